import type { ImageItem } from './item/item.js';
import { ItemList } from './list/item-list.js';
import type { RandomAccessItems } from './list/item-source.js';
import type { ItemsListener } from './list/paged-items.js';

export interface NdjsonOptions {
  /** The list could not be read to its end. */
  readonly onError?: (error: Error) => void;
}

/**
 * Items of a stream of JSON, one per line, which are there as they come in; also of a JSON array, when it has come whole.
 * It is read while a grid shows it, aborted when none does any more, and read again then. Only its text is kept.
 */
export function ndjsonItems(url: string | URL, options: NdjsonOptions = {}): RandomAccessItems {
  return new NdjsonItems(new URL(url, document.baseURI).href, options);
}

class NdjsonItems implements RandomAccessItems {
  readonly isInMemory = true;
  readonly #url: string;
  readonly #options: NdjsonOptions;
  readonly #listeners = new Set<ItemsListener>();
  #list: ItemList;
  #reading: AbortController | undefined;
  #toldLength = 0;

  constructor(url: string, options: NdjsonOptions) {
    this.#url = url;
    this.#options = options;
    this.#list = new ItemList(url);
  }

  get length(): number {
    return this.#list.length;
  }

  get isLengthKnown(): boolean {
    return this.#list.isLengthKnown;
  }

  item(index: number): ImageItem {
    return this.#list.item(index);
  }

  subscribe(listener: ItemsListener): () => void {
    this.#listeners.add(listener);
    if (!this.#reading && !this.isLengthKnown) void this.#read();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  async #read(): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    this.#list = new ItemList(this.#url);
    this.#toldLength = 0;
    try {
      await this.#list.load({ onGrow: () => this.#tell() }, reading.signal);
    } catch (error) {
      if (!reading.signal.aborted) this.#options.onError?.(error as Error);
    }
    if (this.#reading === reading) this.#reading = undefined;
  }

  #stop(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }

  #tell(): void {
    const start = this.#toldLength;
    this.#toldLength = this.length;
    for (const listener of this.#listeners) listener({ start, removed: 0, inserted: this.length - start });
  }
}
