import type { Range } from '../../core/range.js';
import { retryDelayMs } from '../../core/requests/retry-schedule.js';
import type { ImageItem } from '../item/item.js';
import type { PagedItems } from '../list/paged-items.js';

export type PageOutcome =
  | { readonly state: 'loaded'; readonly items: readonly (string | ImageItem)[] }
  | { readonly state: 'failed'; readonly cause: Error };

/** One page on its way: asked for, and asked for again when that fails, until it is there, given up, or aborted. */
export class PageRequest {
  readonly range: Range;
  readonly #abort = new AbortController();
  #isPausing = false;

  constructor(range: Range) {
    this.range = range;
  }

  /** True between two attempts: it takes no connection from the others. */
  get isPausing(): boolean {
    return this.#isPausing;
  }

  abort(): void {
    this.#abort.abort();
  }

  /** Settles with what became of the page; never after it was aborted. */
  async run(items: PagedItems, onOutcome: (outcome: PageOutcome) => void): Promise<void> {
    const { signal } = this.#abort;
    for (let failures = 1; !signal.aborted; failures++) {
      const outcome = await this.#attempt(items, signal);
      if (signal.aborted) return;
      const delayMs = outcome.state === 'failed' ? retryDelayMs(failures, 0, Math.random()) : undefined;
      if (delayMs === undefined) {
        onOutcome(outcome);
        return;
      }
      this.#isPausing = true;
      await pause(delayMs, signal);
      this.#isPausing = false;
    }
  }

  async #attempt(items: PagedItems, signal: AbortSignal): Promise<PageOutcome> {
    const { start, end } = this.range;
    try {
      const page = await items.load(start, end, { signal });
      if (!Array.isArray(page)) throw new TypeError(`load() must answer an array of items, got ${typeof page}`);
      return { state: 'loaded', items: page.slice(0, end - start) };
    } catch (cause) {
      return { state: 'failed', cause: cause instanceof Error ? cause : new Error(String(cause)) };
    }
  }
}

/** Also over when it is aborted, so that nothing waits for a timer that nobody needs. */
function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}
