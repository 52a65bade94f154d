import type { Range } from '../range.js';
import type { RowBlock } from './block-rows.js';

/** All in device px. */
export interface MasonryMetrics {
  readonly columns: number;
  readonly cellWidth: number;
  readonly gap: number;
  /** Block size of the bands that surfaces draw. */
  readonly bandSize: number;
}

export interface MasonryBlockOptions {
  readonly metrics: MasonryMetrics;
  readonly version: number;
  /** Where columns begin, from where the block does: where those of the block before end. */
  readonly start: Float64Array;
  /** The same of the block that follows, where that is shown and stays; none of its cells is to be overlapped. */
  readonly next: Float64Array | undefined;
  /** Whether the list ends here. */
  readonly isEnd: boolean;
  /** Items that begin before this offset of an earlier state stay where they are. */
  readonly kept: { readonly block: MasonryBlock; readonly offset: number } | undefined;
}

/** Pictures beyond are cropped: a strip would fill a column alone, a panorama be a line in it. */
const MOST_EXTREME_RATIO = 5;

/**
 * Items of one block of a masonry layout, each in the column that is shortest when its turn comes. A block begins where
 * the shortest column before it ends, so its items begin one after the other within it, and those that begin in a band
 * follow each other in the list. All in device px from the block's start.
 */
export class MasonryBlock implements RowBlock {
  readonly version: number;
  readonly size: number;
  readonly rowCount: number;
  readonly start: Float64Array;
  /** Where columns end, from the end of the block. */
  readonly end: Float64Array;
  readonly #metrics: MasonryMetrics;
  readonly #tops: Float64Array;
  readonly #heights: Float64Array;
  readonly #columns: Uint16Array;

  constructor(ratios: ArrayLike<number>, { metrics, version, start, next, isEnd, kept }: MasonryBlockOptions) {
    this.version = version;
    this.start = start;
    this.#metrics = metrics;
    this.#tops = new Float64Array(ratios.length);
    this.#heights = new Float64Array(ratios.length);
    this.#columns = new Uint16Array(ratios.length);
    const ends = Float64Array.from(start);
    const keptCount = kept ? kept.block.#firstFrom(kept.offset) : 0;
    for (let item = 0; item < ratios.length; item++) {
      const stays = item < keptCount ? kept?.block : undefined;
      const column = stays ? stays.columnOf(item) : shortestOf(ends);
      const height = stays ? stays.heightOf(item) : heightFor(ratios[item] ?? 1, metrics.cellWidth);
      this.#columns[item] = column;
      this.#heights[item] = height;
      this.#tops[item] = ends[column] ?? 0;
      ends[column] = (ends[column] ?? 0) + height + metrics.gap;
    }
    this.size = isEnd ? Math.max(...ends) : next ? sizeBefore(next, ends) : Math.min(...ends);
    this.rowCount = Math.max(1, Math.ceil(this.size / metrics.bandSize));
    this.end = ends.map((end) => end - this.size);
  }

  get itemCount(): number {
    return this.#tops.length;
  }

  topOf(row: number): number {
    return row * this.#metrics.bandSize;
  }

  bottomOf(row: number): number {
    return row === this.rowCount - 1 ? this.size : this.topOf(row + 1);
  }

  rowAt(offset: number): number {
    return Math.min(Math.max(0, Math.floor(offset / this.#metrics.bandSize)), this.rowCount - 1);
  }

  continues(previous: MasonryBlock | undefined): boolean {
    return previous === undefined || previous.end === this.start;
  }

  /** The band that an item begins in. */
  rowOfItem(item: number): number {
    return this.rowAt(this.topOfItem(item));
  }

  /** Items that begin in a band. */
  itemsOf(row: number): Range {
    const end = row === this.rowCount - 1 ? this.itemCount : this.#firstFrom(this.topOf(row + 1));
    return { start: row === 0 ? 0 : this.#firstFrom(this.topOf(row)), end };
  }

  /** Items that begin at an offset or above and end below it. */
  itemsAcross(offset: number): number[] {
    const items: number[] = [];
    const highest = offset - heightFor(0, this.#metrics.cellWidth);
    for (let item = this.#firstFrom(Math.floor(offset) + 1) - 1; item >= 0 && this.topOfItem(item) >= highest; item--) {
      if (this.topOfItem(item) + this.heightOf(item) > offset) items.unshift(item);
    }
    return items;
  }

  topOfItem(item: number): number {
    return this.#tops[item] ?? 0;
  }

  heightOf(item: number): number {
    return this.#heights[item] ?? 0;
  }

  columnOf(item: number): number {
    return this.#columns[item] ?? 0;
  }

  /** The next item of a column, counting from `item` on. */
  nextIn(column: number, item: number, step: 1 | -1): number | undefined {
    for (let other = item; other >= 0 && other < this.itemCount; other += step) {
      if (this.columnOf(other) === column) return other;
    }
    return undefined;
  }

  /** First item that begins at an offset or below. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.itemCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.topOfItem(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function heightFor(ratio: number, cellWidth: number): number {
  const limited = Math.min(Math.max(1 / MOST_EXTREME_RATIO, ratio), MOST_EXTREME_RATIO);
  return Math.max(1, Math.round(cellWidth / limited));
}

function shortestOf(ends: Float64Array): number {
  let column = 0;
  for (let i = 1; i < ends.length; i++) if ((ends[i] ?? 0) < (ends[column] ?? 0)) column = i;
  return column;
}

/** Where a block has to begin so that none of its columns begins before the one above it ends. */
function sizeBefore(next: Float64Array, ends: Float64Array): number {
  return Math.max(...ends.map((end, column) => end - (next[column] ?? 0)));
}
