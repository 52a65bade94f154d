import type { MassImageGrid } from '../../src/index.js';
import { namedItems } from './focus.js';
import { createGrid, settled, visibleCells } from './grid.js';

type Properties = Parameters<typeof createGrid>[0];

/** Four columns of 100 px, headers of 40 px; sections named by the year. */
export async function createSectionedGrid(
  lengths: readonly number[],
  properties: Properties = {},
): Promise<MassImageGrid> {
  const sections = lengths.map((length, i) => ({ key: `k${i}`, label: String(2000 + i), length }));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const grid = createGrid({ items: namedItems(total), sections, lang: 'en', overscan: 300, ...properties });
  await settled(grid);
  return grid;
}

export const framesOf = (grid: MassImageGrid) => [
  ...(grid.shadowRoot?.querySelectorAll<HTMLElement>('.section-frame:not(.idle)') ?? []),
];

export function headerOf(grid: MassImageGrid, label: string): HTMLElement {
  const header = framesOf(grid)
    .map((frame) => frame.querySelector<HTMLElement>('[part=section]'))
    .find((candidate) => candidate?.querySelector('[part=section-label]')?.textContent === label);
  if (!header) throw new Error(`there is no header ${label}`);
  return header;
}

export const buttonOf = (grid: MassImageGrid, label: string) =>
  headerOf(grid, label).querySelector<HTMLButtonElement>('button') as HTMLButtonElement;

/** Where a header begins, in px from the top of the grid. */
export const topOf = (grid: MassImageGrid, label: string) =>
  headerOf(grid, label).getBoundingClientRect().top - grid.getBoundingClientRect().top;

/** Names of the cells wholly in view. */
export const namesInView = (grid: MassImageGrid) => visibleCells(grid).map(({ element }) => element.ariaLabel ?? '');

export function topOfItem(grid: MassImageGrid, index: number): number {
  const cell = visibleCells(grid).find(({ element }) => element.ariaLabel === `Picture ${index}`);
  if (!cell) throw new Error(`item ${index} is not in view: ${namesInView(grid)}`);
  return cell.rect.top - grid.getBoundingClientRect().top;
}
