import { expect } from 'chai';
import { cellsOf, createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

describe('a grid whose page changes its style', () => {
  it('takes another gap', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    const gap = () => {
      const [first, second] = cellsOf(grid).map((cell) => cell.getBoundingClientRect());
      return (second?.left ?? 0) - (first?.right ?? 0);
    };
    expect(gap()).to.equal(4);
    grid.style.setProperty('--mass-image-grid-gap', '20px');
    await until(() => gap() === 20);
  });

  it('paints other corners', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    const { finished } = grid.stats.requests;
    grid.style.setProperty('--mass-image-grid-radius', '12px');
    await until(() => grid.stats.requests.finished > finished);
  });

  it('turns with the writing direction', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    const { finished } = grid.stats.requests;
    grid.dir = 'rtl';
    await until(() => grid.stats.requests.finished > finished);
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
  });

  it('scrolls no further for it', async () => {
    const grid = createGrid({ items: patternItems(2) });
    grid.style.setProperty('--mass-image-grid-radius', '2000px');
    await settled(grid);
    expect(grid.scrollHeight).to.equal(grid.clientHeight);
  });
});
