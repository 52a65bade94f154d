import type { ScrollController } from '../controllers/scroll-controller.js';
import type { BoxSize } from '../controllers/size-controller.js';
import { alignedOffset, type BlockAlignment } from '../core/block-alignment.js';
import type { ItemsChange } from '../core/items-change.js';
import type { Layout } from '../core/layout.js';
import { nativeLimit } from '../core/native-limit.js';
import { type BlockInterval, keptInterval, keptSize } from '../core/overscan.js';
import { EMPTY_RANGE, intersectRanges, isEmptyRange, isSameRange, type Range } from '../core/range.js';
import { rowPriority } from '../core/row-priority.js';
import { SectionedLayout } from '../core/sectioned-layout.js';
import { UniformLayout } from '../core/uniform-layout.js';
import { ItemSource } from '../sources/item-source.js';
import { resolvePictureAddress } from '../sources/picture-address.js';
import { createLayout, type GridSections } from './create-layout.js';
import type { GridPosition } from './grid-position.js';
import type { GridSettings } from './grid-settings.js';
import {
  anchorOnItems,
  anchorOnPosition,
  type ItemAnchor,
  isOutOfReach,
  moveAnchor,
  offsetOfItems,
  positionOf,
} from './item-anchor.js';
import { ItemRatios } from './item-ratios.js';
import { KeptRows } from './kept-rows.js';
import { type DescribedCell, describeRow, type RowStyle } from './row-description.js';

export interface GridViewHandlers {
  readonly onRangeChange: (visible: Range, kept: Range) => void;
  readonly onError: (cell: DescribedCell, cause: Error) => void;
  readonly onSettled: () => void;
  /** Rows are about to get other items, or have got them: the focus is kept on its item. */
  readonly beforeRows: (kept: readonly number[]) => void;
  readonly afterRows: () => void;
}

export interface GridViewStyle extends Omit<RowStyle, 'radius' | 'devicePixelRatio'> {
  readonly stretch: boolean;
}

const EMPTY_LAYOUT = new UniformLayout({
  itemCount: 0,
  inlineSize: 1,
  cellSize: 1,
  aspect: 1,
  gap: 0,
  stretch: false,
  devicePixelRatio: 1,
});

/** Each attempt to reach an item lays out what is around it: the second one finds it there. */
const MAX_ATTEMPTS = 4;

/** From the viewport to rows: which items are where, which rows are kept, and what stays in place when that changes. */
export class GridView {
  readonly rows: KeptRows;
  readonly #content: HTMLElement;
  readonly #scroll: ScrollController;
  readonly #handlers: GridViewHandlers;
  readonly #ratios = new ItemRatios();
  #source = new ItemSource([]);
  #layout: Layout = EMPTY_LAYOUT;
  #settings: GridSettings | undefined;
  #style: RowStyle | undefined;
  #visible: readonly number[] = [];
  #visibleItems = EMPTY_RANGE;
  /** Held from one relayout to the next, so that a window dragged to and fro ends where it began. */
  #anchor: ItemAnchor | undefined;
  #origin = 0;
  #isSettled = true;
  #isFlying = false;
  #contentSize = 0;
  /** Blocks of the layout have been made exact: at rest, rows are described anew. */
  #hasMoved = false;
  /** Pictures have told their aspect ratios, by which rows are to be laid out anew when nothing moves. */
  #hasLearned = false;
  #hasLearnedInView = false;
  /** A section whose header the next layout leaves where it is seen, in place of the items that are looked at. */
  #held: { readonly section: number; readonly viewportBlock: number } | undefined;

  constructor(content: HTMLElement, scroll: ScrollController, handlers: GridViewHandlers) {
    this.#content = content;
    this.#scroll = scroll;
    this.#handlers = handlers;
    this.rows = new KeptRows(content, {
      describe: (row) => describeRow(row, this.#source, this.#layout, this.rowStyle),
      style: () => this.rowStyle,
      nativeBlockOf: (row) => this.nativeBlockOf(row),
      placeOf: (row) => this.#layout.placeOf(row),
      priorityOf: (row, latencyMs) =>
        this.#isFlying ? undefined : rowPriority(this.#layout.rowRect(row), scroll.viewport, latencyMs),
      onError: handlers.onError,
      onNaturalSize: ({ index, key }, natural) => {
        if (this.#isByRatio && this.#ratios.learn(index, key, natural))
          this.#noteLearned({ start: index, end: index + 1 });
      },
      beforeReshape: () => handlers.beforeRows([]),
      onProgress: () => this.#settle(),
    });
  }

  get layout(): Layout {
    return this.#layout;
  }

  /** The layout, where it has sections. */
  get sectioned(): SectionedLayout | undefined {
    return this.#layout instanceof SectionedLayout ? this.#layout : undefined;
  }

  get offset(): number {
    return this.#scroll.space.offset;
  }

  get viewportSize(): number {
    return this.#scroll.space.viewportSize;
  }

  /** Part of the content whose rows are kept. */
  get keptInterval(): BlockInterval {
    return keptInterval(this.#scroll.viewport, this.#settings?.overscan ?? 0);
  }

  get source(): ItemSource {
    return this.#source;
  }

  get rowStyle(): RowStyle {
    if (!this.#style) throw new Error('Rows are described before the grid is laid out');
    return this.#style;
  }

  /** Block position of a row in the scrolled content; far rows stay out of sight just beyond its ends. */
  nativeBlockOf(row: number): number {
    const { block, blockSize } = this.#layout.rowRect(row);
    return this.toNative(block, blockSize);
  }

  /** Position in the scrolled content of something that begins at `block`. */
  toNative(block: number, blockSize: number): number {
    const { space } = this.#scroll;
    return Math.min(Math.max(-blockSize, space.toNative(block)), space.nativeSize);
  }

  /** Items of which at least a part is in the viewport. */
  get visibleItems(): Range {
    return this.#visibleItems;
  }

  get keptItems(): Range {
    return this.#itemsOf(this.rows.numbers);
  }

  get isLaidOut(): boolean {
    return this.#settings !== undefined;
  }

  /** Lays everything out anew for these sizes and items; what is looked at stays in place. */
  layOut(
    size: BoxSize,
    settings: GridSettings,
    style: GridViewStyle,
    source: ItemSource,
    sections: GridSections,
  ): void {
    this.#anchor = this.#held ? undefined : (this.#anchor ?? this.#createAnchor());
    const { inlineSize, blockSize, devicePixelRatio } = size;
    this.#source = source;
    this.#settings = settings;
    const ratios = () => this.#ratios.of(source);
    const box = { inlineSize, devicePixelRatio, itemCount: source.length };
    this.#layout = createLayout({ ...settings, ...style, ...box, sections, ratios, previous: this.#layout });
    this.#forgetLearned();
    this.#content.classList.toggle('bands', settings.layout === 'masonry');
    this.#resizeContent(blockSize, devicePixelRatio);
    this.rows.provide(this.#layout.maxRowsIn(keptSize(blockSize, settings.overscan)), this.#layout.cellsPerRow);
    this.#style = { ...style, devicePixelRatio, radius: this.#readRadius() };
    this.#restoreAnchor();
    this.#refine(false);
    this.#moveRows(true);
  }

  /** Of the first item in view, or the one that was given and has not been reached yet. */
  get position(): GridPosition | undefined {
    const anchor = this.#anchor?.isAwaited ? this.#anchor : this.#createAnchor();
    return anchor && positionOf(anchor);
  }

  /** Goes to this place with the next layout that has its item. */
  set position(position: GridPosition) {
    this.#anchor = anchorOnPosition(position);
  }

  /** Items are put in or taken out; what is looked at stays in place at the next layout. */
  moveItems(change: ItemsChange): void {
    this.#anchor ??= this.#createAnchor();
    this.#anchor &&= moveAnchor(this.#anchor, change);
  }

  /** The viewport has moved. */
  update(): void {
    this.#anchor = undefined;
    this.#refine(false);
    this.#moveRows(false);
  }

  /** Nothing moves any more: what is too costly in motion is put in order. */
  rest(): void {
    this.rows.sort();
    const mayChange = this.#isLearningDue;
    this.#refine(mayChange);
    this.#scroll.reanchor();
    this.#moveRows(mayChange || this.#hasMoved);
    this.#hasMoved = false;
    if (mayChange) this.#forgetLearned();
  }

  scrollToIndex(index: number, block: BlockAlignment, behavior: ScrollBehavior): void {
    const { space } = this.#scroll;
    const target = () => {
      // A header that sticks to the start of the viewport lies over what is there.
      const inset = this.sectioned?.headerSize ?? 0;
      const uncovered = { offset: space.offset + inset, size: Math.max(0, space.viewportSize - inset) };
      return alignedOffset(this.#layout.cellRect(index), uncovered, block) - inset;
    };
    this.#anchor = undefined;
    this.#approach(target, behavior);
    this.#moveRows(false);
  }

  scrollToSection(section: number): void {
    const layout = this.sectioned;
    if (!layout) return;
    const { space } = this.#scroll;
    const target = () => {
      const header = { block: layout.startOf(section), blockSize: layout.headerSize };
      return alignedOffset(header, { offset: space.offset, size: space.viewportSize }, 'nearest');
    };
    this.#anchor = undefined;
    this.#approach(target, 'instant');
    this.#moveRows(false);
  }

  /**
   * The next layout keeps a section's header where it is seen, and one that sticks to the start of the viewport comes to
   * stand there; where the section ends before the viewport, the items in view stay instead.
   */
  holdSection(section: number): void {
    const layout = this.sectioned;
    const { offset } = this.#scroll.space;
    if (!layout || layout.endOf(section) <= offset) return;
    this.#held = { section, viewportBlock: Math.max(0, layout.startOf(section) - offset) };
  }

  /** The next layouts keep the middle of this item where it is. */
  holdItem(index: number): void {
    const { block, blockSize } = this.#layout.cellRect(index);
    this.#hold(index, block + blockSize / 2);
  }

  /** The next layouts keep what is at this point of the page where it is. */
  holdPoint(clientX: number, clientY: number): void {
    const { inline, block } = this.#pointAt(clientX, clientY);
    if (this.#layout.itemCount > 0) this.#hold(this.#layout.nearest(inline, block), block);
  }

  #hold(index: number, point: number): void {
    if (index >= this.#layout.itemCount || this.#anchor?.isAwaited) return;
    const { offset } = this.#scroll.space;
    const viewportBlock = point - offset;
    // Held since the viewport moved last: whoever zooms to and fro at one place comes back to where he was.
    if (this.#anchor && Math.abs(this.#anchor.viewportBlock - viewportBlock) < 1) return;
    this.#anchor = anchorOnItems([{ key: this.#source.keyAt(index), index }], this.#layout, offset, viewportBlock);
  }

  /** Scrolls to an offset in px, at once. */
  scrollTo(offset: number): void {
    this.#scroll.scrollTo(offset, 'instant');
    this.update();
  }

  /** While the list flies by under a dragged scrubber, no picture is asked for. */
  setFlying(isFlying: boolean): void {
    if (isFlying === this.#isFlying) return;
    this.#isFlying = isFlying;
    if (!isFlying) this.rows.painting.requestTurn();
  }

  /** The item at a point of the page, in CSS px from its top left. */
  indexAt(clientX: number, clientY: number): number | undefined {
    const { inline, block } = this.#pointAt(clientX, clientY);
    const isUnderHeader = this.sectioned && block < this.sectioned.stickyEnd(this.offset);
    return isUnderHeader ? undefined : this.#layout.indexAt(inline, block);
  }

  #pointAt(clientX: number, clientY: number): { inline: number; block: number } {
    const box = this.#content.getBoundingClientRect();
    const inline = this.#style?.isRightToLeft ? box.right - clientX : clientX - box.left;
    return { inline, block: this.#scroll.space.toVirtual(clientY - box.top) };
  }

  refresh(items: Range): void {
    if (this.#layout.itemCount === 0 || items.end <= items.start) return;
    const isMeant = (row: number) => {
      const { start, end } = this.#itemsOf([row]);
      return start < items.end && end > items.start;
    };
    if (this.#isByRatio && this.#ratios.reread(items)) this.#noteLearned(items);
    this.rows.refresh(this.rows.numbers.filter(isMeant));
    this.#settle();
  }

  /** Why an item shows no picture, if it has failed. */
  errorOf(index: number): Error | undefined {
    const row = this.#layout.rowOf(index);
    return this.rows.errorAt(row, index - this.#layout.itemsOf(row).start);
  }

  /** Tries failed items near the viewport again, all or one, and tells how many. */
  retry(index?: number): number {
    const address = index === undefined ? undefined : resolvePictureAddress(this.#source.item(index).src);
    if (address?.state === 'valid') this.rows.painting.lift(address.source);
    const count = this.rows.retry(index);
    this.#settle();
    return count;
  }

  clear(): void {
    this.rows.clear();
    this.#visible = [];
    this.#visibleItems = EMPTY_RANGE;
    this.#settings = undefined;
  }

  #noteLearned(items: Range): void {
    this.#hasLearned = true;
    this.#hasLearnedInView ||= !isEmptyRange(intersectRanges(items, this.#visibleItems));
  }

  #forgetLearned(): void {
    this.#hasLearned = false;
    this.#hasLearnedInView = false;
  }

  /** What is learned beyond the view waits for all of it: each picture by itself would start the next ones anew. */
  get #isLearningDue(): boolean {
    return this.#hasLearned && this.rows.isFinal(this.#hasLearnedInView ? this.#visible : this.rows.numbers);
  }

  /** Once all in view is there, so that its rows change no more than once; what they show then may tell more. */
  #applyLearned(): void {
    if (!this.#settings || !this.#isLearningDue || !this.#scroll.isAtRest) return;
    this.#forgetLearned();
    this.#refine(true);
    this.#scroll.reanchor();
    this.#moveRows(true);
  }

  #resizeContent(viewportSize: number, devicePixelRatio: number): void {
    const { blockSize: contentSize } = this.#layout;
    this.#scroll.resize({ contentSize, viewportSize, nativeLimit: nativeLimit(devicePixelRatio), devicePixelRatio });
    this.#showSize();
  }

  #showSize(): void {
    const { blockSize, itemCount, rowCount = -1, columns = -1 } = this.#layout;
    this.#contentSize = blockSize;
    this.#content.style.blockSize = `${this.#scroll.space.nativeSize}px`;
    // A grid must have rows, and only a grid counts them.
    this.#content.role = itemCount > 0 ? 'grid' : 'group';
    // −1 tells that the number is not known yet.
    const knownRowCount = this.#source.isLengthKnown ? rowCount : -1;
    this.#content.ariaRowCount = itemCount > 0 ? String(knownRowCount) : null;
    this.#content.ariaColCount = itemCount > 0 ? String(columns) : null;
  }

  #restoreAnchor(): void {
    const target = this.#heldTarget() ?? this.#anchorTarget();
    if (target) this.#approach(target, 'instant');
    this.#scroll.write();
  }

  #heldTarget(): (() => number) | undefined {
    const held = this.#held;
    this.#held = undefined;
    const layout = this.sectioned;
    return held && layout && (() => layout.startOf(held.section) - held.viewportBlock);
  }

  #anchorTarget(): (() => number) | undefined {
    const { offset } = this.#scroll.space;
    const anchor = this.#anchor;
    const find = () => anchor && offsetOfItems(anchor, this.#source, this.#layout);
    const found = find();
    const isKept = anchor?.isAwaited ? isOutOfReach(anchor, this.#source) : found !== undefined;
    if (!isKept) this.#anchor = undefined;
    return found === undefined ? undefined : () => find() ?? offset;
  }

  /** What a page says by `::part(cell)` or a custom property reaches the painter in px. */
  #readRadius(): number {
    const row = this.rows.views[0];
    const cell = row?.cell(0)?.element;
    return cell ? Number.parseFloat(getComputedStyle(cell).borderTopLeftRadius) || 0 : 0;
  }

  #createAnchor(): ItemAnchor | undefined {
    const { offset } = this.#scroll.space;
    // The first header is looked at, not the items below it.
    if (offset === 0 && this.sectioned) return undefined;
    const cells = this.#visible.slice(0, 2).flatMap((row) => this.rows.description(row)?.cells ?? []);
    const isInView = ({ index }: DescribedCell) => {
      const { block, blockSize } = this.#layout.cellRect(index);
      return block + blockSize > offset;
    };
    const items = cells.filter(isInView).map(({ index, key, item }) => ({ index, key: item && key }));
    return anchorOnItems(items, this.#layout, offset);
  }

  /** Scrolls to where something is, and again where the layout of what lies before it turns out to move it. */
  #approach(target: () => number, behavior: ScrollBehavior): void {
    const { space } = this.#scroll;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // What the target takes to be laid out must not move what is looked at now.
      target();
      this.#refine(false);
      const offset = Math.min(Math.max(0, target()), space.maxOffset);
      if (Math.abs(offset - space.offset) < 0.5) return;
      this.#scroll.scrollTo(offset, behavior);
      if (behavior === 'smooth') return;
      this.#refine(false);
    }
  }

  /** Makes the layout exact around the viewport; what is looked at stays where it is on screen. */
  #refine(isAtRest: boolean): void {
    if (!this.#settings) return;
    const { viewport, space } = this.#scroll;
    const { start, end } = keptInterval(viewport, this.#settings.overscan);
    // Who jumps to the end of what is only estimated means the last item.
    const isAtEnd = !isAtRest && space.offset > 0 && space.offset >= space.maxOffset - 1;
    const anchor = isAtEnd ? viewport.offset + viewport.size : viewport.offset;
    const place = this.#layout.refine(anchor, { before: anchor - start, after: end - anchor, isAtRest });
    const { blockSize } = this.#layout;
    if (place === anchor && blockSize === this.#contentSize) return;
    // A share of an estimate need not be whole: rows would stand between the device's pixels.
    const { devicePixelRatio } = this.rowStyle;
    const moved = isAtEnd ? blockSize - this.#contentSize : place - anchor;
    const distance = Math.round(moved * devicePixelRatio) / devicePixelRatio;
    this.#scroll.shift(distance, blockSize, nativeLimit(devicePixelRatio));
    this.#showSize();
    this.rows.reposition();
    this.#hasMoved = true;
  }

  get #isByRatio(): boolean {
    return this.#settings !== undefined && this.#settings.layout !== 'uniform';
  }

  #moveRows(isRelaidOut: boolean): void {
    if (!this.#settings) return;
    const { viewport } = this.#scroll;
    const interval = keptInterval(viewport, this.#settings.overscan);
    const kept = this.#layout.rowsBetween(interval.start, interval.end);
    const visible = this.#layout.rowsBetween(viewport.offset, viewport.offset + viewport.size);
    const before = { visible: this.visibleItems, kept: this.keptItems };
    const stayed = kept.filter((row) => this.rows.has(row));
    this.#handlers.beforeRows(kept);
    this.rows.moveTo(kept);
    if (isRelaidOut) this.rows.refresh(stayed);
    this.#reposition();
    this.#visible = visible.filter((row) => this.rows.has(row));
    this.#visibleItems = this.#inView(this.#itemsOf(this.#visible));
    this.#handlers.afterRows();
    this.#tellRange(before);
  }

  /** Rows that stay move in the native content only when its origin does. */
  #reposition(): void {
    const origin = this.#scroll.space.toNative(0);
    if (origin !== this.#origin) this.rows.reposition();
    this.#origin = origin;
  }

  #tellRange(before: { visible: Range; kept: Range }): void {
    const { visibleItems, keptItems } = this;
    const isSame = isSameRange(before.visible, visibleItems) && isSameRange(before.kept, keptItems);
    if (!isSame) {
      this.#isSettled = false;
      this.#handlers.onRangeChange(visibleItems, keptItems);
    }
    this.#settle();
  }

  #settle(): void {
    const wasSettled = this.#isSettled;
    this.#isSettled = this.rows.isFinal(this.#visible);
    if (this.#isLearningDue && this.#scroll.isAtRest) {
      this.#isSettled &&= !this.#hasLearnedInView;
      queueMicrotask(() => this.#applyLearned());
      if (!this.#isSettled) return;
    }
    if (this.#isSettled && !wasSettled) this.#handlers.onSettled();
  }

  /** Bands are larger than the cells in them: what is beyond the viewport is cut off at both ends. */
  #inView({ start, end }: Range): Range {
    const { offset, size } = this.#scroll.viewport;
    const isInView = (index: number) => {
      const { block, blockSize } = this.#layout.cellRect(index);
      return block < offset + size && block + blockSize > offset;
    };
    let [first, last] = [start, end];
    while (first < last && !isInView(first)) first++;
    while (last > first && !isInView(last - 1)) last--;
    return { start: first, end: last };
  }

  #itemsOf(rows: readonly number[]): Range {
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) return EMPTY_RANGE;
    const start = Math.min(this.#layout.itemsOf(first).start, ...this.#layout.spillOf(first));
    return { start, end: this.#layout.itemsOf(last).end };
  }
}
