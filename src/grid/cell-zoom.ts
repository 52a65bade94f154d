import { ZoomController, type ZoomPoint } from '../controllers/zoom-controller.js';
import { zoomedSize } from '../core/zoom.js';
import { CellSizeChangeEvent } from '../events.js';
import { type ContentPoint, StretchedContent } from '../rendering/stretched-content.js';
import type { GridHost } from './grid-host.js';
import { readSettings } from './grid-settings.js';
import type { GridView } from './grid-view.js';

export interface CellZoomHandlers {
  readonly view: () => GridView;
  /** The item that the keyboard is at, if it can be seen. */
  readonly focusedIndex: () => number | undefined;
  /** Applies property changes of the host at once. */
  readonly flush: () => void;
}

/**
 * Zooms the cells around a point: what is under it, or has the focus, stays in place. While a gesture goes on, what is
 * painted is stretched; once it ends, the grid is laid out for the new cell size.
 */
export class CellZoom {
  readonly #host: GridHost;
  readonly #content: HTMLElement;
  readonly #handlers: CellZoomHandlers;
  readonly #stretched: StretchedContent;
  #origin: ContentPoint | undefined;
  /** Held while the cells are being resized by a gesture. */
  #point: ZoomPoint | undefined;

  constructor(host: GridHost, content: HTMLElement, handlers: CellZoomHandlers) {
    this.#host = host;
    this.#content = content;
    this.#handlers = handlers;
    this.#stretched = new StretchedContent(content);
    const { view } = handlers;
    new ZoomController(host, {
      isEnabled: () => host.zoomable,
      onStretch: (factor, point) => view().isLaidOut && this.#stretch(factor, point),
      onZoom: (factor, point) => view().isLaidOut && this.#zoom(factor, point),
    });
  }

  /** The cells are about to be laid out for another size: by a gesture, or by a script, which holds what has the focus. */
  hold(): void {
    const focused = this.#handlers.focusedIndex();
    const { isLaidOut, place } = this.#handlers.view();
    if (!isLaidOut) return;
    if (this.#point) place.holdPoint(this.#point.clientX, this.#point.clientY);
    else if (focused !== undefined) place.holdItem(focused);
  }

  /** A gesture goes on. */
  #stretch(factor: number, point: ZoomPoint): void {
    this.#origin ??= this.#contentPoint(point);
    this.#stretched.stretch(this.#sizeAfter(factor) / this.#cellSize, this.#origin);
  }

  /** A gesture has ended, or a step is made at once, which is animated then. */
  #zoom(factor: number, point: ZoomPoint | undefined): void {
    const before = this.#cellSize;
    const after = this.#sizeAfter(factor);
    this.#stretched.release();
    this.#origin = undefined;
    if (after === before) return;
    this.#point = point ?? (this.#handlers.focusedIndex() === undefined ? this.#middle : undefined);
    this.#resize(after);
    this.#point = undefined;
    if (!point) this.#stretched.settleFrom(before / after, this.#contentPoint(this.#middle));
  }

  /** Lays out at once for another cell size. */
  #resize(cellSize: number): void {
    this.#host.cellSize = cellSize;
    this.#handlers.flush();
    this.#host.dispatchEvent(new CellSizeChangeEvent(cellSize));
  }

  get #cellSize(): number {
    return readSettings(this.#host).cellSize;
  }

  #sizeAfter(factor: number): number {
    const { clientWidth, clientHeight } = this.#host;
    return zoomedSize(this.#cellSize, factor, Math.min(clientWidth, clientHeight));
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
