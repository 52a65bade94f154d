import { expect } from 'chai';
import type { ImageItem, MassImageGrid } from '../../src/index.js';
import { patternUrl } from '../support/fixtures.js';
import { createGrid, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

function createItems(length: number, prefix = 'old'): ImageItem[] {
  return Array.from({ length }, (_, i) => ({ src: patternUrl(i % 100), key: `${prefix}-${i}`, alt: `${prefix}-${i}` }));
}

/** Scrolled so that the first row in view is cut by 30 px. */
async function createScrolledGrid(items: ImageItem[]): Promise<MassImageGrid> {
  const grid = createGrid({ items });
  await settled(grid);
  grid.scrollTop = 100 * 104 + 30;
  await until(() => grid.scrollOffset === 100 * 104 + 30);
  await settled(grid);
  return grid;
}

/** Name and place of the cells in view. */
function view(grid: MassImageGrid): string[] {
  return visibleCells(grid).map(({ element, rect }) => `${element.ariaLabel} at ${Math.round(rect.top)}`);
}

async function change(grid: MassImageGrid, items: ImageItem[]): Promise<void> {
  grid.items = items;
  await settled(grid);
}

describe('scroll anchoring', () => {
  it('keeps what is in view when items are prepended', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    const before = view(grid);
    await change(grid, [...createItems(10_000, 'new'), ...items]);
    expect(view(grid)).to.deep.equal(before);
    expect(grid.scrollOffset).to.equal(2600 * 104 + 30);
  });

  it('keeps what is in view when items before it are removed', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    const before = view(grid);
    await change(grid, items.slice(200));
    expect(view(grid)).to.deep.equal(before);
  });

  it('keeps what is left in view when the first items in view are removed', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    await change(
      grid,
      items.filter((_, i) => i < 400 || i > 402),
    );
    expect(view(grid).join()).to.contain('old-407');
    expect(grid.scrollOffset).to.equal(100 * 104 + 30);
  });

  it('follows the first item in view when the list is sorted', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    await change(grid, [...items].reverse());
    const row = Math.floor((999 - 400) / 4);
    expect(grid.scrollOffset).to.equal(row * 104 + 30);
  });

  it('keeps its place in the list when no item is left', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    await change(grid, createItems(1000, 'other'));
    expect(grid.scrollOffset).to.equal(100 * 104 + 30);
    await change(grid, [...createItems(40, 'new'), ...createItems(1000, 'other')]);
    expect(grid.scrollOffset, 'and keeps to the new ones').to.equal(110 * 104 + 30);
  });

  it('shows the end of a list that has become too short', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    await change(grid, createItems(100, 'other'));
    expect(grid.scrollOffset).to.equal(25 * 104 - 4 - 400);
    await change(grid, []);
    expect(grid.scrollOffset).to.equal(0);
  });

  it('reads changed items again, and leaves what is in view in place', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    const before = view(grid);
    items.unshift(...createItems(400, 'new'));
    grid.refresh();
    await settled(grid);
    expect(view(grid)).to.deep.equal(before);
  });

  it('reads a range of items again', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    items[405] = { src: patternUrl(50), key: 'old-405', alt: 'renamed' };
    items[406] = { src: patternUrl(6), key: 'old-406', alt: 'not read again' };
    grid.refresh({ start: 405, end: 406 });
    await settled(grid);
    expect(view(grid).join()).to.contain('renamed');
    expect(grid.scrollOffset).to.equal(100 * 104 + 30);
  });

  it('reads nothing again of a range without items', async () => {
    const items = createItems(1000);
    const grid = await createScrolledGrid(items);
    items[405] = { src: patternUrl(50), key: 'old-405', alt: 'not read again' };
    grid.refresh({ start: 405, end: 405 });
    await settled(grid);
    expect(view(grid).join()).not.to.contain('not read again');
  });

  it('refuses a range that is none', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    expect(() => grid.refresh({ start: 0.5, end: 2 })).to.throw(
      TypeError,
      'range must be { start, end } in whole numbers, got 0.5 to 2',
    );
  });

  it('keeps the first item in view when the width changes, and ends where it began', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    const before = view(grid);
    for (const [width, columns] of [
      ['300px', 2],
      ['700px', 6],
      ['220px', 2],
      ['480px', 4],
    ] as const) {
      grid.style.inlineSize = width;
      await until(() => grid.shadowRoot?.querySelector('[role=grid]')?.ariaColCount === String(columns));
      await settled(grid);
      expect(grid.scrollOffset, width).to.be.closeTo(Math.floor(400 / columns) * 104 + 30, 1);
    }
    expect(view(grid)).to.deep.equal(before);
  });

  it('keeps the first item in view when the cells change', async () => {
    const grid = await createScrolledGrid(createItems(1000));
    const before = view(grid);
    grid.cellSize = 50;
    grid.gap = 0;
    await settled(grid);
    expect(grid.scrollOffset).to.be.closeTo(Math.floor(400 / 9) * 50 + 15, 1);
    grid.cellSize = 100;
    grid.gap = 4;
    await settled(grid);
    expect(view(grid)).to.deep.equal(before);
  });
});
