import type { ZoomPoint } from '../controllers/zoom-controller.js';
import { zoomedSize } from '../core/zoom.js';
import { type ContentPoint, StretchedContent } from '../rendering/stretched-content.js';
import type { GridView } from './grid-view.js';

export interface CellZoomHandlers {
  readonly cellSize: () => number;
  /** The item that the keyboard is at, if it can be seen. */
  readonly focusedIndex: () => number | undefined;
  /** Lays out at once for another cell size. */
  readonly resize: (cellSize: number) => void;
}

/**
 * Zooms the cells around a point: what is under it, or has the focus, stays in place. While a gesture goes on, what is
 * painted is stretched; once it ends, the grid is laid out for the new cell size.
 */
export class CellZoom {
  readonly #host: HTMLElement;
  readonly #content: HTMLElement;
  readonly #view: () => GridView;
  readonly #handlers: CellZoomHandlers;
  readonly #stretched: StretchedContent;
  #origin: ContentPoint | undefined;
  /** Held while the cells are being resized by a gesture. */
  #point: ZoomPoint | undefined;

  constructor(host: HTMLElement, content: HTMLElement, view: () => GridView, handlers: CellZoomHandlers) {
    this.#host = host;
    this.#content = content;
    this.#view = view;
    this.#handlers = handlers;
    this.#stretched = new StretchedContent(content);
  }

  /** A gesture goes on. */
  stretch(factor: number, point: ZoomPoint): void {
    const cellSize = this.#handlers.cellSize();
    this.#origin ??= this.#contentPoint(point);
    this.#stretched.stretch(this.#sizeAfter(factor) / cellSize, this.#origin);
  }

  /** A gesture has ended, or a step is made at once, which is animated then. */
  zoom(factor: number, point: ZoomPoint | undefined): void {
    const before = this.#handlers.cellSize();
    const after = this.#sizeAfter(factor);
    this.#stretched.release();
    this.#origin = undefined;
    if (after === before) return;
    this.#point = point ?? (this.#handlers.focusedIndex() === undefined ? this.#middle : undefined);
    this.#handlers.resize(after);
    this.#point = undefined;
    if (!point) this.#stretched.settleFrom(before / after, this.#contentPoint(this.#middle));
  }

  /** The cells are about to be laid out for another size: by a gesture, or by a script, which holds what has the focus. */
  hold(): void {
    const focused = this.#handlers.focusedIndex();
    if (!this.#view().isLaidOut) return;
    if (this.#point) this.#view().place.holdPoint(this.#point.clientX, this.#point.clientY);
    else if (focused !== undefined) this.#view().place.holdItem(focused);
  }

  #sizeAfter(factor: number): number {
    const { clientWidth, clientHeight } = this.#host;
    return zoomedSize(this.#handlers.cellSize(), factor, Math.min(clientWidth, clientHeight));
  }

  get #middle(): ZoomPoint {
    const { left, top, width, height } = this.#host.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  }

  #contentPoint({ clientX, clientY }: ZoomPoint): ContentPoint {
    const { left, top } = this.#content.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
