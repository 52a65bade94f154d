import { expect } from 'chai';
import { crossOrigin, fixtureUrl, requestsOf, resetRequests } from '../support/fixtures.js';
import { createGrid, patternItems, settled } from '../support/grid.js';
import { until } from '../support/until.js';

describe('what has left', () => {
  it('has its requests aborted, down to the network', async () => {
    await resetRequests('aborted');
    // Another host name, since an engine opens only six connections to one, and the test itself needs one of them.
    const slow = (index: number) => crossOrigin(fixtureUrl(`slow/${index}.jpg`, { ledger: 'aborted', cors: true }));
    const grid = createGrid({ items: { length: 100_000, item: slow } });
    await until(async () => (await requestsOf('aborted')).inFlight > 0);
    const { started } = await requestsOf('aborted');
    grid.scrollToIndex(50_000);
    await until(async () => (await requestsOf('aborted')).aborted >= started);
    grid.remove();
    await until(async () => (await requestsOf('aborted')).inFlight === 0);
  });

  it('leaves nothing held, queued or running, however often it comes and goes', async function () {
    this.timeout(60_000);
    const grid = createGrid({ items: patternItems(10_000) });
    await settled(grid);
    for (let round = 0; round < 10; round++) {
      grid.remove();
      await until(() => grid.stats.workers.alive === 0 && grid.stats.bitmaps.held === 0);
      const { rows, cells, requests } = grid.stats;
      expect([rows, cells, requests.queued, requests.running]).to.deep.equal([0, 0, 0, 0]);
      document.body.append(grid);
      await settled(grid);
    }
    expect(grid.shadowRoot?.querySelectorAll('canvas').length).to.equal(grid.stats.rows);
  });
});
