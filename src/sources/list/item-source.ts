import type { Range } from '../../core/range.js';
import { type ImageItem, type ItemKey, keyOf, toItem } from '../item/item.js';
import type { ItemStates } from '../item/item-states.js';
import { type Section, sectionsOfItems } from '../item/section.js';
import type { ItemState, ItemsListener, PagedItems } from './paged-items.js';

/** Items by random access: asked only for what is near the viewport, so it may be a formula over a billion of them. */
export interface RandomAccessItems {
  readonly length: number;
  item(index: number): string | ImageItem;
  /** Finds an item by key; without it only the neighbourhood of the last known place is searched. */
  indexOfKey?(key: ItemKey): number | undefined;
  /** Tells the listener of items put in or taken out, until the function that it answers is called. */
  subscribe?(listener: ItemsListener): () => void;
  /**
   * Width ÷ height of an item's picture, where that is known without asking for the item: layouts by aspect ratio ask
   * it of a thousand items around the viewport. Default: by `width` and `height` of the item.
   */
  aspectRatio?(index: number): number | undefined;
  /** True when items can be read as fast as an array's: keys are then looked for in the whole list. */
  readonly isInMemory?: boolean;
  /** Sections of the items, in order. */
  readonly sections?: readonly Section[];
}

/** What the `items` property takes. */
export type Items = readonly (string | ImageItem)[] | RandomAccessItems | PagedItems;

/** Items of which some are not there yet, or have failed to come. */
export interface PartialItems {
  readonly length: number;
  readonly isLengthKnown: boolean;
  stateOf(index: number): ItemState;
  indexOfKey(key: ItemKey, near: number): number | undefined;
}

type ReadableItems = Exclude<Items, PagedItems> | PartialItems;

/** How far from its last place an item is looked for in a source that cannot find it itself. */
const SEARCH_RADIUS = 1000;

const NO_ITEM: ImageItem = { src: '' };

/** An item that cannot be shown, whatever is tried. */
export class InvalidItemError extends Error {
  override readonly name: string = 'InvalidItemError';
}

/** A source that threw where it was to give an item; `cause` is what it threw. */
export class ItemSourceError extends InvalidItemError {
  override readonly name = 'ItemSourceError';

  constructor(index: number, cause: unknown) {
    super(`The source threw for item ${index}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** The grid's view of any kind of items. */
export class ItemSource {
  readonly #items: ReadableItems;
  readonly #states: ItemStates | undefined;

  /** @param states What `setStates()` has told of the items */
  constructor(items: ReadableItems, states?: ItemStates) {
    this.#items = items;
    this.#states = states;
  }

  get length(): number {
    const { length } = this.#items;
    return Number.isSafeInteger(length) && length > 0 ? length : 0;
  }

  /** False while the list may turn out to be longer. */
  get isLengthKnown(): boolean {
    return 'isLengthKnown' in this.#items ? this.#items.isLengthKnown : true;
  }

  /** What the items themselves say about their sections; an array is read from start to end for it. */
  readSections(): readonly Section[] | undefined {
    const items = this.#items;
    if (Array.isArray(items)) return sectionsOfItems(items);
    return 'sections' in items ? items.sections : undefined;
  }

  /** A copy of the states of a range, `undefined` while none are told. */
  statesIn(range: Range): Uint8Array | undefined {
    return this.#states?.statesIn(range);
  }

  /** What there is of an item, as it looks in its state. */
  stateOf(index: number): ItemState {
    const known = this.#read(index);
    if (known.state !== 'ready' || !this.#states) return known;
    const item = this.#states.lookOf(known.item, index);
    return item === known.item ? known : { state: 'ready', item };
  }

  /** The item, or a stand-in without a picture where a source gives none. */
  item(index: number): ImageItem {
    const known = this.stateOf(index);
    return known.state === 'ready' ? known.item : NO_ITEM;
  }

  /** Width ÷ height; `undefined` where the source does not tell, or not yet. */
  aspectRatio(index: number): number | undefined {
    const items = this.#items;
    if ('aspectRatio' in items && items.aspectRatio) return items.aspectRatio(index);
    const { sprite, ...item } = this.item(index);
    const { width, height } = sprite?.whole ?? sprite ?? item;
    return width === undefined || height === undefined ? undefined : width / height;
  }

  /** The key of an item that is there. */
  keyAt(index: number): ItemKey | undefined {
    const known = this.stateOf(index);
    return known.state === 'ready' ? keyOf(known.item, index) : undefined;
  }

  /** Searches outwards from `near`, where an item that moved is most likely found. */
  indexOfKey(key: ItemKey, near = 0): number | undefined {
    const items = this.#items;
    if ('stateOf' in items) return this.#checked(items.indexOfKey(key, near));
    if ('item' in items && items.indexOfKey) return this.#checked(items.indexOfKey(key));
    const radius = 'item' in items && !items.isInMemory ? SEARCH_RADIUS : this.length;
    // The list may have been cut short since.
    const start = Math.min(near, this.length - 1);
    for (let step = 0; step <= radius; step++) {
      if (this.#hasKeyAt(start + step, key)) return start + step;
      if (this.#hasKeyAt(start - step, key)) return start - step;
    }
    return undefined;
  }

  /** Sources say in more than one way that they have no such item. */
  #checked(index: number | undefined): number | undefined {
    const isIndex = index !== undefined && Number.isInteger(index) && index >= 0 && index < this.length;
    return isIndex ? index : undefined;
  }

  /** What a page's own code throws over an item costs that one only. */
  #read(index: number): ItemState {
    const items = this.#items;
    if ('stateOf' in items) return items.stateOf(index);
    try {
      const value = 'item' in items ? items.item(index) : items[index];
      return { state: 'ready', item: toItem(value ?? '') };
    } catch (cause) {
      return { state: 'failed', cause: new ItemSourceError(index, cause) };
    }
  }

  #hasKeyAt(index: number, key: ItemKey): boolean {
    return index >= 0 && index < this.length && this.keyAt(index) === key;
  }
}

/** True for what the `items` property can take. */
export function isItems(value: unknown): value is Items {
  if (Array.isArray(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { length, item, load } = value as Record<string, unknown>;
  if (typeof load === 'function') return length === undefined || typeof length === 'number';
  return typeof length === 'number' && typeof item === 'function';
}

/** True for items that are asked for in pages. */
export function isPaged(items: Items): items is PagedItems {
  return 'load' in items && typeof items.load === 'function' && !('item' in items);
}
