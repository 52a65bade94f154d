import type { ImageItem, MassImageGrid } from '../../src/index.js';
import { PIXEL } from './fixtures.js';
import { createGrid, settled, visibleCells } from './grid.js';
import { until } from './until.js';

export function createItems(length: number, prefix = 'old'): ImageItem[] {
  return Array.from({ length }, (_, i) => ({ src: PIXEL, key: `${prefix}-${i}`, alt: `${prefix}-${i}` }));
}

/** Scrolled so that the first row in view is cut by 30 px. */
export async function createScrolledGrid(items: ImageItem[]): Promise<MassImageGrid> {
  const grid = createGrid({ items });
  await settled(grid);
  grid.scrollTop = 100 * 104 + 30;
  await until(() => grid.scrollOffset === 100 * 104 + 30);
  await settled(grid);
  return grid;
}

/** Name and place of the cells in view, from top to bottom. */
export function view(grid: MassImageGrid): string[] {
  const cells = visibleCells(grid).sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
  return cells.map(({ element, rect }) => `${element.ariaLabel} at ${Math.round(rect.top)}`);
}

export async function change(grid: MassImageGrid, items: ImageItem[]): Promise<void> {
  grid.items = items;
  await settled(grid);
}
