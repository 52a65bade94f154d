import type { GridStats } from '../grid/grid-stats.js';

/** What a grid did and held at one moment; rates are since the moment before. */
export interface Sample {
  readonly stats: GridStats;
  readonly longestFrameMs: number;
  /** In a second. */
  readonly rates: Readonly<Record<Counter, number>>;
}

export type Counter = 'created' | 'closed' | 'finished' | 'aborted' | 'failed';

const COUNTERS: readonly Counter[] = ['created', 'closed', 'finished', 'aborted', 'failed'];

/** The last samples of a grid, oldest first. */
export class Samples {
  readonly #most: number;
  #samples: Sample[] = [];
  #lastMs = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get all(): readonly Sample[] {
    return this.#samples;
  }

  get last(): Sample | undefined {
    return this.#samples.at(-1);
  }

  add(stats: GridStats, longestFrameMs: number, nowMs: number): void {
    const before = this.last?.stats;
    const seconds = (nowMs - this.#lastMs) / 1000;
    const rateOf = (counter: Counter) =>
      before && seconds > 0 ? Math.max(0, countIn(stats, counter) - countIn(before, counter)) / seconds : 0;
    const rates = Object.fromEntries(COUNTERS.map((counter) => [counter, rateOf(counter)]));
    this.#samples = [...this.#samples, { stats, longestFrameMs, rates: rates as Sample['rates'] }].slice(-this.#most);
    this.#lastMs = nowMs;
  }

  clear(): void {
    this.#samples = [];
  }
}

function countIn({ bitmaps, requests }: GridStats, counter: Counter): number {
  return counter === 'created' || counter === 'closed' ? bitmaps[counter] : requests[counter];
}
