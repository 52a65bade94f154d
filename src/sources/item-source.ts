import { type ImageItem, type ItemKey, keyOf, toItem } from './item.js';

/** Items by random access: asked only for what is near the viewport, so it may be a formula over a billion of them. */
export interface RandomAccessItems {
  readonly length: number;
  item(index: number): string | ImageItem;
  /** Finds an item by key; without it only the neighbourhood of the last known place is searched. */
  indexOfKey?(key: ItemKey): number | undefined;
  /** True when items can be read as fast as an array's: keys are then looked for in the whole list. */
  readonly isInMemory?: boolean;
}

/** What the `items` property takes. */
export type Items = readonly (string | ImageItem)[] | RandomAccessItems;

/** How far from its last place an item is looked for in a source that cannot find it itself. */
const SEARCH_RADIUS = 1000;

/** The grid's view of any kind of items. */
export class ItemSource {
  readonly #items: Items;

  constructor(items: Items) {
    this.#items = items;
  }

  get length(): number {
    const { length } = this.#items;
    return Number.isSafeInteger(length) && length > 0 ? length : 0;
  }

  /** The item, or a stand-in without a picture where a source gives none. */
  item(index: number): ImageItem {
    const items = this.#items;
    const value = 'item' in items ? items.item(index) : items[index];
    return toItem(value ?? '');
  }

  keyAt(index: number): ItemKey {
    return keyOf(this.item(index), index);
  }

  /** Searches outwards from `near`, where an item that moved is most likely found. */
  indexOfKey(key: ItemKey, near = 0): number | undefined {
    const items = this.#items;
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

  #hasKeyAt(index: number, key: ItemKey): boolean {
    return index >= 0 && index < this.length && this.keyAt(index) === key;
  }
}

/** True for what the `items` property can take. */
export function isItems(value: unknown): value is Items {
  if (Array.isArray(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return 'length' in value && typeof value.length === 'number' && 'item' in value && typeof value.item === 'function';
}
