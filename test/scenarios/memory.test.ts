import { expect } from 'chai';
import { totalBytes } from '../../src/core/memory/held-bytes.js';
import { DEFAULT_OVERSCAN } from '../../src/grid/grid-settings.js';
import type { MassImageGrid } from '../../src/index.js';
import { SURFACE_COPIES } from '../../src/painting/memory/surface-bytes.js';
import { wheel } from '../support/engine.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { nextFrame, until } from '../support/until.js';

const MB = 2 ** 20;

/** Device px of the rows that the grid keeps, told by the page itself. */
function rowPixels(grid: MassImageGrid): number {
  const rows = [...(grid.shadowRoot?.querySelectorAll<HTMLElement>('.row:not(.idle)') ?? [])];
  const toPixels = (length: number) => Math.round(length * devicePixelRatio);
  return rows.reduce((sum, { offsetWidth, offsetHeight }) => sum + toPixels(offsetWidth) * toPixels(offsetHeight), 0);
}

describe('memory', () => {
  it('tells what the rows take up, and what is decoded', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000), cellSize: 80 });
    await settled(grid);
    const { memory, bitmaps } = grid.stats;
    expect(memory.held.surfaces).to.be.at.least(rowPixels(grid) * 4 * SURFACE_COPIES);
    expect(memory.held.decoded).to.equal(bitmaps.bytes).and.to.be.greaterThan(0);
    expect(memory.heldBytes).to.equal(totalBytes(memory.held));
    expect(memory.neededByVisibleBytes).to.be.greaterThan(0).and.lessThan(memory.held.surfaces);
  });

  it('is one sum for all grids of the page', async () => {
    const grids = [
      createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(100) }),
      createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(100) }),
    ];
    await Promise.all(grids.map(settled));
    const [one, other] = grids.map(({ stats }) => stats.memory);
    expect(one).to.deep.equal(other);
    expect(one?.held.surfaces).to.be.at.least(
      grids.reduce((sum, grid) => sum + rowPixels(grid), 0) * 4 * SURFACE_COPIES,
    );
  });

  it('comes to nothing with the last grid', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    await settled(grid);
    grid.remove();
    await until(() => grid.stats.memory.heldBytes === 0 && grid.stats.memory.neededByVisibleBytes === 0);
  });

  it('is given back by pictures that come to nothing', async () => {
    const item = (index: number) => ({ src: new Blob([`no picture ${index}`]) });
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: { length: 20, item } });
    await settled(grid);
    const { inFlight, decoding } = grid.stats.memory.held;
    expect([inFlight, decoding]).to.deep.equal([0, 0]);
  });
});

describe('a memory budget', () => {
  it('is told in stats, by default what the device can spare', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(10) });
    await settled(grid);
    expect(grid.stats.memory.budgetBytes).to.be.within(128 * MB, 4096 * MB);
    grid.setAttribute('memory-budget', '64MB');
    await grid.updateComplete;
    expect(grid.stats.memory.budgetBytes).to.equal(64 * MB);
    grid.removeAttribute('memory-budget');
    await grid.updateComplete;
    expect(grid.stats.memory.budgetBytes).to.be.at.least(128 * MB);
  });

  it('that is the smallest of several grids counts for all of them', async () => {
    const grids = [256 * MB, 40 * MB, null].map((memoryBudget) =>
      createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(10), memoryBudget }),
    );
    await Promise.all(grids.map(settled));
    expect(grids.map(({ stats }) => stats.memory.budgetBytes)).to.deep.equal([40 * MB, 40 * MB, 40 * MB]);
    grids[1]?.remove();
    await until(() => grids[0]?.stats.memory.budgetBytes === 256 * MB);
  });

  it('makes the caches let go at once when it shrinks', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000, 'jpg', { size: 256 }) });
    await settled(grid);
    expect(grid.stats.memory.held.decoded).to.be.greaterThan(0);
    grid.memoryBudget = 1;
    await grid.updateComplete;
    await until(() => grid.stats.memory.held.decoded === 0);
    expect(grid.stats.bitmaps.held).to.equal(0);
  });

  it('never refuses what is visible, keeps nothing else where it does not suffice, and gives back what it may again', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000), memoryBudget: '1kB' });
    await settled(grid);
    expect((await readShownCells(grid)).every(({ index, shown }) => index === shown)).to.equal(true);
    const { heldBytes, neededByVisibleBytes, budgetBytes } = grid.stats.memory;
    expect(heldBytes).to.equal(neededByVisibleBytes).and.to.be.greaterThan(budgetBytes);
    const { rows } = grid.stats;
    grid.memoryBudget = null;
    await grid.updateComplete;
    await settled(grid);
    expect(grid.stats.rows).to.be.greaterThan(rows);
    expect(grid.stats.memory.heldBytes).to.be.greaterThan(heldBytes);
  });

  it('is kept at every moment of a scroll, with as much overscan as it allows', async function () {
    this.timeout(60_000);
    const memoryBudget = 12 * MB;
    const grid = createGrid({
      overscan: DEFAULT_OVERSCAN,
      items: patternItems(10_000, 'jpg', { size: 512 }),
      memoryBudget,
      cellSize: 60,
    });
    await settled(grid);
    for (let step = 0; step < 6; step++) {
      if (step === 3) grid.scrollToIndex(7000);
      else await wheel({ x: 200, y: 200 }, 700);
      for (let frame = 0; frame < 8; frame++) {
        const { heldBytes, neededByVisibleBytes } = grid.stats.memory;
        expect(heldBytes).to.be.at.most(Math.max(memoryBudget, neededByVisibleBytes));
        await nextFrame();
      }
    }
    await settled(grid);
    expect((await readShownCells(grid)).every(({ index, shown }) => index === shown)).to.equal(true);
  });
});
