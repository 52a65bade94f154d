import type { ScrollController } from '../../controllers/scroll-controller.js';
import { isInViewport, isNearViewport, LATE, rowPriority } from '../../core/requests/row-priority.js';
import type { RowOrder } from '../../painting/requests/waiting-cells.js';
import type { GridContent } from '../grid-content.js';

/** When the rows of a layout are wanted, by where the viewport is and how it moves. */
export class RowPriorities {
  /** While the list flies by under a dragged scrubber, no picture is asked for. */
  isFlying = false;
  readonly #scroll: ScrollController;
  readonly #content: GridContent;

  constructor(scroll: ScrollController, content: GridContent) {
    this.#scroll = scroll;
    this.#content = content;
  }

  readonly orderAt = (latencyMs: number): RowOrder => {
    const { viewport } = this.#scroll;
    return (row) => (this.isFlying ? LATE : rowPriority(this.#content.layout.rowRect(row), viewport, latencyMs));
  };

  readonly isVisible = (row: number): boolean => {
    return isInViewport(this.#content.layout.rowRect(row), this.#scroll.viewport);
  };

  readonly isNear = (row: number): boolean => {
    return isNearViewport(this.#content.layout.rowRect(row), this.#scroll.viewport);
  };
}
