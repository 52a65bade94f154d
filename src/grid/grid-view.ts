import type { ScrollController } from '../controllers/scroll-controller.js';
import type { BoxSize } from '../controllers/size-controller.js';
import type { ItemsChange } from '../core/items-change.js';
import type { Layout } from '../core/layout/layout.js';
import type { Range } from '../core/range.js';
import type { BlockInterval } from '../core/scroll/overscan.js';
import { pictureOfItem } from '../sources/item/item-picture.js';
import type { ItemSource } from '../sources/list/item-source.js';
import { GridContent } from './grid-content.js';
import type { GridSettings } from './grid-settings.js';
import type { GridStyle } from './grid-style.js';
import type { GridViewHandlers } from './grid-view-handlers.js';
import { createLayout, type GridSections } from './layout/create-layout.js';
import { RatioLearning } from './layout/ratio-learning.js';
import { Refinement } from './layout/refinement.js';
import { PageChoice } from './pages/page-choice.js';
import { Approach } from './place/approach.js';
import { PlaceKeeper } from './place/place-keeper.js';
import { Travel } from './place/travel.js';
import { KeptRows } from './rows/kept-rows.js';
import { RowChoice } from './rows/row-choice.js';
import { RowDescriber } from './rows/row-describer.js';
import { RowPriorities } from './rows/row-priorities.js';
import { RowRefresh } from './rows/row-refresh.js';
import { type RowStyle, readRadius } from './rows/row-style.js';
import { itemsOfRows, ShownRange } from './rows/shown-range.js';

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
  readonly #priorities: RowPriorities;
  readonly #describer: RowDescriber;
  readonly #choice: RowChoice;
  readonly #shown: ShownRange;
  readonly #learning: RatioLearning;
  readonly #refresh: RowRefresh;
  readonly #refinement: Refinement;
  readonly #pages: PageChoice;
  #settings: GridSettings | undefined;

  constructor(element: HTMLElement, scroll: ScrollController, handlers: GridViewHandlers) {
    this.#element = element;
    this.content = new GridContent(element, scroll);
    this.#scroll = scroll;
    this.#handlers = handlers;
    this.#priorities = new RowPriorities(scroll, this.content);
    this.#describer = new RowDescriber(this.content, handlers.onMisuse);
    this.rows = this.#createRows();
    this.#choice = new RowChoice({
      scroll,
      content: this.content,
      rows: this.rows,
      beforeRows: handlers.beforeRows,
      onNextFrame: () => this.#moveRows(false),
    });
    this.#shown = new ShownRange(this.rows, handlers);
    this.#refresh = new RowRefresh(this.rows, () => ({ layout: this.layout, source: this.source }));
    this.#learning = new RatioLearning(this.rows, this.#shown);
    this.#refinement = new Refinement({
      scroll,
      content: this.content,
      rows: this.rows,
      learning: this.#learning,
      keptInterval: () => this.#choice.widestInterval,
      onMove: () => this.#choice.forget(),
    });
    this.place = new PlaceKeeper({
      items: () => ({ source: this.source, layout: this.layout, offset: this.offset }),
      firstCells: () => this.#shown.visibleRows.slice(0, 2).flatMap((row) => this.rows.description(row)?.cells ?? []),
      pointAt: (clientX, clientY) => this.content.pointAt(clientX, clientY),
    });
    this.#pages = new PageChoice(this.place);
    this.travel = new Travel({
      scroll,
      content: this.content,
      place: this.place,
      approach: new Approach(scroll, () => this.#refine()),
      refine: () => this.#refine(),
      onArrive: (isRelaidOut) => this.#moveRows(isRelaidOut),
    });
  }

  get layout(): Layout {
    return this.content.layout;
  }

  get offset(): number {
    return this.#scroll.space.offset;
  }

  get viewportSize(): number {
    return this.#scroll.space.viewportSize;
  }

  /** Part of the content whose rows are kept. */
  get keptInterval(): BlockInterval {
    return this.#choice.interval;
  }

  get source(): ItemSource {
    return this.#describer.source;
  }

  get rowStyle(): RowStyle {
    return this.#describer.style;
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
  layOut(size: BoxSize, settings: GridSettings, style: GridStyle, source: ItemSource, sections: GridSections): void {
    this.rows.afterimage.during(() => this.#layOut(size, settings, style, source, sections));
  }

  #layOut(size: BoxSize, settings: GridSettings, style: GridStyle, source: ItemSource, sections: GridSections): void {
    this.place.hold();
    const isFirst = !this.isLaidOut;
    const { inlineSize, blockSize, devicePixelRatio } = size;
    this.#describer.source = source;
    this.#settings = settings;
    const isExact = settings.layout === 'uniform';
    this.#learning.isWanted = !isExact;
    const ratios = () => this.#learning.ratiosOf(source);
    const pages = this.#pages.pagesOf(settings, blockSize, this.layout);
    const box = { inlineSize, devicePixelRatio, itemCount: source.length };
    const layout = createLayout({ ...settings, ...style, ...box, sections, ratios, previous: this.layout, pages });
    this.#learning.forget();
    this.#element.classList.toggle('bands', settings.layout === 'masonry');
    const { isLengthKnown } = source;
    const { isRightToLeft } = style;
    this.content.resize(layout, { viewportSize: blockSize, devicePixelRatio, isLengthKnown, isExact, isRightToLeft });
    this.#choice.provide(settings.overscan);
    this.#element.classList.toggle('text-only', style.isTextOnly);
    const radius = readRadius(this.rows.views[0]);
    this.#describer.style = { ...style, devicePixelRatio: devicePixelRatio * style.resolution, radius };
    this.travel.toHeld();
    this.#refine();
    this.#scroll.keepRoom();
    if (isFirst) this.#choice.begin();
    else this.#moveRows(true);
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
    this.#move(() => this.#choice.follow());
  }

  /** Nothing moves any more: what is too costly in motion is put in order. */
  rest(): void {
    this.rows.settle();
    // At rest as much is kept on both sides: rows may come in.
    this.#layOutLearned();
    this.rows.sort();
  }

  /** Shows this page, 0-based, with the next layout. */
  requestPage(page: number): void {
    this.#pages.request(page);
  }

  /** While the list flies by under a dragged scrubber, no picture is asked for. */
  setFlying(isFlying: boolean): void {
    if (isFlying === this.#priorities.isFlying) return;
    this.#priorities.isFlying = isFlying;
    if (!isFlying) this.rows.painting.requestTurn();
  }

  refresh(items: Range): void {
    if (this.layout.itemCount === 0 || items.end <= items.start) return;
    this.#learning.reread(items);
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
    const picture = index === undefined ? undefined : pictureOfItem(this.source.item(index));
    if (picture?.state === 'valid') this.rows.painting.lift(picture.source);
    const count = this.rows.retry(index);
    this.#settle();
    return count;
  }

  /** Gives back what it can do without. */
  vacateIdle(): void {
    this.rows.afterimage.clear();
    this.rows.painting.vacateIdle();
  }

  clear(): void {
    this.rows.clear();
    this.#choice.clear();
    this.#shown.clear();
    this.#settings = undefined;
  }

  #createRows(): KeptRows {
    return new KeptRows(this.#element, {
      content: this.content,
      describer: this.#describer,
      priorities: this.#priorities,
      isMoving: () => !this.#scroll.isAtRest,
      onError: this.#handlers.onError,
      onNaturalSize: (cell, natural) => this.#learning.learn(cell, natural),
      beforeReshape: () => this.#handlers.beforeRows([]),
      onProgress: () => this.#settle(),
    });
  }

  #refine(): void {
    if (this.#settings) this.#refinement.refine();
  }

  #layOutLearned(): void {
    if (!this.#settings) return;
    const layOut = () => this.#moveRows(this.#refinement.rest());
    // Of an exact layout nothing is learned, and no picture changes its place.
    if (this.content.isExact) layOut();
    else this.rows.afterimage.during(layOut);
  }

  #moveRows(isRelaidOut: boolean): void {
    this.#move(() => this.#choice.choose(isRelaidOut));
  }

  /** Chooses rows, and tells of what is in view and kept then. */
  #move(choose: () => void): void {
    if (!this.#settings) return;
    const before = this.#shown.itemsIn(this.layout);
    choose();
    this.#choice.reposition();
    const { offset } = this;
    const end = offset + this.viewportSize;
    this.#shown.show(this.layout.rowsBetween(offset, end), this.layout, { start: offset, end });
    if (this.#choice.takeMove()) this.#handlers.afterRows();
    this.#handlers.afterMove();
    this.#shown.tell(before, this.#shown.itemsIn(this.layout));
    this.#settle();
  }

  #settle(): void {
    const mayChange = this.#refinement.isDue;
    // Once all in view is there, so that its rows change no more than once; what they show then may tell more.
    if (mayChange) queueMicrotask(() => this.#refinement.isDue && this.#layOutLearned());
    this.#shown.settle(!this.#choice.isGrowing && !(mayChange && this.#learning.concernsView));
    if (!this.#shown.isSettled || !this.#scroll.isAtRest) return;
    this.rows.painting.replacePreviews(this.#shown.visibleRows);
    this.rows.afterimage.provideFor(this.#shown.visibleRows);
  }
}
