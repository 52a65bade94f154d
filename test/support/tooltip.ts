import type { MassImageGrid } from '../../src/index.js';
import { hover } from './engine.js';
import { namedItems } from './focus.js';
import { createGrid, settled } from './grid.js';
import { until } from './until.js';

/** Beside the grid. */
export const OUTSIDE = { x: 700, y: 500 };

/** With the pointer beside it. */
export async function createTippedGrid(tooltip: MassImageGrid['tooltip']): Promise<MassImageGrid> {
  const grid = createGrid({ items: namedItems(1000), tooltip });
  await settled(grid);
  await hover(OUTSIDE);
  return grid;
}

export function tooltipOf(grid: MassImageGrid): HTMLElement {
  const tooltip = grid.shadowRoot?.querySelector<HTMLElement>('[role=tooltip]');
  if (!tooltip) throw new Error('there is no tooltip');
  return tooltip;
}

export const isShown = (grid: MassImageGrid) => tooltipOf(grid).checkVisibility();

/** Waits until the tooltip says this. */
export async function untilShown(grid: MassImageGrid, text: string): Promise<void> {
  await until(
    () => isShown(grid) && tooltipOf(grid).textContent === text,
    () => `${isShown(grid)}: ${tooltipOf(grid).textContent}`,
  );
}
