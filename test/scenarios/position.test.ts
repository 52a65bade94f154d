import { expect } from 'chai';
import type { GridPosition, ImageItem, Items, MassImageGrid } from '../../src/index.js';
import { fixtureUrl, patternUrl } from '../support/fixtures.js';
import { createGrid, settled, visibleCells } from '../support/grid.js';
import { TestPages } from '../support/paged-items.js';
import { until } from '../support/until.js';

function createItems(length: number, prefix = 'old'): ImageItem[] {
  return Array.from({ length }, (_, i) => ({ src: patternUrl(i % 100), key: `${prefix}-${i}`, alt: `${prefix}-${i}` }));
}

/** Name and place of the cells in view, from the first to the last. */
function view(grid: MassImageGrid): string[] {
  const cells = visibleCells(grid).sort((a, b) => a.index - b.index);
  return cells.map(({ element, rect }) => `${element.ariaLabel} at ${Math.round(rect.top)}`);
}

const namesOf = (grid: MassImageGrid) => visibleCells(grid).map(({ element }) => element.ariaLabel);

async function shown(grid: MassImageGrid): Promise<void> {
  await until(() => namesOf(grid).length > 0 && !namesOf(grid).some((name) => name?.includes('loading')), '', 10_000);
  await settled(grid);
}

/** Scrolled so that the first row in view is cut by 30 px. */
async function createScrolledGrid(items: Items, offset: number): Promise<MassImageGrid> {
  const grid = createGrid({ items });
  await settled(grid);
  grid.scrollTop = offset;
  await until(() => grid.scrollOffset === offset);
  await settled(grid);
  return grid;
}

/** As a page stores it when it is left. */
function stored(grid: MassImageGrid): GridPosition {
  const { position } = grid;
  grid.remove();
  return JSON.parse(JSON.stringify(position)) as GridPosition;
}

describe('position', () => {
  it('is told by the first item in view', async () => {
    const grid = await createScrolledGrid(createItems(1000), 100 * 104 + 30);
    expect(grid.position).to.deep.equal({ key: 'old-400', index: 400, offset: 0.3, cellSize: 100 });
  });

  it('shows the same pictures at the same place in another grid, and the same cell size', async () => {
    const items = createItems(1000);
    const before = await createScrolledGrid(items, 100 * 104 + 30);
    const expected = view(before);
    const position = stored(before);
    const grid = createGrid({ items, cellSize: 50 });
    grid.position = position;
    await shown(grid);
    expect(view(grid)).to.deep.equal(expected);
    expect([grid.cellSize, grid.position]).to.deep.equal([100, position]);
  });

  it('may be given before there are items, and is read back until they come', async () => {
    const items = createItems(1000);
    const before = await createScrolledGrid(items, 100 * 104 + 30);
    const expected = view(before);
    const position = stored(before);
    const grid = document.createElement('mass-image-grid');
    grid.position = position;
    expect(grid.position).to.deep.equal(position);
    const connected = createGrid();
    connected.position = position;
    await settled(connected);
    connected.items = items;
    await shown(connected);
    expect(view(connected)).to.deep.equal(expected);
  });

  it('goes by key where the list was sorted or added to', async () => {
    const items = createItems(1000);
    const before = await createScrolledGrid(items, 100 * 104 + 30);
    const expected = view(before);
    const position = stored(before);
    const added = createGrid({ items: [...createItems(10_000, 'new'), ...items] });
    added.position = position;
    await shown(added);
    expect(view(added)).to.deep.equal(expected);
    added.remove();
    const sorted = createGrid({ items: [...items].reverse() });
    sorted.position = position;
    await shown(sorted);
    expect(sorted.scrollOffset).to.equal(Math.floor(599 / 4) * 104 + 30);
  });

  it('goes by index where the item is gone, and to the end where the list is too short', async () => {
    const items = createItems(1000);
    const position = { key: 'old-400', index: 400, offset: 0.3 };
    const filtered = createGrid({ items: items.filter(({ key }) => key !== 'old-400') });
    filtered.position = position;
    await shown(filtered);
    expect(filtered.scrollOffset).to.equal(100 * 104 + 30);
    const short = createGrid({ items: createItems(80) });
    short.position = { index: 400 };
    await shown(short);
    expect(short.scrollOffset).to.equal(short.maxScrollOffset);
  });

  it('is left for good as soon as the user scrolls', async () => {
    const grid = createGrid({ items: createItems(1000) });
    grid.position = { index: 400 };
    await shown(grid);
    grid.scrollTop = 0;
    await until(() => grid.scrollOffset === 0);
    grid.items = createItems(2000);
    await shown(grid);
    expect(grid.scrollOffset).to.equal(0);
  });

  it('waits for a list that is still coming in', async () => {
    const grid = createGrid({ src: fixtureUrl('chunks?lines=5000&size=2000') });
    grid.position = { index: 4000, offset: 0.5 };
    await until(() => grid.stats.items === 5000, '', 15_000);
    await until(() => grid.scrollOffset === 1000 * 104 + 50);
  });

  it('goes by index where pages are not there yet, and by key where the source finds it', async () => {
    const byIndex = createGrid({ items: new TestPages(10_000_000) });
    byIndex.position = { key: 5_000_000, index: 5_000_000, offset: 0.25 };
    await shown(byIndex);
    expect(namesOf(byIndex)).to.include('Picture 5000005');
    byIndex.remove();
    const pages = new TestPages(10_000_000);
    pages.prepend(10_000);
    const items = Object.assign(pages, { indexOfKey: (key: string | number) => Number(key) + 10_000 });
    const byKey = createGrid({ items });
    byKey.position = { key: 5_000_000, index: 5_000_000, offset: 0.25 };
    await shown(byKey);
    expect(namesOf(byKey)).to.include('Picture 5000005');
    expect(byKey.position?.index).to.equal(5_010_000);
  });

  it('makes a list of unknown length grow until it is reached', async () => {
    const grid = createGrid({ items: new TestPages() });
    grid.position = { index: 1000, offset: 0.5 };
    await until(() => grid.scrollOffset === 250 * 104 + 50, '', 15_000);
    await shown(grid);
    expect(namesOf(grid)).to.include('Picture 1004');
  });

  it('is none while there is nothing to tell', async () => {
    const grid = createGrid();
    await settled(grid);
    expect(grid.position).to.equal(null);
  });

  it('stays where it is when it is given what is no position, and says so once', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    const grid = createGrid({ items: createItems(1000) });
    for (const wrong of [7, { index: -1 }, { index: 1.5 }, { index: 1, offset: Number.NaN }, { key: {}, index: 1 }]) {
      grid.position = wrong as GridPosition;
    }
    grid.position = null;
    console.warn = warn;
    await settled(grid);
    expect([warnings.length, grid.scrollOffset]).to.deep.equal([1, 0]);
    expect(warnings[0]).to.include('position must be { key, index, offset, cellSize }');
  });
});
