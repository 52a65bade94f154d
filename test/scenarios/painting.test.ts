import { expect } from 'chai';
import { wheel } from '../support/engine.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';

describe('painting', () => {
  it('shows every picture in its own cell', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.length).to.be.greaterThan(8);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
  });

  it('shows other pictures after a wheel scroll', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    await settled(grid);
    await wheel({ x: 200, y: 200 }, 1500);
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(grid.scrollOffset).to.be.greaterThan(1000);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
  });
});
