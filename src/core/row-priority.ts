import type { LogicalRect } from './layout/layout.js';
import type { Viewport } from './viewport.js';

/** Bands of priority; a lower one is served first. Within a band the distance in px decides. */
const BAND = 1e9;

/** True for the priority of a row of which a part is in the viewport. */
export function isOnScreen(priority: number): boolean {
  return priority < BAND;
}

/** True when a part of a row is in the viewport as it is now. */
export function isInViewport({ block, blockSize }: LogicalRect, { offset, size }: Viewport): boolean {
  return block < offset + size && block + blockSize > offset;
}

/**
 * When the pictures of a row are wanted: lower is sooner. A request takes `latencyMs` to arrive, so rows are judged by
 * where the viewport will be then: first what it will show, then what lies ahead, then what is behind it or about to
 * leave. `undefined` while the scroll crosses more than a viewport in that time: nothing asked for now would be seen.
 */
export function rowPriority(row: LogicalRect, viewport: Viewport, latencyMs: number): number | undefined {
  const travel = (viewport.velocity * latencyMs) / 1000;
  if (Math.abs(travel) > viewport.size) return undefined;
  const offset = viewport.offset + travel;
  const before = offset - (row.block + row.blockSize);
  const after = row.block - (offset + viewport.size);
  if (before < 0 && after < 0) return distanceFromCentre(row, offset, viewport);
  const isAhead = viewport.velocity < 0 ? before >= 0 : after >= 0;
  return (isAhead ? 1 : 2) * BAND + Math.min(Math.max(before, after), BAND - 1);
}

/** At rest the middle of the screen is looked at first; in motion the edge that the scroll reveals. */
function distanceFromCentre(row: LogicalRect, offset: number, viewport: Viewport): number {
  const lean = Math.sign(viewport.velocity) * 0.5;
  const focus = offset + viewport.size * (0.5 + lean);
  return Math.abs(row.block + row.blockSize / 2 - focus);
}
