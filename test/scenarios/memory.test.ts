import { expect } from 'chai';
import { totalBytes } from '../../src/core/memory/held-bytes.js';
import type { MassImageGrid } from '../../src/index.js';
import { SURFACE_COPIES } from '../../src/painting/page-memory.js';
import { createGrid, patternItems, settled } from '../support/grid.js';
import { until } from '../support/until.js';

/** Device px of the rows that the grid keeps, told by the page itself. */
function rowPixels(grid: MassImageGrid): number {
  const rows = [...(grid.shadowRoot?.querySelectorAll<HTMLElement>('.row:not(.idle)') ?? [])];
  const toPixels = (length: number) => Math.round(length * devicePixelRatio);
  return rows.reduce((sum, { offsetWidth, offsetHeight }) => sum + toPixels(offsetWidth) * toPixels(offsetHeight), 0);
}

describe('memory', () => {
  it('tells what the rows take up, and what is decoded', async () => {
    const grid = createGrid({ items: patternItems(1000), cellSize: 80 });
    await settled(grid);
    const { memory, bitmaps } = grid.stats;
    expect(memory.held.surfaces).to.be.at.least(rowPixels(grid) * 4 * SURFACE_COPIES);
    expect(memory.held.decoded).to.equal(bitmaps.bytes).and.to.be.greaterThan(0);
    expect(memory.heldBytes).to.equal(totalBytes(memory.held));
    expect(memory.neededByVisibleBytes).to.be.greaterThan(0).and.lessThan(memory.held.surfaces);
  });

  it('is one sum for all grids of the page', async () => {
    const grids = [createGrid({ items: patternItems(100) }), createGrid({ items: patternItems(100) })];
    await Promise.all(grids.map(settled));
    const [one, other] = grids.map(({ stats }) => stats.memory);
    expect(one).to.deep.equal(other);
    expect(one?.held.surfaces).to.be.at.least(
      grids.reduce((sum, grid) => sum + rowPixels(grid), 0) * 4 * SURFACE_COPIES,
    );
  });

  it('comes to nothing with the last grid', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    grid.remove();
    await until(() => grid.stats.memory.heldBytes === 0 && grid.stats.memory.neededByVisibleBytes === 0);
  });

  it('is given back by pictures that come to nothing', async () => {
    const item = (index: number) => ({ src: new Blob([`no picture ${index}`]) });
    const grid = createGrid({ items: { length: 20, item } });
    await settled(grid);
    const { inFlight, decoding } = grid.stats.memory.held;
    expect([inFlight, decoding]).to.deep.equal([0, 0]);
  });
});
