import type { Layout } from './layout/layout.js';

export interface GridShape {
  readonly layout: Layout;
  /** Block size of the viewport in px. */
  readonly viewportSize: number;
  readonly isRightToLeft: boolean;
}

export interface NavigationKey {
  readonly key: string;
  /** Ctrl, or ⌘ where that is the custom. */
  readonly hasModifier: boolean;
}

/**
 * The item that a key moves the focus to, by the grid pattern of the ARIA Authoring Practices; `undefined` for keys
 * that do not navigate. https://www.w3.org/WAI/ARIA/apg/patterns/grid/#keyboardinteraction
 */
export function navigate(index: number, { key, hasModifier }: NavigationKey, shape: GridShape): number | undefined {
  const { layout, isRightToLeft } = shape;
  const forwards = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const last = layout.itemCount - 1;
  if (hasModifier) return key === 'Home' ? 0 : key === 'End' ? last : undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return clampStep(index, key === forwards ? 1 : -1, last);
  if (key === 'ArrowUp') return layout.neighbour(index, -1);
  if (key === 'ArrowDown') return layout.neighbour(index, 1);
  if (key === 'PageUp') return stepPage(index, -1, shape);
  if (key === 'PageDown') return stepPage(index, 1, shape);
  if (key === 'Home') return layout.lineOf(index).items.start;
  if (key === 'End') return layout.lineOf(index).items.end - 1;
  return undefined;
}

function clampStep(index: number, step: number, last: number): number {
  return Math.min(Math.max(0, index + step), last);
}

/** As far as the item's own cell lets a viewport's height go, and at least to the next one. */
function stepPage(index: number, step: 1 | -1, { layout, viewportSize }: GridShape): number {
  const { inline, block, inlineSize, blockSize } = layout.cellRect(index);
  const distance = Math.max(0, viewportSize - blockSize);
  const target = layout.nearest(inline + inlineSize / 2, block + blockSize / 2 + step * distance);
  const isOnward = step > 0 ? target > index : target < index;
  return isOnward ? target : layout.neighbour(index, step);
}
