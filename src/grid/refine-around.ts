import type { ScrollController } from '../controllers/scroll-controller.js';
import type { Layout } from '../core/layout/layout.js';
import { keptInterval } from '../core/overscan.js';

export interface RefineOptions {
  /** In px, as for the rows that are kept. */
  readonly overscan: number;
  /** Nothing moves: rows in view may change by what was learned of their items. */
  readonly isAtRest: boolean;
  /** Block size of the content as it was shown last, in px. */
  readonly contentSize: number;
}

/**
 * Makes a layout exact around the viewport, and tells by how many px what is looked at has moved in it; `undefined` where
 * it was exact before.
 */
export function refineAround(
  layout: Layout,
  { viewport, space }: ScrollController,
  { overscan, isAtRest, contentSize }: RefineOptions,
): number | undefined {
  const { start, end } = keptInterval(viewport, overscan);
  // Who jumps to the end of what is only estimated means the last item.
  const isAtEnd = !isAtRest && space.offset > 0 && space.offset >= space.maxOffset - 1;
  const anchor = isAtEnd ? viewport.offset + viewport.size : viewport.offset;
  const place = layout.refine(anchor, { before: anchor - start, after: end - anchor, isAtRest });
  if (place === anchor && layout.blockSize === contentSize) return undefined;
  return isAtEnd ? layout.blockSize - contentSize : place - anchor;
}
