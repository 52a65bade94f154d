import { type PropertyDeclarations, type PropertyValues, ReactiveElement } from '@lit/reactive-element';
import type { PressureThresholds } from './core/memory/memory-pressure.js';
import type { Fit } from './core/picture/fit.js';
import { DEFAULT_LIMITS, type PictureLimits } from './core/picture/picture-limits.js';
import type { Range } from './core/range.js';
import { type DecoderRegistration, registerDecoder } from './decoders/decoder-registry.js';
import { Grid } from './grid/grid.js';
import {
  type CacheMode,
  DEFAULT_ASPECT,
  DEFAULT_CELL_SIZE,
  DEFAULT_GAP,
  DEFAULT_OVERSCAN,
  type LayoutName,
  type ModeName,
  readPage,
} from './grid/grid-settings.js';
import { type GridStats, readStats } from './grid/grid-stats.js';
import type { RenderTooltip } from './grid/item-tooltip.js';
import { checkRefreshed, isItemsChange, type RefreshedItems } from './grid/items/refreshed-items.js';
import { requireIndex } from './grid/items/require-index.js';
import type { PagerLabels } from './grid/pages/pager-labels.js';
import { type GridPosition, readPosition } from './grid/place/grid-position.js';
import { readScrollOptions, type ScrollToItemOptions } from './grid/place/scroll-options.js';
import type { RenderSection } from './grid/sections/sections.js';
import { gridStyles } from './rendering/grid-styles.js';
import { pagerStyles } from './rendering/pager-styles.js';
import { scrubberStyles } from './rendering/scrubber-styles.js';
import { sectionStyles } from './rendering/section-styles.js';
import type { ItemKey } from './sources/item/item.js';
import { changeStates, type StateLook, type StatesArguments } from './sources/item/item-states.js';
import type { Section } from './sources/item/section.js';
import type { Items } from './sources/list/item-source.js';

/**
 * Scrollable grid for very many images: rows are virtualized, pictures are fetched, decoded and drawn by workers at the
 * size they are shown, and what is out of sight is released.
 *
 * The element is its own scroll container: give it a size as you would an `<iframe>`.
 *
 * @tag mass-image-grid
 * @tagname mass-image-grid
 * @slot - `<img>` elements that serve as items when neither `items` nor `src` is given, and without script.
 * @fires {RangeChangeEvent} range-change - The items near the viewport have changed.
 * @fires {ItemClickEvent} item-click - An item was clicked or tapped, or Space was pressed on it.
 * @fires {ItemActivateEvent} item-activate - An item was double-clicked, or Enter was pressed on it.
 * @fires {ItemErrorEvent} item-error - An item near the viewport could not be fetched or decoded.
 * @fires {PageChangeEvent} page-change - Another page is shown than the one that `page` was set to.
 * @fires {SectionToggleEvent} section-toggle - The user has collapsed or expanded a section.
 * @fires {SettledEvent} settled - Everything in the viewport is final.
 * @fires {CellSizeChangeEvent} cell-size-change - The user has zoomed the cells, see `zoomable`.
 * @fires {MemoryPressureEvent} memory-pressure - Memory is shorter or less short than before, or the grid has given something up for it.
 * @fires {ErrorEvent} error - The list at `src` could not be loaded.
 * @csspart grid - The scrolled content.
 * @csspart row - Each kept row.
 * @csspart cell - Each cell of a kept row.
 * @csspart placeholder - A cell, while its picture is not there yet.
 * @csspart error - A cell whose picture cannot be shown.
 * @csspart tooltip - The tooltip of the hovered or focused item.
 * @csspart pager - What is below the page, see `mode`.
 * @csspart pager-button - A button of the pager; with `pager-first`, `pager-previous`, `pager-next` or `pager-last`.
 * @csspart pager-label - The field of the pager with what stands before it.
 * @csspart pager-field - The page's number.
 * @csspart pager-count - What stands behind it.
 * @csspart section - The header of a section.
 * @csspart section-button - What collapses the section, over all of the header.
 * @csspart section-label - The label in it.
 * @csspart section-note - The number of items beside it.
 * @csspart scrubber - The rail beside the scroll bar.
 * @csspart scrubber-thumb - What is dragged on the rail.
 * @csspart scrubber-mark - A label beside the rail.
 * @csspart scrubber-bubble - The name of the place under the pointer.
 * @cssproperty [--mass-image-grid-gap] - Space between cells; wins over `gap`.
 * @cssproperty [--mass-image-grid-radius=0px] - Corner radius of the cells.
 * @cssproperty [--mass-image-grid-background=transparent] - Background of the grid, seen in gaps and around pictures.
 * @cssproperty [--mass-image-grid-placeholder] - Background of a cell while its picture is not there yet.
 * @cssproperty [--mass-image-grid-section-size=40px] - Block size of the section headers.
 * @cssproperty [--mass-image-grid-section-background=Canvas] - Background of the section headers.
 * @cssproperty [--mass-image-grid-section-color=CanvasText] - Text of the section headers.
 * @cssproperty [--mass-image-grid-pager-background=Canvas] - Background of the pager.
 * @cssproperty [--mass-image-grid-pager-color=CanvasText] - Text and buttons of the pager.
 * @cssproperty [--mass-image-grid-scrubber-size=44px] - Space that the content leaves to the scrubber.
 * @cssproperty [--mass-image-grid-scrubber-color] - Colour of the scrubber's thumb.
 * @cssproperty [--mass-image-grid-focus-ring=3px solid Highlight] - Outline of the focused cell.
 */
export class MassImageGrid extends ReactiveElement {
  static override styles = [gridStyles, pagerStyles, scrubberStyles, sectionStyles];
  static override properties: PropertyDeclarations = {
    items: { attribute: false },
    states: { attribute: false },
    position: { attribute: false, noAccessor: true },
    src: {},
    sections: { attribute: false },
    renderSection: { attribute: false },
    mode: { reflect: true },
    pageSize: { attribute: 'page-size' },
    page: { type: Number, noAccessor: true },
    labels: { attribute: false },
    tooltip: { attribute: false },
    layout: {},
    cellSize: { type: Number, attribute: 'cell-size' },
    aspect: {},
    gap: { type: Number },
    fit: {},
    stretch: { type: Boolean },
    zoomable: { type: Boolean, reflect: true },
    overscan: { type: Number },
    scrubber: { type: Boolean, reflect: true },
    workers: {},
    maxRequests: { type: Number, attribute: 'max-requests' },
    workerSrc: { attribute: 'worker-src' },
    crossOrigin: { attribute: 'crossorigin' },
    limits: { attribute: false },
    memoryBudget: { attribute: 'memory-budget' },
    cache: {},
    memoryThresholds: { attribute: false },
    label: {},
  };

  /**
   * Lets all grids of the page show one more format; see `DecoderRegistration`.
   * @throws {TypeError} when a field is missing or of another kind
   */
  static registerDecoder(registration: DecoderRegistration): void {
    registerDecoder(registration);
  }

  /** The items: an array of addresses or items, or a source that is asked for what is near the viewport. */
  declare items: Items | null;
  /** How items look in each state that `setStates()` gives them, by its number: fields in place of the item's own. */
  declare states: readonly (StateLook | undefined)[] | null;
  /** Address of a list of items, a JSON array or NDJSON. `items` wins over it. */
  declare src: string | null;
  /**
   * Sections of the items, in order, each with the number of its items. Default: what the items themselves say, by their
   * `group` in an array, or by `sections` of a source.
   */
  declare sections: readonly Section[] | null;
  /** Makes what stands in a section's header, in place of its label. Not called again before the section or the grid changes. */
  declare renderSection: RenderSection | null;
  /** `scroll`: the list is scrolled. `pages`: the same grid a page at a time, with a pager below it. */
  declare mode: ModeName;
  /** Items of a page, or `auto`: as many as fit. */
  declare pageSize: number | 'auto';
  /** What the pager says, in place of English; what is left out stays. */
  declare labels: Partial<PagerLabels> | null;
  /** Makes the tooltip of an item, in place of its `title`: text, which is shown as it is, or a node; nothing for none. */
  declare tooltip: RenderTooltip | null;
  /**
   * `uniform`: equal cells. `justified`: rows that fill the width, as high as the pictures' aspect ratios make them.
   * `masonry`: columns of equal width, each picture in the one that is shortest.
   */
  declare layout: LayoutName;
  /** Width of the cells in px; where rows are justified, the height that they come near to. */
  declare cellSize: number;
  /** Width of the cells ÷ their height: a number, or two with a slash between them, such as `3/2`. */
  declare aspect: number | string;
  /** Space between cells in px. */
  declare gap: number;
  /** How a picture fills its cell, as CSS `object-fit`. */
  declare fit: Fit;
  /** Lets cells grow until a row fills the width. */
  declare stretch: boolean;
  /**
   * Lets the user change the cell size, by Ctrl and wheel, by pinching, and by `+` and `-` while an item has the focus.
   * Not by default: over the grid, the page itself cannot be zoomed by these gestures then.
   */
  declare zoomable: boolean;
  /** Rows are kept ready for so many px beyond the viewport, most of them in the direction of a scroll. */
  declare overscan: number;
  /** Shows a rail beside the scroll bar, on which a thumb is dragged through the whole list. */
  declare scrubber: boolean;
  /** Number of workers, 1 to 32, or `auto`: one less than the cores, at most 4. The first grid of a page decides. */
  declare workers: number | 'auto';
  /**
   * No more than so many requests for pictures run to one origin at once. Default: Infinity, for their number follows from
   * how long they take. Where several grids of a page ask the same origin, each keeps to its own number of all that run.
   */
  declare maxRequests: number;
  /** Address of `paint-worker.js`, for pages whose content security policy forbids blob workers. */
  declare workerSrc: string | null;
  /** As of `<img>`: `anonymous` or `use-credentials` ask for CORS, without it other origins may do without. */
  declare crossOrigin: string | null;
  /** What a picture may cost at most; what would cost more is an `item-error`. Limits that are left out keep their default. */
  declare limits: Partial<PictureLimits>;
  /**
   * What all grids of the page together may hold at most: bytes, or a text such as `256MB` (1 MB is 1,048,576 bytes). The
   * smallest that one of them declares counts. What the visible rows themselves need is never refused; `stats.memory`
   * tells it. Default: a 16th of the device's memory, a 32nd where it is used by finger, 128 to 512 MB; more for a large
   * window in many device px.
   */
  declare memoryBudget: number | string | null;
  /**
   * `memory`: small pictures are kept for scrolling back, as long as the page is open. `persistent`: on disk, too, so that
   * the next visit is painted without a request for as long as they are fresh; see `limits.storedBytes` and `clearCache()`.
   */
  declare cache: CacheMode;
  /** Shares of the budget from which on `memory-pressure` warns. Default: `{ elevated: 0.8, critical: 0.95 }`. */
  declare memoryThresholds: Partial<PressureThresholds> | null;
  /** Accessible name of the grid. */
  declare label: string;

  readonly #grid = new Grid(this, () => this.#flush());

  constructor() {
    super();
    this.items = null;
    this.states = null;
    this.src = null;
    this.sections = null;
    this.renderSection = null;
    this.mode = 'scroll';
    this.pageSize = 'auto';
    this.labels = null;
    this.tooltip = null;
    this.layout = 'uniform';
    this.cellSize = DEFAULT_CELL_SIZE;
    this.aspect = DEFAULT_ASPECT;
    this.gap = DEFAULT_GAP;
    this.fit = 'cover';
    this.stretch = false;
    this.zoomable = false;
    this.overscan = DEFAULT_OVERSCAN;
    this.scrubber = false;
    this.workers = 'auto';
    this.maxRequests = Number.POSITIVE_INFINITY;
    this.workerSrc = null;
    this.crossOrigin = null;
    this.limits = DEFAULT_LIMITS;
    this.memoryBudget = null;
    this.cache = 'memory';
    this.memoryThresholds = null;
    this.label = '';
  }

  /**
   * Where the grid is scrolled to, in terms of its items: may be stored as JSON and given back, before the items are there
   * too. It shows the same picture at the same place after a reload, or in a list that was sorted, filtered or added to.
   */
  get position(): GridPosition | null {
    const place = this.#grid.view.place.position;
    return place ? { ...place, cellSize: this.cellSize } : null;
  }

  set position(position: GridPosition | null) {
    const wanted = readPosition(this, position);
    if (!wanted) return;
    if (wanted.cellSize !== undefined) this.cellSize = wanted.cellSize;
    this.#grid.view.place.position = wanted;
    this.requestUpdate();
  }

  /**
   * The page that is shown, from 1, where `mode` is `pages`. One that the list does not have yet is waited for while the
   * list grows; where it ends before, the nearest is shown.
   */
  get page(): number {
    return this.#grid.pages.page;
  }

  set page(page: number) {
    this.#grid.pages.page = readPage(this, page);
    this.requestUpdate();
  }

  /** True scroll position in px, exact also where the list is longer than any engine can scroll natively. */
  get scrollOffset(): number {
    return this.#grid.scroll.space.offset;
  }

  /** Largest `scrollOffset`. */
  get maxScrollOffset(): number {
    return this.#grid.scroll.space.maxOffset;
  }

  /** How many pages there are; `undefined` while the end of the list is not known, and where the grid scrolls. */
  get pageCount(): number | undefined {
    return this.#grid.pages.pageCount;
  }

  /** A snapshot of what the grid holds and does. Bitmaps and workers are those of the page's pool, shared by all grids. */
  get stats(): GridStats {
    return readStats(this.#grid.view);
  }

  /**
   * Scrolls to an item.
   * @throws {TypeError} when `index` is no whole number, or an option is not one of its values
   * @throws {RangeError} when there is no such item
   */
  scrollToIndex(index: number, options?: ScrollToItemOptions): void {
    readScrollOptions(options);
    this.#flush();
    requireIndex(index, this.#grid.sources.source.length);
    this.#grid.scrollToIndex(index, options);
  }

  /**
   * Scrolls to the item with this key; false when there is none. A random-access source is asked by its `indexOfKey()`,
   * without one only the thousand items on either side of the viewport are looked through.
   * @throws {TypeError} when an option is not one of its values
   */
  scrollToKey(key: ItemKey, options?: ScrollToItemOptions): boolean {
    readScrollOptions(options);
    this.#flush();
    const { sources, view } = this.#grid;
    const index = sources.source.indexOfKey(key, view.visibleItems.start);
    if (index !== undefined) this.scrollToIndex(index, options);
    return index !== undefined;
  }

  /** Index of the item at a point of the window, as `document.elementFromPoint()` takes it; `undefined` where none is. */
  indexAtPoint(x: number, y: number): number | undefined {
    return this.#grid.indexAtPoint(x, y);
  }

  /**
   * Reads items again after they were changed in place: those of a half-open range, or all and their number. What is
   * looked at stays in place by its key; pictures whose address has not changed are left alone.
   * Given how many items were put in or taken out, and where, it moves the others with what is loaded of them; a source
   * that has `subscribe()` tells this by itself.
   * @throws {TypeError} when the range or the change is not made of whole numbers from 0
   */
  refresh(items?: RefreshedItems): void {
    if (items) checkRefreshed(items);
    const { sources } = this.#grid;
    if (items && isItemsChange(items)) {
      sources.move(items);
      return;
    }
    sources.refresh(items);
    if (items) this.#grid.refresh(items);
    else this.#grid.changeItems();
  }

  /**
   * Gives items states, numbers from 0 to 255 whose looks `states` tells: those of a range in order, or single ones. What
   * is in view is drawn with the next frame, however often states change, and nothing else is. A `Uint8Array` for all
   * items is used as it is: change it in place and `refresh()` the range.
   * @throws {TypeError} when it is given neither
   * @throws {RangeError} when there is no such item or state, or not as many states as items in the range
   */
  setStates(range: Range, states: ArrayLike<number>): void;
  setStates(states: ReadonlyMap<number, number>): void;
  setStates(...change: StatesArguments): void {
    this.#flush();
    const { source, states } = this.#grid.sources;
    this.#grid.changeStates(changeStates(states, source.length, change));
  }

  /**
   * Tries pictures again that could not be shown: that of one item, or all that failed near the viewport. Failures that
   * may pass by themselves (no answer, a server too busy) have been tried three times before.
   * @returns how many are tried again; an item that has not failed or is not near the viewport is none
   * @throws {TypeError} when `index` is given and no whole number
   * @throws {RangeError} when there is no such item
   */
  retry(index?: number): number {
    this.#flush();
    const { sources, view, interaction } = this.#grid;
    if (index !== undefined) requireIndex(index, sources.source.length);
    sources.retry(index);
    const count = view.retry(index);
    interaction.updateTooltip();
    return count;
  }

  /**
   * Collapses or expands a section, and answers whether it is collapsed now. Its header, where it is in view, stays in
   * place. Scrolling to an item of a collapsed section comes to its header.
   * @param isCollapsed - Default: the opposite of what it is.
   * @throws {RangeError} when there is no section with this key
   */
  toggleSection(key: string, isCollapsed?: boolean): boolean {
    this.#flush();
    const { sections } = this.#grid;
    if (!sections.has(key)) throw new RangeError(`there is no section with the key "${key}"`);
    return sections.toggle(key, isCollapsed);
  }

  /**
   * Forgets the pictures that are kept for coming back: in memory, and on disk those of all grids and pages of this origin.
   * Call it where a user logs out. What is on screen stays; nothing is deleted where nothing could be stored.
   */
  async clearCache(): Promise<void> {
    await this.#grid.view.rows.painting.clearCache();
  }

  /** Focuses the item that Tab would come to. Without `delegatesFocus`, by which a click beside the items would scroll. */
  override focus(options?: FocusOptions): void {
    const { interaction, sections } = this.#grid;
    if (!interaction.enter(options)) sections.tabStop?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#grid.start();
  }

  /** Moved by `moveBefore()`: with this the engine does not take it for removed, and the focus stays. */
  connectedMoveCallback(): void {
    this.#grid.detach();
    this.#grid.layOut();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#grid.detach();
    // A disconnect that is followed by a connect in the same task is a move.
    queueMicrotask(() => !this.isConnected && this.#grid.stop());
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(...this.#grid.nodes);
    return root;
  }

  protected override firstUpdated(): void {
    this.#grid.start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#grid.update(changed);
  }

  /** Applies property changes at once, for a method that builds on them; before the first connect only the items. */
  #flush(): void {
    if (this.isConnected && this.isUpdatePending) this.performUpdate();
    else if (!this.hasUpdated) this.#grid.sources.choose(this.items, this.src);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mass-image-grid': MassImageGrid;
  }
}
