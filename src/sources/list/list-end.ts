import type { ItemsChange } from '../../core/items-change.js';
import type { PagedItems } from './paged-items.js';

/** Where a paged list ends, as far as its source tells and its pages have shown. */
export class ListEnd {
  readonly #items: PagedItems;
  /** End of the items that were seen, and of the list where a page came short. */
  #seen = 0;
  #end: number | undefined;

  constructor(items: PagedItems) {
    this.#items = items;
  }

  get isKnown(): boolean {
    return this.#end !== undefined || this.#isTold;
  }

  /** Items that are known to be. */
  get count(): number {
    const { length } = this.#items;
    if (this.#end !== undefined) return this.#end;
    return length !== undefined && this.#isTold ? wholeNumber(length) : Math.max(this.#seen, wholeNumber(length));
  }

  /** Items that came where so many were asked for. */
  take(start: number, asked: number, came: number): void {
    if (came > 0) this.#seen = Math.max(this.#seen, start + came);
    if (came < asked && !this.#isTold) this.#end = start + came;
  }

  move({ start, removed, inserted }: ItemsChange): void {
    if (start <= this.#seen) this.#seen = Math.max(start, this.#seen - removed) + inserted;
    if (this.#end !== undefined) this.#end = Math.max(start, this.#end - removed) + inserted;
  }

  /** The list may have grown, or have been cut short. */
  reset(): void {
    this.#seen = this.count;
    this.#end = undefined;
  }

  get #isTold(): boolean {
    const { length, done } = this.#items;
    return done ?? length !== undefined;
  }
}

function wholeNumber(length: number | undefined): number {
  return length !== undefined && Number.isSafeInteger(length) && length > 0 ? length : 0;
}
