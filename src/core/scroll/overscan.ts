import { travelOf, type Viewport } from './viewport.js';

/** Below this speed a scroll is a nudge that may turn at any moment: both sides are kept alike. */
const LEANING_SPEED = 100;

/** Share of the overscan that stays behind a moving viewport, for the turn-back. */
const BEHIND_SHARE = 0.25;

/** Share of the overscan by which rows may be ahead of where they are wanted, or lag behind. */
const HALF_STEP_SHARE = 0.2;

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

/**
 * The interval that rows are kept for after `held`, the one they were kept for: the same as long as it is no more than half
 * a step from the one that is wanted, then one that is half a step ahead. A page that changes rows is laid out and
 * painted for it, one row or five alike: at 2,000 px/s rows change 4 times a second instead of 15.
 */
export function keptInSteps(
  held: BlockInterval | undefined,
  viewport: Viewport,
  overscan: number,
  latencyMs: number,
): BlockInterval {
  const { offset, size, velocity } = viewport;
  const wanted = keptInterval(viewport, overscan, latencyMs);
  const halfStep = overscan * HALF_STEP_SHARE;
  const isInside = held && held.start <= offset && held.end >= offset + size;
  if (isInside && Math.abs(wanted.start - held.start) <= halfStep) return held;
  const room = velocity < 0 ? wanted.end - (offset + size) : offset - wanted.start;
  const shift = Math.sign(velocity) * Math.min(halfStep, room);
  return { start: wanted.start + shift, end: wanted.end + shift };
}

/** What `keptInSteps()` may keep beyond the interval that is wanted, in px on either side. */
export function stepMargin(overscan: number): number {
  return overscan * HALF_STEP_SHARE;
}

/** Block size of every interval that `keptInterval` gives. */
export function keptSize(viewportSize: number, overscan: number): number {
  return viewportSize + overscan * (1 + BEHIND_SHARE);
}
