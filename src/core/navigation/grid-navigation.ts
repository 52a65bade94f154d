import type { BlockStep, Layout } from '../layout/layout.js';
import type { GoalColumn } from './goal-column.js';

export interface GridShape {
  readonly layout: Layout;
  /** Block size of the viewport in px. */
  readonly viewportSize: number;
  readonly isRightToLeft: boolean;
  /** What keys that go up and down keep to; changed by each key that moves. */
  readonly goal: GoalColumn;
}

export interface NavigationKey {
  readonly key: string;
  /** Ctrl, or ⌘ where that is the custom. */
  readonly hasModifier: boolean;
}

/** Keys that go up or down. */
const STEPS: Readonly<Record<string, BlockStep>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -1, PageDown: 1 };

/**
 * The item that a key moves the focus to, by the grid pattern of the ARIA Authoring Practices; `undefined` for keys
 * that do not navigate. https://www.w3.org/WAI/ARIA/apg/patterns/grid/#keyboardinteraction
 */
export function navigate(index: number, key: NavigationKey, shape: GridShape): number | undefined {
  const beside = moveVertically(index, key, shape);
  if (beside !== undefined) return beside;
  const target = moveAlong(index, key, shape);
  if (target !== undefined) shape.goal.forget();
  return target;
}

function moveVertically(index: number, { key, hasModifier }: NavigationKey, shape: GridShape): number | undefined {
  const step = hasModifier ? undefined : STEPS[key];
  if (step === undefined) return undefined;
  const { layout, goal } = shape;
  const inline = goal.aimFrom({ kind: 'item', index }, layout);
  const isPage = key.startsWith('Page');
  const target = isPage ? stepPage(index, step, inline, shape) : layout.neighbour(index, step, inline);
  goal.reach({ kind: 'item', index: target }, layout, inline);
  return target;
}

function moveAlong(index: number, { key, hasModifier }: NavigationKey, shape: GridShape): number | undefined {
  const { layout, isRightToLeft } = shape;
  const forwards = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const last = layout.itemCount - 1;
  if (hasModifier) return key === 'Home' ? 0 : key === 'End' ? last : undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return clampStep(index, key === forwards ? 1 : -1, last);
  if (key === 'Home') return layout.lineOf(index).items.start;
  if (key === 'End') return layout.lineOf(index).items.end - 1;
  return undefined;
}

function clampStep(index: number, step: number, last: number): number {
  return Math.min(Math.max(0, index + step), last);
}

/** As far as the item's own cell lets a viewport's height go, and at least to the next one. */
function stepPage(index: number, step: BlockStep, inline: number, { layout, viewportSize }: GridShape): number {
  const { block, blockSize } = layout.cellRect(index);
  const distance = Math.max(0, viewportSize - blockSize);
  const target = layout.nearest(inline, block + blockSize / 2 + step * distance);
  const isOnward = step > 0 ? target > index : target < index;
  return isOnward ? target : layout.neighbour(index, step, inline);
}
