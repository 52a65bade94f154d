import { expect } from 'chai';
import { DEFAULT_OVERSCAN } from '../../src/grid/grid-settings.js';
import { requestsOf } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';

const WORKERS = 3;
const MB = 2 ** 20;

describe('thumbnails of a page with several painters', () => {
  it('are found whoever made them: zooms ask for next to nothing that was there', async function () {
    this.timeout(30_000);
    const ledger = crypto.randomUUID();
    const memoryBudget = 64 * MB;
    // In a page of several columns each size puts the pictures into other rows, and so to other painters.
    const items = patternItems(500, 'jpg', { ledger });
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items, memoryBudget, workers: WORKERS, cellSize: 60 });
    await settled(grid);
    const { started } = await requestsOf(ledger);
    expect(started).to.be.greaterThan(50);
    for (const cellSize of [90, 75, 110, 60]) {
      grid.cellSize = cellSize;
      await settled(grid);
      const cells = await readShownCells(grid);
      expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
      const { heldBytes, neededByVisibleBytes } = grid.stats.memory;
      expect(heldBytes).to.be.at.most(Math.max(memoryBudget, neededByVisibleBytes));
    }
    // None here. A painter that has no time to answer is not waited for: on a busy machine there may be some, without it 78.
    expect((await requestsOf(ledger)).started).to.be.below(1.25 * started);
  });
});
