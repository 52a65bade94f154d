import { FocusController } from '../controllers/focus-controller.js';
import { PointerController } from '../controllers/pointer-controller.js';
import { TooltipController } from '../controllers/tooltip-controller.js';
import type { GridShape, NavigationKey } from '../core/navigation/grid-navigation.js';
import { isInRange } from '../core/range.js';
import { ItemActivateEvent, ItemClickEvent } from '../events.js';
import { TooltipView } from '../rendering/tooltip-view.js';
import type { ItemSource } from '../sources/list/item-source.js';
import { FocusKeeper } from './focus-keeper.js';
import type { GridHost } from './grid-host.js';
import type { GridView } from './grid-view.js';
import { ItemTooltip } from './item-tooltip.js';

export interface ItemInteractionHandlers {
  readonly view: () => GridView;
  readonly source: () => ItemSource;
  readonly shape: () => Omit<GridShape, 'goal'>;
  /** Leads a key from an item to something else than an item; true when it did. */
  readonly divert: (index: number, key: NavigationKey) => boolean;
  /** The item at a point of the window. */
  readonly indexAtPoint: (x: number, y: number) => number | undefined;
  /** True for an event on something that lies over the items or beside them. */
  readonly isElsewhere: (event: Event) => boolean;
}

/** What pointer, keyboard and assistive technology do to items: the focus, clicks, tooltips. */
export class ItemInteraction {
  readonly focus: FocusController;
  readonly keeper: FocusKeeper;
  readonly #host: GridHost;
  readonly #content: HTMLElement;
  readonly #handlers: ItemInteractionHandlers;
  readonly #tooltip = new TooltipView();
  readonly #tooltips: TooltipController;
  readonly #tooltipItem: ItemTooltip;
  /** A script has called `focus()`, which says whether anything is to be scrolled. */
  #isEntering = false;

  constructor(host: GridHost, content: HTMLElement, handlers: ItemInteractionHandlers) {
    this.#host = host;
    this.#content = content;
    this.#handlers = handlers;
    this.#tooltipItem = new ItemTooltip(host);
    this.focus = new FocusController(host, {
      shape: handlers.shape,
      indexOf: (event) => this.keeper.indexOf(event),
      divert: handlers.divert,
      onMove: (index) => this.#moveFocus(index),
      onEnter: () => host.focus(),
      onFocusChange: (index) => this.#onFocusChange(index),
      onKey: (index, key, event) => this.#tell(index, key === 'Enter' ? ItemActivateEvent : ItemClickEvent, event),
    });
    this.#tooltips = new TooltipController(host, {
      indexOf: (event) => this.#indexUnder(event),
      isOnTooltip: (event) => this.#tooltip.isUnder(event),
      show: (index) => this.#showTooltip(index),
      hide: () => this.#tooltip.hide(),
    });
    new PointerController(host, {
      indexOf: (event) => this.#indexUnder(event),
      onPress: (index, event) => this.#press(index, event),
      onClick: (index, event) => this.#tell(index, ItemClickEvent, event),
      onDoubleClick: (index, event) => this.#tell(index, ItemActivateEvent, event),
    });
    this.keeper = new FocusKeeper(content, handlers.view, this.focus);
  }

  get tooltipElement(): HTMLElement {
    return this.#tooltip.element;
  }

  get focusedIndexInView(): number | undefined {
    const { focusedIndex } = this.focus;
    const isInView = focusedIndex !== undefined && isInRange(this.#handlers.view().visibleItems, focusedIndex);
    return isInView ? focusedIndex : undefined;
  }

  /** Something is to be said about an item that was not to be said before. */
  updateTooltip(): void {
    this.#tooltips.update();
  }

  /** Focuses the cell that Tab would come to; false where there is none. */
  enter(options: FocusOptions = {}): boolean {
    const { tabStop } = this.keeper;
    if (!tabStop) return false;
    // Brought into view by the grid itself: WebKit does so with its next frame, when a key may have led elsewhere.
    this.#isEntering = true;
    tabStop.focus({ ...options, preventScroll: true });
    this.#isEntering = false;
    const { focusedIndex } = this.focus;
    if (options.preventScroll || focusedIndex === undefined) return true;
    this.#moveFocus(focusedIndex);
    this.keeper.cellOf(focusedIndex)?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    return true;
  }

  #moveFocus(index: number): void {
    this.#handlers.view().travel.toItem(index, 'nearest', 'instant');
    this.keeper.focusItem(index);
  }

  #onFocusChange(index: number | undefined): void {
    if (this.keeper.isMoving && index === undefined) return;
    if (index !== undefined) this.keeper.remember(index);
    const { isByKeyboard } = this.focus;
    this.#content.classList.toggle('by-keyboard', isByKeyboard);
    this.#tooltips.focus(isByKeyboard ? index : undefined);
    if (index === undefined || this.keeper.isMoving || this.#isEntering) return;
    // Tab may come to an item that is out of sight, or in part.
    if (isByKeyboard || this.keeper.isHeld(index)) this.#moveFocus(index);
  }

  /** A cell that is drawn only has nothing that an engine would focus. */
  #press(index: number, event: MouseEvent): void {
    this.focus.goal.forget();
    if (!this.keeper.isLow) return;
    event.preventDefault();
    this.focus.goTo(index, false);
  }

  /** The item that a pointer, or assistive technology in place of one, is at. */
  #indexUnder(event: MouseEvent): number | undefined {
    if (this.#tooltip.isUnder(event) || this.#handlers.isElsewhere(event)) return undefined;
    return this.keeper.indexOf(event) ?? this.#handlers.indexAtPoint(event.clientX, event.clientY);
  }

  /** By index and place: the cell may be drawn without an element, and gets one that is described meanwhile. */
  #showTooltip(index: number): boolean {
    const view = this.#handlers.view();
    const isInView = isInRange(view.visibleItems, index);
    const content = isInView ? this.#tooltipItem.contentOf(index, view.source, view.errorOf(index)) : '';
    const cell = isInView ? this.keeper.anchorOf(index) : undefined;
    if (content) this.#tooltip.show(content, view.content.boxOf(index), cell);
    else this.#tooltip.hide();
    return content !== '';
  }

  #tell(
    index: number,
    type: typeof ItemClickEvent | typeof ItemActivateEvent,
    originalEvent: MouseEvent | KeyboardEvent,
  ): void {
    const source = this.#handlers.source();
    const key = source.keyAt(index);
    // Nothing can be said yet of an item that is still loaded.
    if (key === undefined) return;
    this.#host.dispatchEvent(new type({ index, key, item: source.item(index), originalEvent }));
  }
}
