import type { ScrollController } from '../../controllers/scroll-controller.js';
import type { Layout } from '../../core/layout/layout.js';
import type { BlockInterval } from '../../core/scroll/overscan.js';

export interface RefineOptions {
  /** Part of the content whose rows are kept. */
  readonly kept: BlockInterval;
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
  { kept, isAtRest, contentSize }: RefineOptions,
): number | undefined {
  // Who jumps to the end of what is only estimated means the last item.
  const isAtEnd = !isAtRest && space.offset > 0 && space.offset >= space.maxOffset - 1;
  const anchor = isAtEnd ? viewport.offset + viewport.size : viewport.offset;
  const place = layout.refine(anchor, { before: anchor - kept.start, after: kept.end - anchor, isAtRest });
  if (place === anchor && layout.blockSize === contentSize) return undefined;
  return isAtEnd ? layout.blockSize - contentSize : place - anchor;
}
