import type { ScrollController } from '../controllers/scroll-controller.js';
import type { BoxSize } from '../controllers/size-controller.js';
import type { ItemsChange } from '../core/items-change.js';
import type { Layout } from '../core/layout/layout.js';
import { PageLayout } from '../core/layout/page-layout.js';
import { SectionedLayout } from '../core/layout/sectioned-layout.js';
import { type BlockInterval, keptInSteps, keptInterval, keptSize, stepMargin } from '../core/overscan.js';
import type { Range } from '../core/range.js';
import { isInViewport, isNearViewport, LATE, rowPriority } from '../core/row-priority.js';
import { pictureOfItem } from '../sources/item-picture.js';
import { ItemSource } from '../sources/item-source.js';
import { GridContent } from './grid-content.js';
import type { GridSettings } from './grid-settings.js';
import { type ItemMisuse, misusesOf } from './items/item-misuse.js';
import { createLayout, type GridSections } from './layout/create-layout.js';
import { RatioLearning } from './layout/ratio-learning.js';
import { Refinement } from './layout/refinement.js';
import { PageChoice } from './pages/page-choice.js';
import { Approach } from './place/approach.js';
import { PlaceKeeper } from './place/place-keeper.js';
import { Travel } from './place/travel.js';
import { KeptRows } from './rows/kept-rows.js';
import { type DescribedCell, describeRow, type RowDescription } from './rows/row-description.js';
import { RowRefresh } from './rows/row-refresh.js';
import type { RowStyle } from './rows/row-style.js';
import { updateRow } from './rows/row-update.js';
import { itemsOfRows, type ShownItems, ShownRange } from './rows/shown-range.js';
import { withoutPictures } from './rows/without-pictures.js';

export interface GridViewHandlers {
  readonly onRangeChange: (visible: Range, kept: Range) => void;
  readonly onError: (cell: DescribedCell, cause: Error) => void;
  readonly onSettled: () => void;
  /** An item says something that makes no sense. */
  readonly onMisuse: (misuse: ItemMisuse) => void;
  /** Rows are about to get other items, or have got them: the focus is kept on its item. */
  readonly beforeRows: (kept: readonly number[]) => void;
  readonly afterRows: () => void;
  /** The viewport has moved. */
  readonly afterMove: () => void;
}

export interface GridViewStyle extends Omit<RowStyle, 'radius' | 'devicePixelRatio'> {
  readonly stretch: boolean;
  /** Pixels of the surfaces for each device px, in each direction. */
  readonly resolution: number;
}

/** From the viewport to rows: which items are where, and which rows are kept. */
export class GridView {
  readonly rows: KeptRows;
  /** What stays in place at the next layout. */
  readonly place: PlaceKeeper;
  /** Where things are. */
  readonly content: GridContent;
  readonly travel: Travel;
  readonly #element: HTMLElement;
  readonly #scroll: ScrollController;
  readonly #handlers: GridViewHandlers;
  readonly #shown: ShownRange;
  readonly #learning: RatioLearning;
  readonly #refresh: RowRefresh;
  readonly #refinement: Refinement;
  readonly #approach: Approach;
  readonly #pages: PageChoice;
  #source = new ItemSource([]);
  #settings: GridSettings | undefined;
  #style: RowStyle | undefined;
  #isFlying = false;
  /** Part of the content that rows were last chosen for; `undefined` where they have to be chosen anew. */
  #held: BlockInterval | undefined;
  #haveRowsChanged = false;

  constructor(element: HTMLElement, scroll: ScrollController, handlers: GridViewHandlers) {
    this.#element = element;
    this.content = new GridContent(element, scroll);
    this.#scroll = scroll;
    this.#handlers = handlers;
    this.rows = this.#createRows();
    this.#shown = new ShownRange(this.rows, handlers);
    this.#refresh = new RowRefresh(this.rows, () => ({ layout: this.layout, source: this.#source }));
    this.#learning = new RatioLearning(this.rows, this.#shown);
    this.#refinement = new Refinement({
      scroll,
      content: this.content,
      rows: this.rows,
      learning: this.#learning,
      keptInterval: () => this.#widestInterval,
      onMove: () => {
        this.#held = undefined;
      },
    });
    this.#approach = new Approach(scroll, () => this.#refine());
    this.place = new PlaceKeeper({
      items: () => ({ source: this.#source, layout: this.layout, offset: this.offset }),
      firstCells: () => this.#shown.visibleRows.slice(0, 2).flatMap((row) => this.rows.description(row)?.cells ?? []),
      pointAt: (clientX, clientY) => this.content.pointAt(clientX, clientY),
    });
    this.#pages = new PageChoice(this.place);
    this.travel = new Travel({
      scroll,
      content: this.content,
      place: this.place,
      approach: this.#approach,
      refine: () => this.#refine(),
      onArrive: (isRelaidOut) => this.#moveRows(isRelaidOut),
    });
  }

  get layout(): Layout {
    return this.content.layout;
  }

  /** The layout, where it has sections. */
  get sectioned(): SectionedLayout | undefined {
    return this.layout instanceof SectionedLayout ? this.layout : undefined;
  }

  /** The layout, where it has pages. */
  get paged(): PageLayout | undefined {
    return this.layout instanceof PageLayout ? this.layout : undefined;
  }

  get offset(): number {
    return this.#scroll.space.offset;
  }

  get viewportSize(): number {
    return this.#scroll.space.viewportSize;
  }

  /** Part of the content whose rows are kept. */
  get keptInterval(): BlockInterval {
    const kept = keptInterval(this.#scroll.viewport, this.#settings?.overscan ?? 0, this.rows.painting.latencyMs);
    return this.paged?.keepAhead(kept) ?? kept;
  }

  /** All that may be kept before rows are chosen again, see `keptInSteps()`. */
  get #widestInterval(): BlockInterval {
    const { start, end } = this.keptInterval;
    const margin = stepMargin(this.#settings?.overscan ?? 0);
    return { start: start - margin, end: end + margin };
  }

  get source(): ItemSource {
    return this.#source;
  }

  get rowStyle(): RowStyle {
    if (!this.#style) throw new Error('Rows are described before the grid is laid out');
    return this.#style;
  }

  /** True for a row of the next page, which is not to be seen yet. */
  isAhead(row: number): boolean {
    return this.paged?.isAhead(row) ?? false;
  }

  /** Items of which at least a part is in the viewport. */
  get visibleItems(): Range {
    return this.#shown.visibleItems;
  }

  get visibleRows(): readonly number[] {
    return this.#shown.visibleRows;
  }

  get keptItems(): Range {
    return itemsOfRows(this.layout, this.rows.numbers);
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
    this.place.hold();
    const { inlineSize, blockSize, devicePixelRatio } = size;
    this.#source = source;
    this.#settings = settings;
    const ratios = () => this.#learning.ratiosOf(source);
    const pages = this.#pages.pagesOf(settings, blockSize, this.layout);
    const box = { inlineSize, devicePixelRatio, itemCount: source.length };
    const layout = createLayout({ ...settings, ...style, ...box, sections, ratios, previous: this.layout, pages });
    this.#learning.forget();
    this.#element.classList.toggle('bands', settings.layout === 'masonry');
    const { isLengthKnown } = source;
    const { isRightToLeft } = style;
    this.content.resize(layout, { viewportSize: blockSize, devicePixelRatio, isLengthKnown, isRightToLeft });
    this.rows.provide(layout.maxRowsIn(keptSize(blockSize, settings.overscan)), layout.cellsPerRow);
    this.#element.classList.toggle('text-only', style.isTextOnly);
    this.#style = { ...style, devicePixelRatio: devicePixelRatio * style.resolution, radius: this.#readRadius() };
    this.#restorePlace();
    this.#refine();
    this.#scroll.keepRoom();
    this.#moveRows(true);
    this.rows.painting.vacateIdle();
  }

  /** Items are put in or taken out; what is looked at stays in place at the next layout. */
  moveItems(change: ItemsChange): void {
    this.place.moveItems(change);
  }

  /** The viewport has moved. */
  update(): void {
    this.place.letGo();
    this.rows.painting.deferPreviews();
    this.#refine();
    this.#follow();
  }

  /** Nothing moves any more: what is too costly in motion is put in order. */
  rest(): void {
    this.rows.sort();
    if (this.#settings) this.#moveRows(this.#refinement.rest());
  }

  /** Shows this page, 0-based, with the next layout. */
  requestPage(page: number): void {
    this.#pages.request(page);
  }

  /** While the list flies by under a dragged scrubber, no picture is asked for. */
  setFlying(isFlying: boolean): void {
    if (isFlying === this.#isFlying) return;
    this.#isFlying = isFlying;
    if (!isFlying) this.rows.painting.requestTurn();
  }

  refresh(items: Range): void {
    if (this.layout.itemCount === 0 || items.end <= items.start) return;
    if (this.#isByRatio) this.#learning.reread(items);
    this.#refresh.refresh(items);
    this.#settle();
  }

  /** Items of the range may have changed their states, and nothing else. */
  updateStates(items: Range): void {
    this.#refresh.updateStates(items);
    this.#settle();
  }

  /** Why an item shows no picture, if it has failed. */
  errorOf(index: number): Error | undefined {
    const row = this.layout.rowOf(index);
    return this.rows.errorAt(row, index - this.layout.itemsOf(row).start);
  }

  /** Tries failed items near the viewport again, all or one, and tells how many. */
  retry(index?: number): number {
    const picture = index === undefined ? undefined : pictureOfItem(this.#source.item(index));
    if (picture?.state === 'valid') this.rows.painting.lift(picture.source);
    const count = this.rows.retry(index);
    this.#settle();
    return count;
  }

  clear(): void {
    this.rows.clear();
    this.#shown.clear();
    this.#settings = undefined;
  }

  #createRows(): KeptRows {
    return new KeptRows(this.#element, {
      describe: (row) => this.#describe(row),
      update: (before, columns) =>
        updateRow(before, columns, { source: this.#source, layout: this.layout, style: this.rowStyle }),
      style: () => this.rowStyle,
      nativeBlockOf: (row) => this.content.nativeBlockOf(row),
      placeOf: (row) => this.layout.placeOf(row),
      cellRectOf: (index) => this.layout.cellRect(index),
      orderAt: (latencyMs) => {
        const { viewport } = this.#scroll;
        return (row) => (this.#isFlying ? LATE : rowPriority(this.layout.rowRect(row), viewport, latencyMs));
      },
      isVisible: (row) => isInViewport(this.layout.rowRect(row), this.#scroll.viewport),
      isNear: (row) => isNearViewport(this.layout.rowRect(row), this.#scroll.viewport),
      isMoving: () => !this.#scroll.isAtRest,
      onError: this.#handlers.onError,
      onNaturalSize: (cell, natural) => {
        if (this.#isByRatio) this.#learning.learn(cell, natural);
      },
      beforeReshape: () => this.#handlers.beforeRows([]),
      onProgress: () => this.#settle(),
    });
  }

  #describe(row: number): RowDescription {
    const { rowStyle } = this;
    const described = describeRow(row, this.#source, this.layout, rowStyle);
    const description = rowStyle.isTextOnly ? withoutPictures(described) : described;
    for (const misuse of description.cells.flatMap(({ item }) => misusesOf(item))) this.#handlers.onMisuse(misuse);
    return description;
  }

  get #isByRatio(): boolean {
    return this.#settings !== undefined && this.#settings.layout !== 'uniform';
  }

  /** What a page says by `::part(cell)` or a custom property reaches the painter in px. */
  #readRadius(): number {
    const row = this.rows.views[0];
    const cell = row?.cell(0)?.element;
    return cell ? Number.parseFloat(getComputedStyle(cell).borderTopLeftRadius) || 0 : 0;
  }

  #restorePlace(): void {
    const target = this.place.findHeld();
    if (target) this.#approach.to(target, 'instant');
    this.#scroll.write();
  }

  #refine(): void {
    if (this.#settings) this.#refinement.refine();
  }

  /** Once all in view is there, so that its rows change no more than once; what they show then may tell more. */
  #applyLearned(): void {
    if (this.#settings && this.#refinement.isDue) this.#moveRows(this.#refinement.rest());
  }

  /** Chooses other rows for where the viewport has come to, if it has come far enough. */
  #follow(): void {
    if (!this.#settings) return;
    const { viewport } = this.#scroll;
    const { overscan } = this.#settings;
    const interval = this.paged
      ? this.keptInterval
      : keptInSteps(this.#held, viewport, overscan, this.rows.painting.latencyMs);
    const before = this.#shown.itemsIn(this.layout);
    if (interval === this.#held) this.rows.pass();
    else this.#chooseRows(interval, false);
    this.#afterMove(before);
  }

  #moveRows(isRelaidOut: boolean): void {
    if (!this.#settings) return;
    const before = this.#shown.itemsIn(this.layout);
    this.#chooseRows(this.keptInterval, isRelaidOut);
    this.#afterMove(before);
  }

  #chooseRows(interval: BlockInterval, isRelaidOut: boolean): void {
    this.#held = interval;
    const kept = this.layout.rowsBetween(interval.start, interval.end);
    const stayed = kept.filter((row) => this.rows.has(row));
    this.#handlers.beforeRows(kept);
    this.rows.moveTo(kept);
    if (isRelaidOut) this.rows.refresh(stayed);
    this.#haveRowsChanged = true;
  }

  #afterMove(before: ShownItems): void {
    const { offset, size } = this.#scroll.viewport;
    // Rows that stay move in the native content only when its origin does.
    if (this.content.takeMove()) this.#reposition();
    this.#shown.show(this.layout.rowsBetween(offset, offset + size), this.layout, {
      start: offset,
      end: offset + size,
    });
    if (this.#haveRowsChanged) this.#handlers.afterRows();
    this.#haveRowsChanged = false;
    this.#handlers.afterMove();
    this.#shown.tell(before, this.#shown.itemsIn(this.layout));
    this.#settle();
  }

  #reposition(): void {
    this.rows.reposition();
    this.#haveRowsChanged = true;
  }

  #settle(): void {
    const mayChange = this.#refinement.isDue;
    if (mayChange) queueMicrotask(() => this.#applyLearned());
    this.#shown.settle(!(mayChange && this.#learning.concernsView));
    if (this.#shown.isSettled && this.#scroll.isAtRest) this.rows.painting.replacePreviews(this.#shown.visibleRows);
  }
}
