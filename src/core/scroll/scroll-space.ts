export interface ScrollSpaceSize {
  /** Block size of the content in virtual px. */
  readonly contentSize: number;
  readonly viewportSize: number;
  /** Largest native content size that every engine lays out and paints exactly. */
  readonly nativeLimit: number;
  readonly devicePixelRatio: number;
}

/**
 * Why the scroller moved. `input`: wheel, keys, touch and their momentum; `thumb`: the scroll bar is held;
 * `unknown`: a script wrote `scrollTop`, or an engine that does not tell of its scroll bar.
 */
export type ScrollCause = 'input' | 'thumb' | 'unknown';

/** Share of the native range at either end in which one native px is one virtual px, wherever the thumb is dropped. */
const EDGE_SHARE = 1 / 64;

/**
 * Maps the virtual scroll position, exact far past 10^12 px, onto a native scroll range that engines can hold.
 *
 * While the content fits, both are the same. Above that, `offset = native + base`: scrolling moves `native` and leaves
 * `base`, so wheel, keys and touch move the content 1:1 in px. Only a jump (a dragged thumb, `scrollTop` written from
 * far) and re-anchoring at rest choose a new `base`, through a map that runs over the whole list and is the identity
 * near both ends. Since that map never rises faster than the list, `0 ≤ base ≤ maxOffset − maxNative` always holds:
 * no sequence of moves leaves the list, and both ends are met exactly.
 */
export class ScrollSpace {
  #contentSize = 0;
  #viewportSize = 0;
  #nativeSize = 0;
  #devicePixelRatio = 1;
  #native = 0;
  #base = 0;

  /** Block size that the scrolled content must have in the page. */
  get nativeSize(): number {
    return this.#nativeSize;
  }

  /** `scrollTop` that shows `offset`. */
  get native(): number {
    return this.#native;
  }

  /** True position: how many virtual px of the content lie before the viewport. */
  get offset(): number {
    return Math.min(Math.max(0, this.#native + this.#base), this.maxOffset);
  }

  get maxOffset(): number {
    return Math.max(0, this.#contentSize - this.#viewportSize);
  }

  get viewportSize(): number {
    return this.#viewportSize;
  }

  get isCompressed(): boolean {
    return this.#contentSize > this.#nativeSize;
  }

  /**
   * Takes new sizes and keeps the true position where it still exists; also `native`, if that can be, for a list that
   * grows while it is scrolled. Write `native` to the scroller afterwards.
   */
  resize({ contentSize, viewportSize, nativeLimit, devicePixelRatio }: ScrollSpaceSize): void {
    const { offset } = this;
    const isSharp = devicePixelRatio === this.#devicePixelRatio;
    this.#contentSize = contentSize;
    this.#viewportSize = viewportSize;
    this.#nativeSize = Math.min(contentSize, nativeLimit);
    this.#devicePixelRatio = devicePixelRatio;
    const isBaseValid = this.#base >= 0 && this.#base <= this.#maxBase;
    const isPlaced = isBaseValid && isSharp && this.isCompressed && this.#native <= this.#maxNative;
    // A scroller whose own end is reached, though not that of the list, scrolls no further and tells nobody of a wheel.
    if (!isPlaced || this.isRunningOut) this.jumpTo(offset);
  }

  /**
   * What is looked at has moved by `distance` in a content that has another size now, as when estimates before it were
   * made exact. It stays on screen without a write, which would stop a fling: `base` takes the move, and is put in order
   * at rest, or in motion where an end comes near.
   */
  shift(distance: number, contentSize: number, nativeLimit: number): void {
    this.#base += distance;
    this.#contentSize = contentSize;
    this.#nativeSize = Math.min(contentSize, nativeLimit);
  }

  /** Position in the native content of a place in the virtual content. */
  toNative(virtual: number): number {
    return virtual - this.#base;
  }

  /** Place in the virtual content of a position in the native content. */
  toVirtual(native: number): number {
    return native + this.#base;
  }

  /** The scroller reports a new position. */
  scrolledTo(native: number, cause: ScrollCause): void {
    if (this.#isPlaced(native, cause)) this.#base = this.isCompressed ? this.#baseAt(native) : 0;
    this.#native = native;
  }

  /** Chooses the native position for a true position. Write `native` to the scroller afterwards. */
  jumpTo(offset: number): void {
    const target = Math.min(Math.max(0, offset), this.maxOffset);
    this.#base = this.isCompressed ? this.#baseShowing(target) : 0;
    this.#native = target - this.#base;
  }

  /** Brings the thumb to its share of the list without moving the content; true when `native` has to be written. */
  reanchor(): boolean {
    const before = this.#native;
    this.jumpTo(this.offset);
    return this.#native !== before;
  }

  /** True when the native range is about to end before the list does: only then is re-anchoring in motion worth it. */
  get isRunningOut(): boolean {
    const margin = 2 * this.#viewportSize;
    // Of the list or of the native range, whichever ends first: after a shift that may be the list.
    const first = Math.min(this.#native, this.#native + this.#base);
    const last = Math.max(this.#native, this.#native + this.#base - this.#maxBase);
    const before = first < margin && this.#base !== 0;
    const after = last > this.#maxNative - margin && this.#base !== this.#maxBase;
    return before || after;
  }

  get #maxNative(): number {
    return Math.max(0, this.#nativeSize - this.#viewportSize);
  }

  #isPlaced(native: number, cause: ScrollCause): boolean {
    if (cause !== 'unknown') return cause === 'thumb';
    const thumbPixel = this.#maxNative / this.#viewportSize;
    const isAtEnd = native <= 0 || native >= this.#maxNative;
    return isAtEnd || Math.abs(native - this.#native) >= Math.max(thumbPixel, this.#viewportSize);
  }

  /** Base for a place of the thumb: of a map over the whole list, the identity near both ends, linear between. */
  #baseAt(native: number): number {
    const { edge, slope } = this.#map;
    if (native <= edge) return 0;
    if (native >= this.#maxNative - edge) return this.#maxBase;
    return this.#snap(edge + (native - edge) * slope - native);
  }

  /** Base by which the thumb stands where the map has the true position; what is off the grid stays in `native`. */
  #baseShowing(offset: number): number {
    const { edge, slope } = this.#map;
    if (offset <= edge) return 0;
    if (offset >= this.maxOffset - edge) return this.#maxBase;
    return this.#snap(offset - Math.round(edge + (offset - edge) / slope));
  }

  get #maxBase(): number {
    return this.maxOffset - this.#maxNative;
  }

  get #map(): { edge: number; slope: number } {
    const edge = Math.floor(this.#maxNative * EDGE_SHARE);
    return { edge, slope: (this.maxOffset - 2 * edge) / (this.#maxNative - 2 * edge) };
  }

  /** Rows stand at `virtual − base`: a base of whole device pixels keeps them sharp. */
  #snap(base: number): number {
    const snapped = Math.round(base * this.#devicePixelRatio) / this.#devicePixelRatio;
    return Math.min(Math.max(0, snapped), this.#maxBase);
  }
}
