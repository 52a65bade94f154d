import type { ItemsChange } from '../../core/items-change.js';
import { LoadedRuns } from '../../core/loaded-runs.js';
import { pagesInOrder } from '../../core/navigation/page-order.js';
import { EMPTY_RANGE, isInRange, isSameRange, type Range, rangesTouch } from '../../core/range.js';
import { Velocity } from '../../core/scroll/velocity.js';
import { type PageOutcome, PageRequest } from '../http/page-request.js';
import { type ImageItem, type ItemKey, keyOf, toItem } from '../item/item.js';
import { ListEnd } from './list-end.js';
import { DEFAULT_PAGE_SIZE, type ItemState, type PagedItems } from './paged-items.js';

export interface PageLoaderHandlers {
  /** Items have come, or are known to fail. */
  readonly onItems: (range: Range) => void;
  /** The number of items has changed. */
  readonly onLength: () => void;
}

/** Pages that are kept for scrolling back; more only where more are near the viewport at once. */
const MAX_PAGES = 64;

/** Browsers open six connections to a server that speaks HTTP/1.1; pictures need some of them. */
const MAX_REQUESTS = 4;

/** How long a page takes to come, as long as nothing is known of its server. */
const LATENCY_MS = 150;

/** A scroll that was too fast to load for is looked at again after so long. */
const SECOND_LOOK_MS = 60;

const LOADING: ItemState = { state: 'loading' };

/** Items of a paged source, for the grid: what is near the viewport is loaded, what was passed is aborted. */
export class PageLoader {
  readonly #items: PagedItems;
  readonly #handlers: PageLoaderHandlers;
  readonly #pageSize: number;
  readonly #end: ListEnd;
  readonly #runs: LoadedRuns<ImageItem>;
  readonly #velocity = new Velocity();
  readonly #requests = new Set<PageRequest>();
  #failures: { readonly range: Range; readonly cause: Error }[] = [];
  #visible: Range = EMPTY_RANGE;
  #kept: Range = EMPTY_RANGE;
  #latencyMs = LATENCY_MS;
  /** The source may change its own while it loads. */
  #toldLength: number;
  #secondLook: ReturnType<typeof setTimeout> | undefined;

  constructor(items: PagedItems, handlers: PageLoaderHandlers) {
    const { pageSize = DEFAULT_PAGE_SIZE } = items;
    this.#items = items;
    this.#handlers = handlers;
    this.#pageSize = Number.isSafeInteger(pageSize) && pageSize > 0 ? pageSize : DEFAULT_PAGE_SIZE;
    this.#end = new ListEnd(items);
    this.#runs = new LoadedRuns(MAX_PAGES * this.#pageSize);
    this.#toldLength = this.length;
  }

  /** Items to be laid out: while the end is not known, a page more than there are for certain. */
  get length(): number {
    return this.#end.count + (this.#end.isKnown ? 0 : this.#pageSize);
  }

  get isLengthKnown(): boolean {
    return this.#end.isKnown;
  }

  stateOf(index: number): ItemState {
    const item = this.#runs.get(index);
    if (item) return { state: 'ready', item };
    const failure = this.#failures.find(({ range }) => isInRange(range, index));
    return failure ? { state: 'failed', cause: failure.cause } : LOADING;
  }

  indexOfKey(key: ItemKey, near: number): number | undefined {
    if (this.#items.indexOfKey) return this.#items.indexOfKey(key);
    return this.#runs.indexOf((item, index) => keyOf(item, index) === key, near);
  }

  /** Loads what is near the viewport, unless it flies by. */
  look(visible: Range, kept: Range, timeMs = performance.now()): void {
    const isSame = isSameRange(visible, this.#visible) && isSameRange(kept, this.#kept);
    this.#visible = visible;
    this.#kept = kept;
    if (!isSame) this.#velocity.sample(visible.start, timeMs);
    this.#forgetPassed();
    this.#load(timeMs);
  }

  /** Asks again for items that are there or have failed; what is shown stays until they come. */
  refresh(range?: Range): void {
    if (!range) this.#end.reset();
    const expired = range ?? { start: 0, end: Number.MAX_SAFE_INTEGER };
    this.#runs.expire(expired);
    this.#abortWhere((request) => rangesTouch(request.range, expired));
    this.#failures = this.#failures.filter((failure) => !rangesTouch(failure.range, expired));
    this.#load();
  }

  /** Asks again for pages that have failed: all, or that of one item. */
  retry(index?: number): void {
    this.#failures = this.#failures.filter(({ range }) => index !== undefined && !isInRange(range, index));
    this.#load();
  }

  /** Items were put in or taken out: what is loaded moves with them. */
  splice(change: ItemsChange): void {
    this.#runs.splice(change);
    this.#end.move(change);
    this.#toldLength = this.length;
    this.#velocity.reset();
    // Whether their answers are from before the change or after it, nobody can tell.
    this.#abortWhere(({ range }) => range.end > change.start);
    this.#failures = this.#failures.filter(({ range }) => range.end <= change.start);
  }

  /** Ends all requests; a look starts them again. */
  stop(): void {
    clearTimeout(this.#secondLook);
    this.#abortWhere(() => true);
    this.#visible = EMPTY_RANGE;
    this.#kept = EMPTY_RANGE;
  }

  /** Pages that have left are not waited for, and those that failed are tried again when they come back. */
  #forgetPassed(): void {
    this.#abortWhere(({ range }) => !rangesTouch(range, this.#kept));
    this.#failures = this.#failures.filter(({ range }) => rangesTouch(range, this.#kept));
    this.#runs.touch(this.#kept);
  }

  #load(timeMs = performance.now()): void {
    clearTimeout(this.#secondLook);
    const itemsPerSecond = this.#velocity.at(timeMs);
    if (this.#isPassing(itemsPerSecond)) {
      this.#secondLook = setTimeout(() => this.#load(), SECOND_LOOK_MS);
      return;
    }
    const near = { visible: this.#visible, kept: this.#kept, pageSize: this.#pageSize, itemCount: this.length };
    for (const page of pagesInOrder({ ...near, direction: Math.sign(itemsPerSecond) })) {
      if (this.#running >= MAX_REQUESTS) return;
      this.#request(page);
    }
  }

  /** True when a page would have been passed before it could come. */
  #isPassing(itemsPerSecond: number): boolean {
    const { start, end } = this.#visible;
    const travel = (Math.abs(itemsPerSecond) * this.#latencyMs) / 1000;
    return travel > this.#pageSize + (end - start);
  }

  get #running(): number {
    return [...this.#requests].filter(({ isPausing }) => !isPausing).length;
  }

  #request(page: Range): void {
    const isKnown = [...this.#requests, ...this.#failures].some(({ range }) => rangesTouch(range, page));
    const gaps = isKnown ? [] : this.#runs.missing(page);
    const [first] = gaps;
    const last = gaps.at(-1);
    if (!first || !last) return;
    const request = new PageRequest({ start: first.start, end: last.end });
    this.#requests.add(request);
    const startedAt = performance.now();
    void request.run(this.#items, (outcome) => {
      this.#latencyMs += (performance.now() - startedAt - this.#latencyMs) / 4;
      this.#settle(request, outcome);
    });
  }

  #settle(request: PageRequest, outcome: PageOutcome): void {
    const { range } = request;
    this.#requests.delete(request);
    if (outcome.state === 'failed') this.#failures.push({ range, cause: outcome.cause });
    else this.#take(range, outcome.items);
    this.#tell(range);
    this.#load();
  }

  #tell(range: Range): void {
    if (this.length === this.#toldLength) {
      this.#handlers.onItems(range);
      return;
    }
    this.#toldLength = this.length;
    this.#handlers.onLength();
  }

  #take({ start, end }: Range, values: readonly (string | ImageItem)[]): void {
    const items = values.map((value) => toItem(value ?? ''));
    this.#end.take(start, end - start, items.length);
    // Where a list is shorter than its source said, the rest are items without a picture, not items to wait for.
    while (this.#end.isKnown && start + items.length < Math.min(end, this.length)) items.push(toItem(''));
    this.#runs.set(start, items, this.#kept);
    if (this.#end.isKnown) this.#runs.delete({ start: this.length, end: Number.MAX_SAFE_INTEGER });
  }

  #abortWhere(isOver: (request: PageRequest) => boolean): void {
    for (const request of this.#requests) {
      if (!isOver(request)) continue;
      request.abort();
      this.#requests.delete(request);
    }
  }
}
