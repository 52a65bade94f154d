import type { ScrollController } from '../controllers/scroll-controller.js';
import type { Layout, LogicalRect } from '../core/layout/layout.js';
import { probeNativeLimit } from '../rendering/native-probe.js';

/** The element that is scrolled: how large it is, what it tells of its rows, and where in it something stands. */
export class GridContent {
  readonly #element: HTMLElement;
  readonly #scroll: ScrollController;
  #size = 0;
  #origin = 0;
  #nativeLimit = 0;

  constructor(element: HTMLElement, scroll: ScrollController) {
    this.#element = element;
    this.#scroll = scroll;
  }

  /** Block size of the layout that the element was last fitted to, in px. */
  get size(): number {
    return this.#size;
  }

  /** Fits the element to a new layout. */
  resize(layout: Layout, isLengthKnown: boolean, viewportSize: number, devicePixelRatio: number): void {
    const { blockSize: contentSize } = layout;
    this.#nativeLimit = probeNativeLimit(this.#element, devicePixelRatio);
    this.#scroll.resize({ contentSize, viewportSize, nativeLimit: this.#nativeLimit, devicePixelRatio });
    this.#fit(layout, isLengthKnown);
  }

  /** What is looked at has moved by `distance` px in a layout that has another size now. */
  shift(distance: number, layout: Layout, isLengthKnown: boolean, devicePixelRatio: number): void {
    // A share of an estimate need not be whole: rows would stand between the device's pixels.
    const snapped = Math.round(distance * devicePixelRatio) / devicePixelRatio;
    this.#scroll.shift(snapped, layout.blockSize, this.#nativeLimit);
    this.#fit(layout, isLengthKnown);
  }

  /** Position in the element of something that begins at `block`; what is far stays out of sight just beyond its ends. */
  toNative(block: number, blockSize: number): number {
    const { space } = this.#scroll;
    return Math.min(Math.max(-blockSize, space.toNative(block)), space.nativeSize);
  }

  /** Where a point of the page, in CSS px from its top left, is in the layout. */
  pointAt(clientX: number, clientY: number, isRightToLeft: boolean): { inline: number; block: number } {
    const box = this.#element.getBoundingClientRect();
    const inline = isRightToLeft ? box.right - clientX : clientX - box.left;
    return { inline, block: this.#scroll.space.toVirtual(clientY - box.top) };
  }

  /** Where a place in the layout is on the page, in CSS px from its top left. */
  boxOf({ inline, block, inlineSize, blockSize }: LogicalRect, isRightToLeft: boolean): DOMRect {
    const box = this.#element.getBoundingClientRect();
    const left = isRightToLeft ? box.right - inline - inlineSize : box.left + inline;
    return new DOMRect(left, box.top + this.#scroll.space.toNative(block), inlineSize, blockSize);
  }

  /** True once after the layout has come to begin elsewhere in the element: all that stands in it has to move. */
  takeMove(): boolean {
    const origin = this.#scroll.space.toNative(0);
    const hasMoved = origin !== this.#origin;
    this.#origin = origin;
    return hasMoved;
  }

  #fit({ blockSize, itemCount, rowCount = -1, columns = -1 }: Layout, isLengthKnown: boolean): void {
    this.#size = blockSize;
    this.#element.style.blockSize = `${this.#scroll.space.nativeSize}px`;
    // A grid must have rows, and only a grid counts them.
    this.#element.role = itemCount > 0 ? 'grid' : 'group';
    // −1 tells that the number is not known yet.
    const knownRowCount = isLengthKnown ? rowCount : -1;
    this.#element.ariaRowCount = itemCount > 0 ? String(knownRowCount) : null;
    this.#element.ariaColCount = itemCount > 0 ? String(columns) : null;
  }
}
