import type { ImageItem, ItemsChange, ItemsListener, PagedItems } from '../../src/index.js';
import { listOf } from './choices.js';
import { patternUrl } from './fixtures.js';

/** A long list on a server of the test's own, which can be changed, held back, and made to fail. */
export class TestPages implements PagedItems {
  readonly loads: { readonly start: number; readonly end: number; readonly signal: AbortSignal }[] = [];
  readonly pageSize = 100;
  length: number | undefined;
  /** Of the first item that was there from the beginning. */
  #first = 0;
  #listeners = new Set<ItemsListener>();
  #held: (() => void)[] | undefined;
  #failing = new Set<number>();

  constructor(length?: number) {
    this.length = length;
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  async load(start: number, end: number, { signal }: { signal: AbortSignal }): Promise<ImageItem[]> {
    this.loads.push({ start, end, signal });
    const held = this.#held;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
    if (this.#failing.has(Math.floor(start / this.pageSize))) throw new Error('The server is tired');
    return listOf(Math.min(end, this.length ?? end) - start, (offset) => this.#item(start + offset));
  }

  /** Holds every answer back, until `release()`. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    for (const resolve of this.#held ?? []) resolve();
    this.#held = undefined;
  }

  failPage(page: number, fails = true): void {
    if (fails) this.#failing.add(page);
    else this.#failing.delete(page);
  }

  /** Puts items in at the start, as when new photos have been taken. */
  prepend(count: number): void {
    this.#first += count;
    this.length = (this.length ?? 0) + count;
    this.#tell({ start: 0, removed: 0, inserted: count });
  }

  truncate(length: number): void {
    const removed = (this.length ?? 0) - length;
    this.length = length;
    this.#tell({ start: length, removed, inserted: 0 });
  }

  subscribe(listener: ItemsListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #item(index: number): ImageItem {
    const number = index - this.#first;
    return { src: patternUrl(Math.abs(number) % 10_000), key: number, alt: `Picture ${number}` };
  }

  #tell(change: ItemsChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
