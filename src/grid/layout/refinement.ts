import type { ScrollController } from '../../controllers/scroll-controller.js';
import type { BlockInterval } from '../../core/scroll/overscan.js';
import type { GridContent } from '../grid-content.js';
import type { KeptRows } from '../rows/kept-rows.js';
import type { RatioLearning } from './ratio-learning.js';
import { refineAround } from './refine-around.js';

export interface RefinementParts {
  readonly scroll: ScrollController;
  readonly content: GridContent;
  readonly rows: KeptRows;
  readonly learning: RatioLearning;
  /** Part of the content whose rows are kept. */
  readonly keptInterval: () => BlockInterval;
  /** What was exact before has another place in the layout. */
  readonly onMove: () => void;
}

/**
 * Keeps the layout exact around the viewport, and what is looked at where it is on screen meanwhile: what was estimated is
 * laid out as it comes near, what pictures have told of themselves once nothing moves.
 */
export class Refinement {
  readonly #parts: RefinementParts;
  /** Blocks of the layout have been made exact: at rest, rows are described anew. */
  #hasMoved = false;

  constructor(parts: RefinementParts) {
    this.#parts = parts;
  }

  /** Lays out around the viewport what was estimated. */
  refine(): void {
    this.#refine(false);
  }

  /** True when something was learned that may be shown now: nothing moves, and all in view is there. */
  get isDue(): boolean {
    return this.#parts.learning.isDue && this.#parts.scroll.isAtRest;
  }

  /** Lays out by all that was learned, and puts the thumb to its place: nothing moves. True when rows are to be read anew. */
  rest(): boolean {
    const { learning, scroll } = this.#parts;
    const hasLearned = learning.isDue;
    if (hasLearned) learning.forget();
    this.#refine(hasLearned);
    scroll.reanchor();
    const isOther = hasLearned || this.#hasMoved;
    this.#hasMoved = false;
    return isOther;
  }

  #refine(isAtRest: boolean): void {
    const { content, scroll, rows, keptInterval } = this.#parts;
    if (content.isExact) return;
    const moved = refineAround(content.layout, scroll, { kept: keptInterval(), isAtRest, contentSize: content.size });
    if (moved === undefined) return;
    this.#parts.onMove();
    content.shift(moved);
    rows.reposition();
    this.#hasMoved = true;
  }
}
