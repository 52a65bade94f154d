import { BLOCK_ALIGNMENTS, type BlockAlignment } from '../../core/scroll/block-alignment.js';

/** How `scrollToIndex()` and `scrollToKey()` move, as in `Element.scrollIntoView()`. */
export interface ScrollToItemOptions {
  /** Where the item comes to stand. Default: `start`. */
  readonly block?: BlockAlignment;
  /** Default: `auto`, which follows the host's CSS `scroll-behavior`. Far jumps are never smooth. */
  readonly behavior?: ScrollBehavior;
}

const SCROLL_BEHAVIORS: readonly ScrollBehavior[] = ['auto', 'instant', 'smooth'];

/** @throws {TypeError} when an option is not one of its values */
export function readScrollOptions({ block = 'start', behavior = 'auto' }: ScrollToItemOptions = {}) {
  if (!BLOCK_ALIGNMENTS.includes(block)) {
    throw new TypeError(`block must be one of ${BLOCK_ALIGNMENTS.join(', ')}, got ${block}`);
  }
  if (!SCROLL_BEHAVIORS.includes(behavior)) {
    throw new TypeError(`behavior must be one of ${SCROLL_BEHAVIORS.join(', ')}, got ${behavior}`);
  }
  return { block, behavior };
}
