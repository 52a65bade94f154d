import type { ItemsChange } from '../../core/items-change.js';
import type { ImageItem, ItemKey } from '../item/item.js';

/** Items that are not in memory: asked for in pages, as they come near the viewport. */
export interface PagedItems {
  /**
   * Number of items; absent while it is not known. Read again after each page, and after each change.
   */
  readonly length?: number | undefined;
  /** False where `length` is a lower bound: the list then grows until a page comes short. Default: `length` is known. */
  readonly done?: boolean | undefined;
  /** Items in a page; default 200. */
  readonly pageSize?: number | undefined;
  /**
   * Answers the items of a half-open range; fewer where the list ends. May be asked again for what it answered before.
   * Rejections are tried again, with pauses that grow; `signal` is aborted when nobody waits for the items any more.
   */
  load(start: number, end: number, options: LoadOptions): PromiseLike<readonly (string | ImageItem)[]>;
  /** Finds an item by key; without it only pages that are loaded are searched. */
  indexOfKey?(key: ItemKey): number | undefined;
  /** Tells the listener of items put in or taken out, until the function that it answers is called. */
  subscribe?(listener: ItemsListener): () => void;
}

export interface LoadOptions {
  readonly signal: AbortSignal;
}

export type ItemsListener = (change: ItemsChange) => void;

/** What is known of an item. */
export type ItemState =
  | { readonly state: 'ready'; readonly item: ImageItem }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly cause: Error };

export const DEFAULT_PAGE_SIZE = 200;
