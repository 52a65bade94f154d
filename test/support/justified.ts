import type { MassImageGrid } from '../../src/index.js';
import { createGrid, visibleCells } from './grid.js';
import { photographs } from './photographs.js';

export const TEN_MILLION = 10_000_000;

export const createJustified = (properties: Parameters<typeof createGrid>[0] = {}) =>
  createGrid({
    items: photographs(TEN_MILLION, { areSizesTold: true }),
    layout: 'justified',
    cellSize: 90,
    overscan: 300,
    ...properties,
  });

/** Cells in view, row by row. */
export function rowsInView(grid: MassImageGrid): { index: number; rect: DOMRect }[][] {
  const rows = new Map<number, { index: number; rect: DOMRect }[]>();
  for (const cell of visibleCells(grid)) {
    const top = Math.round(cell.rect.top * 4);
    rows.set(top, [...(rows.get(top) ?? []), cell]);
  }
  const inOrder = [...rows.entries()].sort(([a], [b]) => a - b);
  return inOrder.map(([, row]) => row.sort((a, b) => a.index - b.index));
}
