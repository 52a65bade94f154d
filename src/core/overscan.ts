import type { Viewport } from './viewport.js';

/** Below this speed a scroll is a nudge that may turn at any moment: both sides are kept alike. */
const LEANING_SPEED = 100;

/** Share of the overscan that stays behind a moving viewport, for the turn-back. */
const BEHIND_SHARE = 0.25;

export interface BlockInterval {
  readonly start: number;
  readonly end: number;
}

/**
 * The block interval whose rows are kept: the viewport and `overscan` px ahead of a scroll, a quarter of it behind;
 * at rest half of that sum on either side, so that the number of kept rows does not change with the direction.
 */
export function keptInterval({ offset, size, velocity }: Viewport, overscan: number): BlockInterval {
  const behind = overscan * BEHIND_SHARE;
  const even = (overscan + behind) / 2;
  if (velocity > LEANING_SPEED) return { start: offset - behind, end: offset + size + overscan };
  if (velocity < -LEANING_SPEED) return { start: offset - overscan, end: offset + size + behind };
  return { start: offset - even, end: offset + size + even };
}

/** Block size of every interval that `keptInterval` gives. */
export function keptSize(viewportSize: number, overscan: number): number {
  return viewportSize + overscan * (1 + BEHIND_SHARE);
}
