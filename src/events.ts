import type { HeldBytes } from './core/memory/held-bytes.js';
import type { DegradationStep, PressureLevel } from './core/memory/memory-pressure.js';
import type { MemoryState } from './core/memory/memory-state.js';
import type { Range } from './core/range.js';
import type { ImageItem, ItemKey } from './sources/item/item.js';

const COMPOSED = { bubbles: true, composed: true } as const;

/** The items near the viewport have changed. */
export class RangeChangeEvent extends Event {
  static readonly eventName = 'range-change';
  /** Items of which at least a part is in the viewport, half-open. */
  readonly visible: Range;
  /** Items whose rows are kept, overscan included, half-open. */
  readonly range: Range;

  constructor(visible: Range, range: Range) {
    super(RangeChangeEvent.eventName, COMPOSED);
    this.visible = visible;
    this.range = range;
  }
}

/** Something was done to an item by pointer or keyboard. */
export abstract class ItemInteractionEvent extends Event {
  readonly index: number;
  readonly key: ItemKey;
  readonly item: ImageItem;
  /** The event of the pointer or keyboard, with its modifier keys. */
  readonly originalEvent: MouseEvent | KeyboardEvent;

  constructor(name: string, { index, key, item, originalEvent }: ItemInteraction) {
    super(name, COMPOSED);
    this.index = index;
    this.key = key;
    this.item = item;
    this.originalEvent = originalEvent;
  }
}

export interface ItemInteraction {
  readonly index: number;
  readonly key: ItemKey;
  readonly item: ImageItem;
  readonly originalEvent: MouseEvent | KeyboardEvent;
}

/** An item was clicked or tapped, or Space was pressed on it. */
export class ItemClickEvent extends ItemInteractionEvent {
  static readonly eventName = 'item-click';

  constructor(interaction: ItemInteraction) {
    super(ItemClickEvent.eventName, interaction);
  }
}

/** An item was double-clicked, or Enter was pressed on it. */
export class ItemActivateEvent extends ItemInteractionEvent {
  static readonly eventName = 'item-activate';

  constructor(interaction: ItemInteraction) {
    super(ItemActivateEvent.eventName, interaction);
  }
}

/** An item near the viewport could not be fetched or decoded; the others are not touched by it. */
export class ItemErrorEvent extends Event {
  static readonly eventName = 'item-error';
  readonly index: number;
  readonly key: ItemKey;
  /** Why: `name` tells the kind (`HttpError`, `NetworkError`, `ImageTooLargeError`, …), `message` the particulars. */
  readonly cause: Error;

  constructor(index: number, key: ItemKey, cause: Error) {
    super(ItemErrorEvent.eventName, COMPOSED);
    this.index = index;
    this.key = key;
    this.cause = cause;
  }
}

/** Everything in the viewport is final: painted, or known to fail. */
export class SettledEvent extends Event {
  static readonly eventName = 'settled';

  constructor() {
    super(SettledEvent.eventName, COMPOSED);
  }
}

/** Memory is shorter than before, or less short, or the grids of the page have given something up for it. */
export class MemoryPressureEvent extends Event {
  static readonly eventName = 'memory-pressure';
  readonly level: PressureLevel;
  /** What is given up for now, in the order in which it is given up; it is taken up again in the reverse one. */
  readonly steps: readonly DegradationStep[];
  /** Bytes that all grids of the page hold, and those that they may. */
  readonly heldBytes: number;
  readonly budgetBytes: number;
  /** Held bytes by what they are held for. */
  readonly held: HeldBytes;
  /** What the visible rows themselves need. */
  readonly neededByVisibleBytes: number;

  constructor({ level, steps, heldBytes, budgetBytes, held, neededByVisibleBytes }: MemoryState) {
    super(MemoryPressureEvent.eventName, COMPOSED);
    this.level = level;
    this.steps = steps;
    this.heldBytes = heldBytes;
    this.budgetBytes = budgetBytes;
    this.held = held;
    this.neededByVisibleBytes = neededByVisibleBytes;
  }
}

/** The user has zoomed the cells; `cellSize` of the grid is the new size. Not fired when a script sets it. */
export class CellSizeChangeEvent extends Event {
  static readonly eventName = 'cell-size-change';
  /** In px. */
  readonly cellSize: number;

  constructor(cellSize: number) {
    super(CellSizeChangeEvent.eventName, COMPOSED);
    this.cellSize = cellSize;
  }
}

/** Another page is shown than the one that `page` was set to, as when the user has turned to it. */
export class PageChangeEvent extends Event {
  static readonly eventName = 'page-change';
  /** 1-based; `page` of the grid says the same. */
  readonly page: number;
  /** `undefined` while the end of the list is not known. */
  readonly pageCount: number | undefined;
  /** The items of the page, half-open. */
  readonly items: Range;

  constructor(page: number, pageCount: number | undefined, items: Range) {
    super(PageChangeEvent.eventName, COMPOSED);
    this.page = page;
    this.pageCount = pageCount;
    this.items = items;
  }
}

/** The user has collapsed or expanded a section. */
export class SectionToggleEvent extends Event {
  static readonly eventName = 'section-toggle';
  readonly key: string;
  /** Place of the section among all of them, 0-based. */
  readonly index: number;
  readonly isCollapsed: boolean;

  constructor({ key, index, isCollapsed }: { key: string; index: number; isCollapsed: boolean }) {
    super(SectionToggleEvent.eventName, COMPOSED);
    this.key = key;
    this.index = index;
    this.isCollapsed = isCollapsed;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cell-size-change': CellSizeChangeEvent;
    'memory-pressure': MemoryPressureEvent;
    'range-change': RangeChangeEvent;
    'item-click': ItemClickEvent;
    'item-activate': ItemActivateEvent;
    'item-error': ItemErrorEvent;
    'page-change': PageChangeEvent;
    'section-toggle': SectionToggleEvent;
    settled: SettledEvent;
  }
}
