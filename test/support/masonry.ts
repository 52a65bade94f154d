import type { MassImageGrid } from '../../src/index.js';
import { cellsOf, createGrid } from './grid.js';
import { photographs } from './photographs.js';

export const TEN_MILLION = 10_000_000;

/** Four columns. */
export const createMasonry = (properties: Parameters<typeof createGrid>[0] = {}) =>
  createGrid({
    items: photographs(TEN_MILLION, { areSizesTold: true }),
    layout: 'masonry',
    cellSize: 100,
    overscan: 300,
    ...properties,
  });

export const rectOf = (grid: MassImageGrid, index: number) =>
  cellsOf(grid)
    .find((element) => element.ariaLabel === `Picture ${index}`)
    ?.getBoundingClientRect() ?? new DOMRect();
