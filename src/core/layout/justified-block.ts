import type { Range } from '../range.js';
import type { RowBlock } from './block-rows.js';
import { breakIntoRows, type JustifiedRow, type JustifiedRowsOptions } from './justified-rows.js';

/** Pictures beyond are cropped: a panorama would make its row a line, a strip vanish in its own. */
const MOST_EXTREME_RATIO = 5;

/** Rows of one block of a justified layout: all in device px, items and rows numbered from the block's first. */
export class JustifiedBlock implements RowBlock {
  readonly rowCount: number;
  readonly version: number;
  readonly #ratios: Float32Array;
  readonly #options: JustifiedRowsOptions;
  /** Where rows begin, in items and in px, and where the last one ends. */
  readonly #starts: Uint16Array;
  readonly #tops: Float64Array;

  private constructor(
    ratios: Float32Array,
    rows: readonly JustifiedRow[],
    version: number,
    options: JustifiedRowsOptions,
  ) {
    this.rowCount = rows.length;
    this.version = version;
    this.#ratios = ratios;
    this.#options = options;
    this.#starts = Uint16Array.from([...rows.map(({ start }) => start), ratios.length]);
    this.#tops = new Float64Array(rows.length + 1);
    for (const [row, { height }] of rows.entries()) {
      this.#tops[row + 1] = this.topOf(row) + Math.max(1, Math.round(height)) + options.gap;
    }
  }

  static of(ratios: Float32Array, version: number, options: JustifiedRowsOptions): JustifiedBlock {
    const limited = ratios.map(limitRatio);
    return new JustifiedBlock(limited, breakIntoRows(limited, 0, options), version, options);
  }

  /** The same rows as far as `row`; from its first item on, rows by what is known of the ratios now. */
  laidFrom(row: number, ratios: Float32Array, version: number, options: JustifiedRowsOptions): JustifiedBlock {
    const start = this.#start(row);
    const kept = Array.from({ length: row }, (_, i) => ({
      start: this.#start(i),
      height: this.bottomOf(i) - this.topOf(i),
    }));
    const limited = ratios.map(limitRatio);
    limited.set(this.#ratios.subarray(0, start));
    return new JustifiedBlock(limited, [...kept, ...breakIntoRows(limited, start, options)], version, options);
  }

  /** Blocks do not depend on each other. */
  continues(): boolean {
    return true;
  }

  /** With the gap after the last row. */
  get size(): number {
    return this.topOf(this.rowCount);
  }

  topOf(row: number): number {
    return this.#tops[row] ?? 0;
  }

  bottomOf(row: number): number {
    return this.topOf(row + 1) - this.#options.gap;
  }

  /** The row at an offset, or before it where a gap is. */
  rowAt(offset: number): number {
    return lastNotAfter(this.#tops, offset, this.rowCount - 1);
  }

  rowOfItem(item: number): number {
    return lastNotAfter(this.#starts, item, this.rowCount - 1);
  }

  itemsOf(row: number): Range {
    return { start: this.#start(row), end: this.#start(row + 1) };
  }

  /** Inline place of an item: shares of the width by the ratios, rounded at their edges, so that a row ends exactly. */
  cellOf(item: number): { readonly start: number; readonly size: number } {
    const { start, end } = this.itemsOf(this.rowOfItem(item));
    const fullWidth = Math.max(end - start, this.#options.width - this.#options.gap * (end - start - 1));
    const sum = this.#sum(start, end);
    // Only the list's last row may be too short to fill the width at its height.
    const width = Math.min(fullWidth, this.#isEnd(end) ? sum * this.#options.targetHeight : fullWidth);
    const before = Math.round((width * this.#sum(start, item)) / sum);
    const after = Math.round((width * this.#sum(start, item + 1)) / sum);
    return { start: before + this.#options.gap * (item - start), size: Math.max(1, after - before) };
  }

  /** The item of a row that is nearest to an inline place. */
  itemNear(row: number, inline: number): number {
    const { start, end } = this.itemsOf(row);
    for (let item = start; item < end - 1; item++) {
      const cell = this.cellOf(item);
      if (inline < cell.start + cell.size + this.#options.gap / 2) return item;
    }
    return end - 1;
  }

  #isEnd(end: number): boolean {
    return this.#options.isEnd && end === this.#ratios.length;
  }

  #start(row: number): number {
    return this.#starts[row] ?? 0;
  }

  #sum(start: number, end: number): number {
    let sum = 0;
    for (let item = start; item < end; item++) sum += this.#ratios[item] ?? 1;
    return sum;
  }
}

function limitRatio(ratio: number): number {
  return Math.min(Math.max(1 / MOST_EXTREME_RATIO, ratio), MOST_EXTREME_RATIO);
}

/** Place of the last value that is not after `value`, from 0 to `last`. */
function lastNotAfter(values: ArrayLike<number>, value: number, last: number): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
