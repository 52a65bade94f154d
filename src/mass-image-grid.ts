import { type PropertyDeclarations, type PropertyValues, ReactiveElement } from '@lit/reactive-element';
import { FocusController } from './controllers/focus-controller.js';
import { PointerController } from './controllers/pointer-controller.js';
import { ScrollController } from './controllers/scroll-controller.js';
import { SizeController } from './controllers/size-controller.js';
import { TooltipController } from './controllers/tooltip-controller.js';
import { VisibilityController } from './controllers/visibility-controller.js';
import { ZoomController } from './controllers/zoom-controller.js';
import type { Fit } from './core/fit.js';
import type { ItemsChange } from './core/items-change.js';
import { DEFAULT_LIMITS, type PictureLimits } from './core/picture-limits.js';
import { isInRange, type Range } from './core/range.js';
import { type DecoderRegistration, registerDecoder } from './decoders/decoder-registry.js';
import {
  CellSizeChangeEvent,
  ItemActivateEvent,
  ItemClickEvent,
  ItemErrorEvent,
  RangeChangeEvent,
  SectionToggleEvent,
  SettledEvent,
} from './events.js';
import { CellZoom } from './grid/cell-zoom.js';
import { FocusKeeper } from './grid/focus-keeper.js';
import { type GridPosition, readPosition } from './grid/grid-position.js';
import {
  DEFAULT_ASPECT,
  DEFAULT_CELL_SIZE,
  DEFAULT_GAP,
  DEFAULT_OVERSCAN,
  type LayoutName,
  readSettings,
} from './grid/grid-settings.js';
import { type GridStats, readStats } from './grid/grid-stats.js';
import { GridView } from './grid/grid-view.js';
import { checkRefreshed, isItemsChange, type RefreshedItems } from './grid/refreshed-items.js';
import { requireIndex } from './grid/require-index.js';
import { readScrollOptions, type ScrollToItemOptions } from './grid/scroll-options.js';
import { Scrubber } from './grid/scrubber.js';
import { type RenderSection, Sections } from './grid/sections.js';
import { SourceController } from './grid/source-controller.js';
import { gridStyles } from './rendering/grid-styles.js';
import { scrubberStyles } from './rendering/scrubber-styles.js';
import { sectionStyles } from './rendering/section-styles.js';
import { StyleProbe } from './rendering/style-probe.js';
import { TooltipView } from './rendering/tooltip-view.js';
import type { ItemKey } from './sources/item.js';
import type { Items } from './sources/item-source.js';
import type { Section } from './sources/section.js';

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
 * @fires {SectionToggleEvent} section-toggle - The user has collapsed or expanded a section.
 * @fires {SettledEvent} settled - Everything in the viewport is final.
 * @fires {CellSizeChangeEvent} cell-size-change - The user has zoomed the cells, see `zoomable`.
 * @fires {ErrorEvent} error - The list at `src` could not be loaded.
 * @csspart grid - The scrolled content.
 * @csspart row - Each kept row.
 * @csspart cell - Each cell of a kept row.
 * @csspart placeholder - A cell, while its picture is not there yet.
 * @csspart error - A cell whose picture cannot be shown.
 * @csspart tooltip - The tooltip of the hovered or focused item.
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
 * @cssproperty [--mass-image-grid-scrubber-size=44px] - Space that the content leaves to the scrubber.
 * @cssproperty [--mass-image-grid-scrubber-color] - Colour of the scrubber's thumb.
 * @cssproperty [--mass-image-grid-focus-ring=3px solid Highlight] - Outline of the focused cell.
 */
export class MassImageGrid extends ReactiveElement {
  static override styles = [gridStyles, scrubberStyles, sectionStyles];
  static override properties: PropertyDeclarations = {
    items: { attribute: false },
    position: { attribute: false, noAccessor: true },
    src: {},
    sections: { attribute: false },
    renderSection: { attribute: false },
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
    workerSrc: { attribute: 'worker-src' },
    crossOrigin: { attribute: 'crossorigin' },
    limits: { attribute: false },
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
  /** Address of a list of items, a JSON array or NDJSON. `items` wins over it. */
  declare src: string | null;
  /**
   * Sections of the items, in order, each with the number of its items. Default: what the items themselves say, by their
   * `group` in an array, or by `sections` of a source.
   */
  declare sections: readonly Section[] | null;
  /** Makes what stands in a section's header, in place of its label. Not called again before the section or the grid changes. */
  declare renderSection: RenderSection | null;
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
  /** Address of `paint-worker.js`, for pages whose content security policy forbids blob workers. */
  declare workerSrc: string | null;
  /** As of `<img>`: `anonymous` or `use-credentials` ask for CORS, without it other origins may do without. */
  declare crossOrigin: string | null;
  /** What a picture may cost at most; what would cost more is an `item-error`. Limits that are left out keep their default. */
  declare limits: Partial<PictureLimits>;
  /** Accessible name of the grid. */
  declare label: string;

  readonly #content = createContent();
  readonly #tooltip = new TooltipView();
  readonly #scroll = new ScrollController(this, {
    onScroll: () => this.#view.update(),
    onRest: () => this.#view.rest(),
  });
  readonly #probe = new StyleProbe();
  readonly #sizes = new SizeController(this, this.#probe.gauge, () => this.#layOut());
  readonly #sources = new SourceController(this, {
    onChange: () => this.#onItemsChange(),
    onItems: (range) => this.#refresh(range),
    onMove: (change) => this.#onItemsMove(change),
  });
  readonly #focus = new FocusController(this, {
    shape: () => this.#gridShape,
    indexOf: (event) => this.#keeper.indexOf(event),
    divert: (index, key) => this.#sections.navigate(index, key),
    onMove: (index) => this.#moveFocus(index),
    onEnter: () => this.focus(),
    onFocusChange: (index) => this.#onFocusChange(index),
    onKey: (index, key, event) => this.#interact(index, key === 'Enter' ? ItemActivateEvent : ItemClickEvent, event),
  });
  readonly #tooltips = new TooltipController(this, {
    indexOf: (event) => this.#indexUnder(event),
    isOnTooltip: (event) => this.#tooltip.isUnder(event),
    show: (index) => this.#showTooltip(index),
    hide: () => this.#tooltip.hide(),
  });
  readonly #view = new GridView(this.#content, this.#scroll, {
    onRangeChange: (visible, kept) => this.dispatchEvent(new RangeChangeEvent(visible, kept)),
    onError: ({ index, key }, cause) => {
      this.#tooltips.update();
      this.dispatchEvent(new ItemErrorEvent(index, key, cause));
    },
    onSettled: () => this.dispatchEvent(new SettledEvent()),
    beforeRows: (kept) => this.#keeper.beforeRows(kept),
    afterRows: () => {
      this.#keeper.afterRows();
      this.#sections.update();
      this.#sources.look(this.#view.visibleItems, this.#view.keptItems);
      this.#tooltips.update();
      this.#scrubber.update();
    },
  });
  readonly #keeper = new FocusKeeper(this.#content, () => this.#view, this.#focus);
  readonly #sections = new Sections(this, this.#content, {
    view: () => this.#view,
    focus: () => this.#focus,
    keeper: () => this.#keeper,
    render: () => this.renderSection,
    onChange: () => this.#layOut(),
    onToggle: (section) => this.dispatchEvent(new SectionToggleEvent(section)),
  });
  readonly #zoom = new CellZoom(this, this.#content, () => this.#view, {
    cellSize: () => readSettings(this).cellSize,
    focusedIndex: () => this.#focusedIndexInView,
    resize: (cellSize) => this.#resizeCells(cellSize),
  });
  readonly #scrubber = new Scrubber(
    this,
    this.#content,
    this.#scroll,
    () => this.#view,
    () => this.#sections.list,
  );
  #isRunning = false;
  /** Nothing can be laid out while the element is not displayed. */
  #isLayoutDue = true;
  #pendingScroll: (() => void) | undefined;

  constructor() {
    super();
    this.items = null;
    this.src = null;
    this.sections = null;
    this.renderSection = null;
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
    this.workerSrc = null;
    this.crossOrigin = null;
    this.limits = DEFAULT_LIMITS;
    this.label = '';
    new VisibilityController(this, (isVisible) => this.#view.rows.painting.setPaused(!isVisible));
    new ZoomController(this, {
      isEnabled: () => this.zoomable && this.#view.isLaidOut,
      onStretch: (factor, point) => this.#zoom.stretch(factor, point),
      onZoom: (factor, point) => this.#zoom.zoom(factor, point),
    });
    new PointerController(this, {
      indexOf: (event) => this.#indexUnder(event),
      onClick: (index, event) => this.#interact(index, ItemClickEvent, event),
      onDoubleClick: (index, event) => this.#interact(index, ItemActivateEvent, event),
    });
  }

  /**
   * Where the grid is scrolled to, in terms of its items: may be stored as JSON and given back, before the items are there
   * too. It shows the same picture at the same place after a reload, or in a list that was sorted, filtered or added to.
   */
  get position(): GridPosition | null {
    const place = this.#view.position;
    return place ? { ...place, cellSize: this.cellSize } : null;
  }

  set position(position: GridPosition | null) {
    const wanted = readPosition(this, position);
    if (!wanted) return;
    if (wanted.cellSize !== undefined) this.cellSize = wanted.cellSize;
    this.#view.position = wanted;
    this.requestUpdate();
  }

  /** True scroll position in px, exact also where the list is longer than any engine can scroll natively. */
  get scrollOffset(): number {
    return this.#scroll.space.offset;
  }

  /** Largest `scrollOffset`. */
  get maxScrollOffset(): number {
    return this.#scroll.space.maxOffset;
  }

  /** A snapshot of what the grid holds and does. Bitmaps and workers are those of the page's pool, shared by all grids. */
  get stats(): GridStats {
    return readStats(this.#view);
  }

  /**
   * Scrolls to an item.
   * @throws {TypeError} when `index` is no whole number, or an option is not one of its values
   * @throws {RangeError} when there is no such item
   */
  scrollToIndex(index: number, options?: ScrollToItemOptions): void {
    const { block, behavior } = readScrollOptions(options);
    this.#flush();
    requireIndex(index, this.#sources.source.length);
    const isSmooth = behavior === 'auto' ? getComputedStyle(this).scrollBehavior === 'smooth' : behavior === 'smooth';
    const scroll = () => this.#view.scrollToIndex(index, block, isSmooth ? 'smooth' : 'instant');
    if (this.#isLayoutDue) this.#pendingScroll = scroll;
    else scroll();
  }

  /**
   * Scrolls to the item with this key; false when there is none. A random-access source is asked by its `indexOfKey()`,
   * without one only the thousand items on either side of the viewport are looked through.
   * @throws {TypeError} when an option is not one of its values
   */
  scrollToKey(key: ItemKey, options?: ScrollToItemOptions): boolean {
    readScrollOptions(options);
    this.#flush();
    const index = this.#sources.source.indexOfKey(key, this.#view.visibleItems.start);
    if (index !== undefined) this.scrollToIndex(index, options);
    return index !== undefined;
  }

  /** Index of the item at a point of the window, as `document.elementFromPoint()` takes it; `undefined` where none is. */
  indexAtPoint(x: number, y: number): number | undefined {
    const box = this.getBoundingClientRect();
    const isInside = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    return isInside && this.#view.isLaidOut ? this.#view.indexAt(x, y) : undefined;
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
    if (items && isItemsChange(items)) {
      this.#sources.move(items);
      return;
    }
    this.#sources.refresh(items);
    if (items) this.#refresh(items);
    else this.#onItemsChange();
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
    if (index !== undefined) requireIndex(index, this.#sources.source.length);
    this.#sources.retry(index);
    const count = this.#view.retry(index);
    this.#tooltips.update();
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
    if (!this.#sections.has(key)) throw new RangeError(`there is no section with the key "${key}"`);
    return this.#sections.toggle(key, isCollapsed);
  }

  /** Focuses the item that Tab would come to. Without `delegatesFocus`, by which a click beside the items would scroll. */
  override focus(options?: FocusOptions): void {
    (this.#keeper.tabStop ?? this.#sections.tabStop)?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }

  /** Moved by `moveBefore()`: with this the engine does not take it for removed, and the focus stays. */
  connectedMoveCallback(): void {
    this.#isLayoutDue = true;
    this.#layOut();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The engine forgets the scroll position: it is written again, not read.
    this.#isLayoutDue = true;
    // A disconnect that is followed by a connect in the same task is a move.
    queueMicrotask(() => !this.isConnected && this.#stop());
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(this.#content, this.#probe.element, this.#scrubber.element, this.#tooltip.element);
    return root;
  }

  protected override firstUpdated(): void {
    this.#start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#content.ariaLabel = this.label || null;
    if (changed.has('cellSize')) this.#zoom.hold();
    if (changed.has('items') || changed.has('src')) this.#sources.choose(this.items, this.src);
    else if (changed.has('sections')) this.#onItemsChange();
    else this.#layOut();
  }

  get #gridShape() {
    const { viewportSize } = this.#scroll.space;
    return { layout: this.#view.layout, viewportSize, isRightToLeft: this.#isRightToLeft };
  }

  get #isRightToLeft(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  get #focusedIndexInView(): number | undefined {
    const { focusedIndex } = this.#focus;
    return focusedIndex !== undefined && isInRange(this.#view.visibleItems, focusedIndex) ? focusedIndex : undefined;
  }

  #resizeCells(cellSize: number): void {
    this.cellSize = cellSize;
    this.#flush();
    this.dispatchEvent(new CellSizeChangeEvent(cellSize));
  }

  #start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const { workers } = readSettings(this);
    this.#view.rows.painting.connect(this.workerSrc || undefined, workers);
    this.#layOut();
  }

  #stop(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#isLayoutDue = true;
    this.#view.clear();
    this.#sections.clear();
    this.#view.rows.painting.disconnect();
  }

  /** Applies property changes at once, for a method that builds on them; before the first connect only the items. */
  #flush(): void {
    if (this.isConnected && this.isUpdatePending) this.performUpdate();
    else if (!this.hasUpdated) this.#sources.choose(this.items, this.src);
  }

  #layOut(): void {
    const { size } = this.#sizes;
    // Not displayed: everything stays as it is, within its bounds, until it is shown again.
    const wasDue = this.#isLayoutDue;
    this.#isLayoutDue = !this.#isRunning || size.inlineSize === 0 || size.blockSize === 0;
    if (this.#isLayoutDue) {
      // Hidden and shown again within a frame: no observer tells of it.
      if (!wasDue) requestAnimationFrame(() => this.#isLayoutDue && this.#layOut());
      return;
    }
    if (!wasDue) this.#scroll.read();
    const settings = readSettings(this);
    this.#content.style.setProperty('--_gap', `${settings.gap}px`);
    const gap = Number.parseFloat(getComputedStyle(this.#content).columnGap) || 0;
    const style = {
      fit: settings.fit,
      stretch: this.stretch,
      isRightToLeft: this.#isRightToLeft,
      crossOrigin: readCrossOrigin(this.crossOrigin),
      limits: settings.limits,
    };
    const headerSize = Number.parseFloat(getComputedStyle(this.#content).rowGap) || 0;
    this.#content.style.setProperty('--_section-size', `${headerSize}px`);
    this.#sections.refresh();
    const { lengths, isCollapsed } = this.#sections;
    const left = this.#scrubber.fit(this.scrubber, size);
    const sections = { lengths, isCollapsed, headerSize };
    this.#view.layOut(left, { ...settings, gap }, style, this.#sources.source, sections);
    this.#pendingScroll?.();
    this.#pendingScroll = undefined;
  }

  #refresh(range: Range): void {
    if (this.#view.isLaidOut) this.#view.refresh(range);
  }

  /** Many changes at once make one layout. */
  #onItemsMove(change: ItemsChange): void {
    this.#sections.choose(this.sections, this.#sources.source);
    this.#view.moveItems(change);
    this.#keeper.moveItems(change, this.#sources.source.length);
    this.requestUpdate();
  }

  #onItemsChange(): void {
    this.#sections.choose(this.sections, this.#sources.source);
    this.#keeper.afterItems(this.#sources.source);
    this.#layOut();
  }

  #moveFocus(index: number): void {
    this.#view.scrollToIndex(index, 'nearest', 'instant');
    this.#keeper.focusItem(index);
  }

  #onFocusChange(index: number | undefined): void {
    if (this.#keeper.isMoving && index === undefined) return;
    if (index !== undefined) this.#keeper.remember(index);
    const { isByKeyboard } = this.#focus;
    this.#content.classList.toggle('by-keyboard', isByKeyboard);
    this.#tooltips.focus(isByKeyboard ? index : undefined);
    if (index === undefined || this.#keeper.isMoving) return;
    // Tab may come to an item that is out of sight, or in part.
    if (isByKeyboard || this.#keeper.isHeld(index)) this.#moveFocus(index);
  }

  /** The item that a pointer, or assistive technology in place of one, is at. */
  #indexUnder(event: MouseEvent): number | undefined {
    if (this.#tooltip.isUnder(event) || this.#scrubber.isUnder(event) || this.#sections.isUnder(event))
      return undefined;
    return this.#keeper.indexOf(event) ?? this.indexAtPoint(event.clientX, event.clientY);
  }

  #showTooltip(index: number): void {
    const cell = isInRange(this.#view.visibleItems, index) ? this.#keeper.cellOf(index) : undefined;
    const text = cell && this.#tooltipOf(index);
    if (text) this.#tooltip.show(text, cell);
    else this.#tooltip.hide();
  }

  /** The title, and what is wrong where the picture cannot be shown. */
  #tooltipOf(index: number): string {
    const { title } = this.#sources.source.item(index);
    return [title, this.#view.errorOf(index)?.message].filter(Boolean).join('\n');
  }

  #interact(
    index: number,
    type: typeof ItemClickEvent | typeof ItemActivateEvent,
    originalEvent: MouseEvent | KeyboardEvent,
  ): void {
    const { source } = this.#sources;
    const key = source.keyAt(index);
    // Nothing can be said yet of an item that is still loaded.
    if (key === undefined) return;
    this.dispatchEvent(new type({ index, key, item: source.item(index), originalEvent }));
  }
}

function createContent(): HTMLElement {
  const content = document.createElement('div');
  content.className = 'content';
  content.id = 'grid';
  content.setAttribute('part', 'grid');
  return content;
}

/** As HTML reads the attribute: present without a known value means `anonymous`. */
function readCrossOrigin(value: string | null): 'anonymous' | 'use-credentials' | null {
  if (value === null) return null;
  return value === 'use-credentials' ? value : 'anonymous';
}

declare global {
  interface HTMLElementTagNameMap {
    'mass-image-grid': MassImageGrid;
  }
}
