import { expect } from 'chai';
import type { ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { crossOrigin, fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { cellsOf, createGrid, readShownCells, settled } from '../support/grid.js';
import { setOnline } from '../support/online.js';
import { until } from '../support/until.js';

interface Watched {
  readonly grid: MassImageGrid;
  readonly errors: ItemErrorEvent[];
  /** Requests for the second of four items so far. */
  readonly attempts: () => Promise<number>;
}

/** Four items, the second of which is at `path` under a ledger of its own. */
function createWatched(path: string, options: { retryAfter?: string; isElsewhere?: boolean } = {}): Watched {
  const ledger = crypto.randomUUID();
  const { isElsewhere, ...fixture } = options;
  const url = fixtureUrl(path, { ledger, ...fixture });
  const grid = createGrid({
    items: [patternUrl(0), isElsewhere ? crossOrigin(url) : url, patternUrl(2), patternUrl(3)],
  });
  const errors: ItemErrorEvent[] = [];
  grid.addEventListener('item-error', (event) => errors.push(event));
  return { grid, errors, attempts: async () => (await requestsOf(ledger)).started };
}

const shownBy = async (grid: MassImageGrid) => (await readShownCells(grid)).map(({ shown }) => shown);

describe('retries', () => {
  for (const [what, path] of [
    ['a server that is not available', 'flaky/503/2/1'],
    ['a connection that is cut', 'flaky/000/1/1'],
  ] as const) {
    it(`show the picture in the end after ${what}`, async () => {
      const { grid, errors, attempts } = createWatched(path);
      await settled(grid);
      expect(await shownBy(grid)).to.deep.equal([0, 1, 2, 3]);
      expect(errors).to.deep.equal([]);
      expect(await attempts()).to.be.greaterThan(1);
    });
  }

  it('end after the third attempt, and tell of the last failure alone', async () => {
    const { grid, errors, attempts } = createWatched('status/500');
    await settled(grid);
    expect(errors.map(({ cause }) => cause.message)).to.deep.equal(['The server answered 500 Internal Server Error']);
    expect(await attempts()).to.equal(3);
    expect(await shownBy(grid)).to.deep.equal([0, undefined, 2, 3]);
  });

  it('keep the placeholder, and the grid from being settled, while they wait', async () => {
    const { grid, errors, attempts } = createWatched('flaky/503/1/1', { retryAfter: '30' });
    let isSettled = false;
    grid.addEventListener('settled', () => {
      isSettled = true;
    });
    await until(() => grid.stats.requests.finished === 3 && grid.stats.requests.failed === 1);
    expect(cellsOf(grid)[1]?.part.value).to.equal('cell placeholder');
    expect(grid.stats.requests).to.deep.include({ queued: 1, running: 0 });
    expect([isSettled, errors.length, await attempts()]).to.deep.equal([false, 0, 1]);
  });

  it('come when the server allows them', async () => {
    const { grid, errors, attempts } = createWatched('flaky/429/1/1', { retryAfter: '1' });
    await settled(grid);
    expect([errors.length, await attempts()]).to.deep.equal([0, 2]);
    expect(await shownBy(grid)).to.deep.equal([0, 1, 2, 3]);
  });

  it('are not for a server that asks for too long', async () => {
    const { grid, errors, attempts } = createWatched('flaky/503/1/1', { retryAfter: '3600' });
    await settled(grid);
    expect([errors.length, await attempts()]).to.deep.equal([1, 1]);
  });

  for (const path of ['status/404', 'status/403', 'not-an-image.jpg', 'empty.jpg']) {
    it(`are not for ${path}, which would not get better`, async () => {
      const { grid, errors, attempts } = createWatched(path);
      await settled(grid);
      await until(() => errors.length === 1);
      expect(grid.stats.requests.failed).to.equal(1);
      // What is no image is asked for a second time by <img>, which may show what no worker can decode.
      expect(await attempts()).to.be.at.most(2);
    });
  }

  it('leave it to <img> where CORS is the reason', async () => {
    const { grid, errors } = createWatched('pattern/1.jpg', { isElsewhere: true });
    await settled(grid);
    await until(async () => (await shownBy(grid))[1] === 1);
    expect(errors).to.deep.equal([]);
    expect(grid.stats.requests.failed).to.equal(1);
  });

  it('wait while the device is offline, until it is online again', async () => {
    setOnline(false);
    const { grid, errors, attempts } = createWatched('flaky/000/1/1');
    await until(() => grid.stats.requests.failed === 1);
    expect(grid.stats.requests.queued).to.equal(1);
    const before = await attempts();
    setOnline(true);
    await settled(grid);
    expect(await shownBy(grid)).to.deep.equal([0, 1, 2, 3]);
    expect(errors).to.deep.equal([]);
    expect(await attempts()).to.be.greaterThan(before);
  });

  it('end with the row that they wait for', async () => {
    const { grid, errors, attempts } = createWatched('flaky/503/9/1', { retryAfter: '1' });
    await until(() => grid.stats.requests.failed === 1);
    grid.items = [patternUrl(4)];
    await settled(grid);
    expect(grid.stats.requests.queued).to.equal(0);
    expect([errors.length, await attempts()]).to.deep.equal([0, 1]);
  });

  it('hold no place in flight', async () => {
    const ledger = crypto.randomUUID();
    const waiting = (index: number) => fixtureUrl(`flaky/503/999/${index}`, { ledger, retryAfter: '30' });
    const items = Array.from({ length: 60 }, (_, index) => (index < 40 ? waiting(index) : patternUrl(index)));
    const grid = createGrid({ items, cellSize: 40 });
    await until(() => grid.stats.requests.finished === 20 && grid.stats.requests.failed === 40);
    expect(grid.stats.requests).to.deep.include({ queued: 40, running: 0 });
  });
});
