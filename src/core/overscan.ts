import { travelOf, type Viewport } from './viewport.js';

/** Below this speed a scroll is a nudge that may turn at any moment: both sides are kept alike. */
const LEANING_SPEED = 100;

/** Share of the overscan that stays behind a moving viewport, for the turn-back. */
const BEHIND_SHARE = 0.25;

export interface BlockInterval {
  readonly start: number;
  readonly end: number;
}

/**
 * The block interval whose rows are kept: the viewport and `overscan` px ahead of a scroll, a quarter of it behind. The
 * further the scroll goes while a request is under way, the more of that quarter goes ahead, too; at rest half of the sum
 * is on either side. So the number of kept rows, and the bytes of their surfaces, never change.
 */
export function keptInterval(viewport: Viewport, overscan: number, latencyMs: number): BlockInterval {
  const { offset, size, velocity } = viewport;
  const sum = overscan * (1 + BEHIND_SHARE);
  if (Math.abs(velocity) <= LEANING_SPEED) return { start: offset - sum / 2, end: offset + size + sum / 2 };
  const travel = Math.abs(travelOf(viewport, latencyMs));
  const behind = overscan * BEHIND_SHARE * (overscan > 0 ? Math.max(0, 1 - travel / overscan) : 0);
  if (velocity > 0) return { start: offset - behind, end: offset + size + sum - behind };
  return { start: offset - sum + behind, end: offset + size + behind };
}

/** Block size of every interval that `keptInterval` gives. */
export function keptSize(viewportSize: number, overscan: number): number {
  return viewportSize + overscan * (1 + BEHIND_SHARE);
}
