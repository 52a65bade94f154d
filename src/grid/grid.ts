import { FontController } from '../controllers/font-controller.js';
import { ScrollController } from '../controllers/scroll-controller.js';
import type { BoxSize } from '../controllers/size-controller.js';
import { VisibilityController } from '../controllers/visibility-controller.js';
import type { ItemsChange } from '../core/items-change.js';
import type { Range } from '../core/range.js';
import { ItemErrorEvent, MemoryPressureEvent, RangeChangeEvent, SectionToggleEvent, SettledEvent } from '../events.js';
import { isSavingData } from '../painting/data-saving.js';
import { createContentElement, spaceContent } from '../rendering/content-element.js';
import { StyleProbe } from '../rendering/style-probe.js';
import { CellZoom } from './cell-zoom.js';
import type { GridHost } from './grid-host.js';
import { readSettings } from './grid-settings.js';
import { readGridStyle, readsRightToLeft } from './grid-style.js';
import { GridView } from './grid-view.js';
import { ItemInteraction } from './item-interaction.js';
import { readLooks } from './items/read-looks.js';
import { SourceController } from './items/source-controller.js';
import { StateRefresh } from './items/state-refresh.js';
import { LayoutTiming } from './layout/layout-timing.js';
import { GridMemory } from './memory/grid-memory.js';
import { readMemory } from './memory/memory-stats.js';
import { Pages } from './pages/pages.js';
import { readScrollOptions, type ScrollToItemOptions } from './place/scroll-options.js';
import { Scrubber } from './scrubber.js';
import { Sections } from './sections/sections.js';
import { warnOnce } from './warn-once.js';

/** Of the overscan that is kept where the user saves data: most of it may never be looked at. */
const SAVING_SHARE = 0.25;

/**
 * Wires the parts of one grid: where items come from, what is laid out of them, and what its user does to it. Runs while
 * the element is in a document.
 */
export class Grid {
  readonly scroll: ScrollController;
  readonly sources: SourceController;
  readonly view: GridView;
  readonly interaction: ItemInteraction;
  readonly sections: Sections;
  readonly pages: Pages;
  readonly #host: GridHost;
  readonly #content = createContentElement();
  readonly #probe = new StyleProbe();
  readonly #timing: LayoutTiming;
  readonly #memory: GridMemory;
  readonly #zoom: CellZoom;
  readonly #scrubber: Scrubber;
  readonly #stateRefresh = new StateRefresh((range) => {
    if (this.view.isLaidOut) this.view.updateStates(range);
    this.interaction.keeper.describe();
  });
  #isRunning = false;

  /** @param flush - Applies property changes of the host at once. */
  constructor(host: GridHost, flush: () => void) {
    this.#host = host;
    const view = () => this.view;
    this.scroll = new ScrollController(host, { onScroll: () => view().update(), onRest: () => view().rest() });
    this.#timing = new LayoutTiming(host, this.#probe.gauge, {
      isRunning: () => this.#isRunning,
      layOut: (size, wasDisplayed) => this.#layOut(size, wasDisplayed),
    });
    this.sources = new SourceController(host, {
      onChange: () => this.changeItems(),
      onItems: (range) => this.refresh(range),
      onMove: (change) => this.#moveItems(change),
    });
    this.interaction = new ItemInteraction(host, this.#content, {
      view,
      source: () => this.sources.source,
      shape: () => ({
        layout: view().layout,
        viewportSize: view().viewportSize,
        isRightToLeft: readsRightToLeft(host),
      }),
      divert: (index, key) => this.pages.navigate(index, key) || this.sections.navigate(index, key),
      indexAtPoint: (x, y) => this.indexAtPoint(x, y),
      isElsewhere: (event) =>
        this.#scrubber.isUnder(event) || this.sections.isUnder(event) || this.pages.isUnder(event),
    });
    this.view = this.#createView();
    this.sections = this.#createSections();
    this.pages = new Pages(host, this.#content, { view, focusItem: (index) => this.interaction.focus.goTo(index) });
    const focusedIndex = () => this.interaction.focusedIndexInView;
    this.#zoom = new CellZoom(host, this.#content, { view, focusedIndex, flush });
    this.#memory = new GridMemory({
      neededBytes: () => view().rows.painting.neededBytes,
      largestRowBytes: () => view().rows.painting.largestBytes,
      vacateIdle: () => view().vacateIdle(),
      requestLayout: () => host.requestUpdate(),
      onPressure: () => host.dispatchEvent(new MemoryPressureEvent(readMemory())),
    });
    this.#scrubber = new Scrubber(host, this.#content, this.scroll, view, () => this.sections.list);
    new FontController(host, () => this.layOut());
    new VisibilityController(host, (isVisible) => view().rows.painting.setPaused(!isVisible));
  }

  /** What the shadow root holds. */
  get nodes(): readonly Node[] {
    return [
      this.#content,
      this.pages.element,
      this.#probe.element,
      this.#scrubber.element,
      this.interaction.tooltipElement,
    ];
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const { workers } = readSettings(this.#host);
    this.#memory.join();
    const screen = this.#host.cache === 'persistent' ? this.#host.id : undefined;
    this.view.rows.painting.connect(this.#host.workerSrc || undefined, workers, screen);
    this.layOut();
  }

  /** The engine forgets the scroll position of what it takes out: it is written again, not read. */
  detach(): void {
    this.#timing.expire();
  }

  stop(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#timing.expire();
    this.view.clear();
    this.sections.clear();
    this.view.rows.painting.disconnect();
    this.#memory.leave();
  }

  /** What the host declares has changed. */
  update(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const { items, src, label } = this.#host;
    this.#content.ariaLabel = label || null;
    if (changed.has('cellSize')) this.#zoom.hold();
    this.pages.setShown(readSettings(this.#host).mode === 'pages');
    if (changed.has('states')) this.sources.states.looks = readLooks(this.#host);
    if (changed.has('items') || changed.has('src')) this.sources.choose(items, src);
    else if (changed.has('sections')) this.changeItems();
    else this.layOut();
  }

  /** Lays out anew, as soon as that can be. */
  layOut(): void {
    this.#timing.layOut();
  }

  /** Scrolls to an item, as soon as the grid is laid out. */
  scrollToIndex(index: number, options?: ScrollToItemOptions): void {
    const { block, behavior } = readScrollOptions(options);
    const isByStyle = behavior === 'auto' && getComputedStyle(this.#host).scrollBehavior === 'smooth';
    const scroll = () => {
      this.view.travel.toItem(index, block, isByStyle || behavior === 'smooth' ? 'smooth' : 'instant');
    };
    this.#timing.whenLaidOut(scroll);
  }

  indexAtPoint(x: number, y: number): number | undefined {
    const box = this.#host.getBoundingClientRect();
    const isInside = x >= box.left && x < box.right && y >= box.top && y < box.bottom - this.pages.blockSize;
    return isInside && this.view.isLaidOut ? this.view.content.indexAt(x, y) : undefined;
  }

  /** Items of the range are described anew. */
  refresh(range: Range): void {
    if (!this.view.isLaidOut) return;
    this.view.refresh(range);
    this.interaction.updateTooltip();
  }

  /** Items of the range have other states, and may look otherwise with the next frame. */
  changeStates(range: Range): void {
    this.#stateRefresh.request(range);
  }

  /** There are other items, or more or fewer of them. */
  changeItems(): void {
    this.#chooseSections();
    this.interaction.keeper.afterItems(this.sources.source);
    this.layOut();
  }

  #createView(): GridView {
    const tell = (event: Event) => this.#host.dispatchEvent(event);
    return new GridView(this.#content, this.scroll, {
      onRangeChange: (visible, kept) => tell(new RangeChangeEvent(visible, kept)),
      onError: ({ index, key }, cause) => {
        this.interaction.updateTooltip();
        tell(new ItemErrorEvent(index, key, cause));
      },
      onSettled: () => tell(new SettledEvent()),
      onMisuse: ({ code, message }) => warnOnce(this.#host, code, message),
      beforeRows: (kept) => this.interaction.keeper.beforeRows(kept),
      afterRows: () => this.interaction.keeper.afterRows(),
      afterMove: () => this.#afterMove(),
    });
  }

  #createSections(): Sections {
    return new Sections(this.#host, this.#content, {
      view: () => this.view,
      focus: () => this.interaction.focus,
      keeper: () => this.interaction.keeper,
      render: () => this.#host.renderSection,
      onChange: () => this.layOut(),
      onToggle: (section) => this.#host.dispatchEvent(new SectionToggleEvent(section)),
    });
  }

  #afterMove(): void {
    this.interaction.keeper.afterMove();
    this.sections.update();
    this.sources.look(this.view.visibleItems, this.view.keptItems);
    this.interaction.updateTooltip();
    this.#scrubber.update();
    this.pages.update();
  }

  #layOut(size: BoxSize, wasDisplayed: boolean): void {
    if (wasDisplayed) this.scroll.read();
    const host = this.#host;
    const { painting } = this.view.rows;
    const declared = readSettings(host);
    painting.limitRequests(declared.maxRequests);
    const wanted = isSavingData() ? declared.overscan * SAVING_SHARE : declared.overscan;
    const { overscan, ...look } = this.#memory.planFor({ ...declared, overscan: wanted }, size);
    const { gap, headerSize } = spaceContent(this.#content, declared.gap);
    this.sections.refresh();
    const { lengths, isCollapsed } = this.sections;
    const isPaged = declared.mode === 'pages';
    if (isPaged && lengths.length > 0) warnOnce(host, 'paged sections', 'sections are not shown in pages mode.');
    this.view.layOut(
      this.#scrubber.fit(host.scrubber && !isPaged, this.pages.fit(size)),
      { ...declared, overscan, gap },
      { ...readGridStyle(host, declared, size.devicePixelRatio, (faces) => painting.useFonts(faces)), ...look },
      this.sources.source,
      { lengths: isPaged ? [] : lengths, isCollapsed, headerSize },
    );
  }

  /** Many changes at once make one layout. */
  #moveItems(change: ItemsChange): void {
    this.#chooseSections();
    this.view.moveItems(change);
    this.interaction.keeper.moveItems(change, this.sources.source.length);
    this.#host.requestUpdate();
  }

  #chooseSections(): void {
    this.sections.choose(this.#host.sections, this.sources.source);
  }
}
