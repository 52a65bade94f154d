import { expect } from 'chai';
import { fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const shownIn = async (grid: Parameters<typeof readShownCells>[0]) =>
  (await readShownCells(grid)).map(({ shown }) => shown);

describe('sources', () => {
  it('are asked for the narrowest that suffices, and the wider one once the cell has grown', async () => {
    const [narrow, wide] = [crypto.randomUUID(), crypto.randomUUID()];
    const sources = [
      { src: patternUrl(2, 'jpg', { size: 1024, ledger: wide }), width: 1024 },
      { src: patternUrl(1, 'jpg', { size: 128, ledger: narrow }), width: 128 },
    ];
    const grid = createGrid({ items: [{ src: 'none.jpg', sources }], cellSize: 100 });
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([1]);
    expect((await requestsOf(wide)).started).to.equal(0);
    grid.cellSize = 300;
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([2]);
    // What is there wide enough is shown in smaller cells.
    grid.cellSize = 60;
    await settled(grid);
    expect([(await requestsOf(narrow)).started, (await requestsOf(wide)).started]).to.deep.equal([1, 1]);
  });

  it('show what is there of a narrower one until the wider one comes', async () => {
    const sources = [
      { src: patternUrl(1, 'jpg', { size: 128 }), width: 128 },
      { src: fixtureUrl('slow/1.jpg'), width: 1024 },
    ];
    const grid = createGrid({ items: [{ sources }], cellSize: 100 });
    await settled(grid);
    grid.cellSize = 300;
    await until(async () => (await shownIn(grid))[0] === 1 && grid.stats.requests.running === 1, 'not shown', 15_000);
  });

  it('that make no sense are told once, and `src` is shown', async () => {
    const warnings: unknown[] = [];
    const warn = console.warn;
    console.warn = (...args) => void warnings.push(args[0]);
    try {
      const sources = [{ src: 'a.jpg' }] as never;
      const grid = createGrid({ items: [1, 2].map((index) => ({ src: patternUrl(index), sources })) });
      await settled(grid);
      expect(await shownIn(grid)).to.deep.equal([1, 2]);
    } finally {
      console.warn = warn;
    }
    expect(warnings).to.have.length(1);
    expect(String(warnings[0])).to.contain('sources must be a list of { src, width }');
  });
});
