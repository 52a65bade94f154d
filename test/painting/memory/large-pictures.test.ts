import { expect } from 'chai';
import { createGrid, patternItems, readShownCells } from '../../support/grid.js';
import { until } from '../../support/until.js';

const MB = 2 ** 20;

describe('pictures that take more to decode than a budget has', () => {
  it('wait until they are in view, and then until all else is given up', async function () {
    this.timeout(60_000);
    const memoryBudget = 16 * MB;
    // Each takes 17 MB: PNGs are not decoded at reduced scale.
    const items = patternItems(1000, 'png', { size: 2048 });
    const grid = createGrid({ items, memoryBudget, cellSize: 200 });
    let isSettled = false;
    grid.addEventListener('settled', () => {
      isSettled = true;
    });
    const isKeptUntilSettled = () => {
      const { heldBytes, neededByVisibleBytes } = grid.stats.memory;
      expect(heldBytes).to.be.at.most(Math.max(memoryBudget, neededByVisibleBytes));
      return isSettled;
    };
    await until(isKeptUntilSettled, () => JSON.stringify(grid.stats), 20_000);
    expect((await readShownCells(grid)).every(({ index, shown }) => index === shown)).to.equal(true);
  });
});
