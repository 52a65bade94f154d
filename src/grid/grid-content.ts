import type { ScrollController } from '../controllers/scroll-controller.js';
import type { Layout, LogicalRect } from '../core/layout/layout.js';
import { PageLayout } from '../core/layout/page-layout.js';
import { SectionedLayout } from '../core/layout/sectioned-layout.js';
import { UniformLayout } from '../core/layout/uniform-layout.js';
import { probeNativeLimit } from '../rendering/native-probe.js';

/** What decides how a layout fills the element. */
export interface ContentBox {
  /** Block size of the viewport in px. */
  readonly viewportSize: number;
  readonly devicePixelRatio: number;
  readonly isLengthKnown: boolean;
  /** No size in the layout is estimated. */
  readonly isExact: boolean;
  readonly isRightToLeft: boolean;
}

const NO_ITEMS = { itemCount: 0, inlineSize: 1, cellSize: 1, aspect: 1, gap: 0, stretch: false, devicePixelRatio: 1 };
const NO_BOX = { viewportSize: 0, devicePixelRatio: 1, isLengthKnown: true, isExact: true, isRightToLeft: false };

/** The element that is scrolled: how large its layout makes it, what it tells of its rows, and where in it something stands. */
export class GridContent {
  readonly #element: HTMLElement;
  readonly #scroll: ScrollController;
  #layout: Layout = new UniformLayout(NO_ITEMS);
  #box: ContentBox = NO_BOX;
  #nativeLimit = 0;
  #size = 0;
  #origin = 0;

  constructor(element: HTMLElement, scroll: ScrollController) {
    this.#element = element;
    this.#scroll = scroll;
  }

  get layout(): Layout {
    return this.#layout;
  }

  /** The layout, where it has sections. */
  get sectioned(): SectionedLayout | undefined {
    return this.#layout instanceof SectionedLayout ? this.#layout : undefined;
  }

  /** The layout, where it has pages. */
  get paged(): PageLayout | undefined {
    return this.#layout instanceof PageLayout ? this.#layout : undefined;
  }

  /** No size in the layout is estimated. */
  get isExact(): boolean {
    return this.#box.isExact;
  }

  /** True for a row of the next page, which is not to be seen yet. */
  isAhead(row: number): boolean {
    return this.paged?.isAhead(row) ?? false;
  }

  /** Block size of the layout that the element was last fitted to, in px. */
  get size(): number {
    return this.#size;
  }

  /** Fits the element to a new layout. */
  resize(layout: Layout, box: ContentBox): void {
    this.#layout = layout;
    this.#box = box;
    const { viewportSize, devicePixelRatio, isExact } = box;
    this.#nativeLimit = probeNativeLimit(this.#element, devicePixelRatio);
    const contentSize = layout.blockSize;
    this.#scroll.resize({ contentSize, viewportSize, nativeLimit: this.#nativeLimit, devicePixelRatio }, isExact);
    this.#fit();
  }

  /** Fits the element to another layout in the same box. */
  replace(layout: Layout): void {
    this.resize(layout, this.#box);
  }

  /** What is looked at has moved by `distance` px in the layout, which has another size now. */
  shift(distance: number): void {
    const { devicePixelRatio } = this.#box;
    // A share of an estimate need not be whole: rows would stand between the device's pixels.
    const snapped = Math.round(distance * devicePixelRatio) / devicePixelRatio;
    this.#scroll.shift(snapped, this.#layout.blockSize, this.#nativeLimit);
    this.#fit();
  }

  /** Position in the element of something that begins at `block`; what is far stays out of sight just beyond its ends. */
  toNative(block: number, blockSize: number): number {
    const { space } = this.#scroll;
    return Math.min(Math.max(-blockSize, space.toNative(block)), space.nativeSize);
  }

  /** Position of a row in the element. */
  nativeBlockOf(row: number): number {
    const { block, blockSize } = this.#layout.rowRect(row);
    return this.toNative(block, blockSize);
  }

  /** Where a point of the page, in CSS px from its top left, is in the layout. */
  pointAt(clientX: number, clientY: number): { inline: number; block: number } {
    const box = this.#element.getBoundingClientRect();
    const inline = this.#box.isRightToLeft ? box.right - clientX : clientX - box.left;
    return { inline, block: this.#scroll.space.toVirtual(clientY - box.top) };
  }

  /** The item at a point of the page, in CSS px from its top left. */
  indexAt(clientX: number, clientY: number): number | undefined {
    const { inline, block } = this.pointAt(clientX, clientY);
    const { sectioned } = this;
    const isUnderHeader = sectioned && block < sectioned.stickyEnd(this.#scroll.space.offset);
    return isUnderHeader ? undefined : this.#layout.indexAt(inline, block);
  }

  /** Where an item's cell is on the page, in CSS px from its top left. */
  boxOf(index: number): DOMRect {
    const { inline, block, inlineSize, blockSize }: LogicalRect = this.#layout.cellRect(index);
    const box = this.#element.getBoundingClientRect();
    const left = this.#box.isRightToLeft ? box.right - inline - inlineSize : box.left + inline;
    return new DOMRect(left, box.top + this.#scroll.space.toNative(block), inlineSize, blockSize);
  }

  /** True once after the layout has come to begin elsewhere in the element: all that stands in it has to move. */
  takeMove(): boolean {
    const origin = this.#scroll.space.toNative(0);
    const hasMoved = origin !== this.#origin;
    this.#origin = origin;
    return hasMoved;
  }

  #fit(): void {
    const { blockSize, itemCount, rowCount = -1, columns = -1 } = this.#layout;
    this.#size = blockSize;
    this.#element.style.blockSize = `${this.#scroll.space.nativeSize}px`;
    // A grid must have rows, and only a grid counts them.
    this.#element.role = itemCount > 0 ? 'grid' : 'group';
    // −1 tells that the number is not known yet.
    const knownRowCount = this.#box.isLengthKnown ? rowCount : -1;
    this.#element.ariaRowCount = itemCount > 0 ? String(knownRowCount) : null;
    this.#element.ariaColCount = itemCount > 0 ? String(columns) : null;
  }
}
