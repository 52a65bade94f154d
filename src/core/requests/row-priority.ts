import type { LogicalRect } from '../layout/layout.js';
import { travelOf, type Viewport } from '../scroll/viewport.js';

/** Bands of priority; a lower one is served first. Within a band the distance in px decides. */
const BAND = 1e9;

/** Faster than this, in viewports per second, what has passed is not fetched: nobody turns back from there at once. */
const PASSING_SPEED = 1;

/** As far as a scroll comes within a frame or two from rest, and in the time in which a busy painter gets to a row. */
const NEAR_PX = 300;
const NEAR_MS = 250;

/** Priority of a row that will have been seen and left before its pictures could arrive: what is decoded is drawn. */
export const LATE = Number.POSITIVE_INFINITY;

/** True for the priority of a row of which a part is in the viewport. */
export function isOnScreen(priority: number): boolean {
  return priority < BAND;
}

/** True when a part of a row is in the viewport as it is now. */
export function isInViewport({ block, blockSize }: LogicalRect, { offset, size }: Viewport): boolean {
  return block < offset + size && block + blockSize > offset;
}

/** True for a row of which a part may be in the viewport soon, if it goes on as it does or begins to move. */
export function isNearViewport({ block, blockSize }: LogicalRect, { offset, size, velocity }: Viewport): boolean {
  const reach = NEAR_PX + (Math.abs(velocity) * NEAR_MS) / 1000;
  return block < offset + size + reach && block + blockSize > offset - reach;
}

/**
 * When the pictures of a row are wanted: lower is sooner. A request takes `latencyMs` to arrive, so rows are judged by
 * where the viewport will be then: first what it will show, then what lies ahead, then what is behind it. Rows that a
 * fast scroll will have passed by then are `LATE`, or not wanted (`undefined`) where it has passed them already. A fling
 * that slows down is met where it lands.
 */
export function rowPriority(row: LogicalRect, viewport: Viewport, latencyMs: number): number | undefined {
  const offset = viewport.offset + travelOf(viewport, latencyMs);
  const before = offset - (row.block + row.blockSize);
  const after = row.block - (offset + viewport.size);
  if (before < 0 && after < 0) return distanceFromCentre(row, offset, viewport);
  const isAhead = viewport.velocity < 0 ? before >= 0 : after >= 0;
  const isPassing = Math.abs(viewport.velocity) > PASSING_SPEED * viewport.size;
  if (isPassing && !isAhead) return hasPassed(row, viewport) ? undefined : LATE;
  return (isAhead ? 1 : 2) * BAND + Math.min(Math.max(before, after), BAND - 1);
}

function hasPassed({ block, blockSize }: LogicalRect, { offset, size, velocity }: Viewport): boolean {
  return velocity < 0 ? block >= offset + size : block + blockSize <= offset;
}

/** At rest the middle of the screen is looked at first; in motion the edge that the scroll reveals. */
function distanceFromCentre(row: LogicalRect, offset: number, viewport: Viewport): number {
  const lean = Math.sign(viewport.velocity) * 0.5;
  const focus = offset + viewport.size * (0.5 + lean);
  return Math.abs(row.block + row.blockSize / 2 - focus);
}
