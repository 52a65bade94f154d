import type { MassImageGrid } from '../../src/index.js';
import type { Point } from './engine.js';

/** The slider of a grid's scrubber. */
export function railOf(grid: MassImageGrid): HTMLElement {
  const rail = grid.shadowRoot?.querySelector<HTMLElement>('[part=scrubber]');
  if (!rail) throw new Error('the grid has no scrubber');
  return rail;
}

/** A point of the rail; 0 is its start, 1 its end. */
export function pointOfRail(grid: MassImageGrid, share: number): Point {
  const { x, y, width, height } = railOf(grid).getBoundingClientRect();
  return { x: Math.round(x + width / 2), y: Math.round(y + 1 + share * (height - 2)) };
}

export function pointOfThumb(grid: MassImageGrid): Point {
  const { x, y, width, height } = partOf(grid, 'scrubber-thumb').getBoundingClientRect();
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

/** What the bubble says, `undefined` while there is none. */
export function bubbleOf(grid: MassImageGrid): string | undefined {
  const bubble = partOf(grid, 'scrubber-bubble');
  return bubble.hidden ? undefined : (bubble.textContent ?? '');
}

export function rectOfBubble(grid: MassImageGrid): DOMRect {
  return partOf(grid, 'scrubber-bubble').getBoundingClientRect();
}

function partOf(grid: MassImageGrid, part: string): HTMLElement {
  const element = grid.shadowRoot?.querySelector<HTMLElement>(`[part=${part}]`);
  if (!element) throw new Error(`the grid has no ${part}`);
  return element;
}
