import type { Range } from '../range.js';
import { BLOCK_ITEMS, type LayoutRatios } from './aspect-ratios.js';
import { type ColumnOptions, fitColumns } from './columns.js';
import type { BlockStep, Layout, Line, LogicalRect, Surroundings } from './layout.js';
import { type LayContext, LazyBlocks } from './lazy-blocks.js';
import { MasonryBlock, type MasonryMetrics } from './masonry-block.js';

export interface MasonryLayoutOptions extends ColumnOptions {
  readonly ratios: LayoutRatios;
  /** The layout that this one takes over from. */
  readonly previous?: Layout | undefined;
}

/** Numbers reserved for the bands of a block: one column of strips needs two and a half for each item. */
const BLOCK_ROWS = 4 * BLOCK_ITEMS;

/** Bands are so many columns wide high: higher ones would leave workers idle, lower ones draw more pictures twice. */
const BAND_COLUMNS = 2;
const MIN_BAND_PX = 64;

/** More columns than that would leave a block of items no room to be level. */
const MAX_COLUMNS = 256;

/**
 * Columns of equal width, each item in the one that is shortest. Blocks of about a thousand items are laid out when they
 * come near: each goes on where the one before it ends, if that is laid out, and begins level where it is not.
 */
export class MasonryLayout implements Layout {
  readonly itemCount: number;
  readonly rowLimit: number;
  readonly columns = undefined;
  readonly cellsPerRow: number;
  readonly #ratios: LayoutRatios;
  readonly #blocks: LazyBlocks<MasonryBlock>;
  readonly #metrics: MasonryMetrics;
  readonly #scale: number;
  readonly #inlineStart: number;

  constructor(options: MasonryLayoutOptions) {
    const { ratios, previous } = options;
    const { columns, cellWidth, gap, inlineStart } = fitColumns(options, MAX_COLUMNS);
    const bandSize = Math.max(MIN_BAND_PX, BAND_COLUMNS * cellWidth);
    this.itemCount = ratios.count;
    this.rowLimit = ratios.blockCount * BLOCK_ROWS;
    this.cellsPerRow = Math.ceil((columns * bandSize * ratios.mean) / cellWidth) + columns;
    this.#ratios = ratios;
    this.#scale = options.devicePixelRatio;
    this.#metrics = { columns, cellWidth, gap, bandSize };
    this.#inlineStart = inlineStart;
    this.#blocks = new LazyBlocks({
      count: ratios.blockCount,
      earlier: previous instanceof MasonryLayout && previous.#isAlike(this) ? previous.#blocks : undefined,
      versionOf: (block) => ratios.versionOf(block),
      estimate: (block) => {
        const items = Math.min(BLOCK_ITEMS, ratios.count - block * BLOCK_ITEMS);
        const size = Math.ceil((items / columns) * (cellWidth / ratios.mean + gap));
        return { size, rowCount: Math.max(1, Math.ceil(size / bandSize)) };
      },
      lay: (block, context) => this.#lay(block, context),
    });
  }

  get rowCount(): number | undefined {
    return this.#blocks.rowCount;
  }

  get blockSize(): number {
    return Math.max(0, this.#blocks.size - this.#metrics.gap) / this.#scale;
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    const start = Math.max(0, blockStart * this.#scale);
    const end = Math.min(blockEnd * this.#scale, this.#blocks.size);
    const rows: number[] = [];
    if (end <= start) return rows;
    const last = this.#blocks.blockAt(end);
    for (let number = this.#blocks.blockAt(start); number <= last; number++) {
      const block = this.#blocks.block(number);
      const origin = this.#blocks.startOf(number);
      for (let row = block.rowAt(start - origin); row < block.rowCount; row++) {
        if (origin + block.topOf(row) >= end) break;
        if (origin + block.bottomOf(row) > start) rows.push(number * BLOCK_ROWS + row);
      }
    }
    return rows;
  }

  maxRowsIn(blockSize: number): number {
    // One more for a band that is cut short by the end of its block.
    return Math.ceil((blockSize * this.#scale) / this.#metrics.bandSize) + 2;
  }

  placeOf(row: number): number {
    return this.#blocks.rowsBefore(blockOfRow(row)) + (row % BLOCK_ROWS);
  }

  rowOf(index: number): number {
    const number = blockOfItem(index);
    const block = this.#blocks.block(number);
    return number * BLOCK_ROWS + block.rowAt(block.topOfItem(index % BLOCK_ITEMS));
  }

  lineOf(index: number): Line {
    const row = this.rowOf(index);
    return { place: this.placeOf(row), items: this.itemsOf(row) };
  }

  itemsOf(row: number): Range {
    const first = blockOfRow(row) * BLOCK_ITEMS;
    const { start, end } = this.#blocks.block(blockOfRow(row)).itemsOf(row % BLOCK_ROWS);
    return { start: first + start, end: first + end };
  }

  spillOf(row: number): readonly number[] {
    const number = blockOfRow(row);
    const block = this.#blocks.block(number);
    const top = block.topOf(row % BLOCK_ROWS);
    return this.#across(number, top).filter(
      (index) => index < number * BLOCK_ITEMS + block.itemsOf(row % BLOCK_ROWS).start,
    );
  }

  rowRect(row: number): LogicalRect {
    const block = this.#blocks.block(blockOfRow(row));
    const place = row % BLOCK_ROWS;
    const { columns, cellWidth, gap } = this.#metrics;
    const top = this.#blocks.startOf(blockOfRow(row)) + block.topOf(place);
    const height = block.bottomOf(place) - block.topOf(place);
    return this.#rect(this.#inlineStart, top, columns * (cellWidth + gap) - gap, height);
  }

  cellRect(index: number): LogicalRect {
    const block = this.#blocks.block(blockOfItem(index));
    const item = index % BLOCK_ITEMS;
    const { cellWidth, gap } = this.#metrics;
    const inline = this.#inlineStart + block.columnOf(item) * (cellWidth + gap);
    const top = this.#blocks.startOf(blockOfItem(index)) + block.topOfItem(item);
    return this.#rect(inline, top, cellWidth, block.heightOf(item));
  }

  indexAt(inline: number, block: number): number | undefined {
    if (this.itemCount === 0 || block < 0 || block >= this.blockSize) return undefined;
    const position = block * this.#scale;
    const number = this.#blocks.blockAt(position);
    this.#blocks.block(number);
    return this.#across(number, position - this.#blocks.startOf(number)).find((index) => {
      const cell = this.cellRect(index);
      return inline >= cell.inline && inline < cell.inline + cell.inlineSize && block < cell.block + cell.blockSize;
    });
  }

  nearest(inline: number, block: number): number {
    const { bandSize } = this.#metrics;
    const around = Math.min(Math.max(0, block), this.blockSize);
    const rows = this.rowsBetween(around - bandSize / this.#scale, around + bandSize / this.#scale);
    let best = { index: 0, distance: Number.POSITIVE_INFINITY };
    for (const row of rows) {
      const { start, end } = this.itemsOf(row);
      const own = Array.from({ length: end - start }, (_, i) => start + i);
      for (const index of [...this.spillOf(row), ...own]) {
        const distance = distanceTo(this.cellRect(index), inline, around);
        if (distance < best.distance) best = { index, distance };
      }
    }
    return best.index;
  }

  /** The item before or after it in its column. */
  neighbour(index: number, step: BlockStep): number {
    const number = blockOfItem(index);
    const block = this.#blocks.block(number);
    const column = block.columnOf(index % BLOCK_ITEMS);
    const beside = block.nextIn(column, (index % BLOCK_ITEMS) + step, step);
    if (beside !== undefined) return number * BLOCK_ITEMS + beside;
    const next = number + step;
    if (next < 0 || next >= this.#ratios.blockCount) return index;
    const other = this.#blocks.block(next);
    const found = other.nextIn(column, step > 0 ? 0 : other.itemCount - 1, step);
    return found === undefined ? index : next * BLOCK_ITEMS + found;
  }

  refine(anchor: number, { before, after, isAtRest }: Surroundings): number {
    const scale = this.#scale;
    return this.#blocks.refine(anchor * scale, { before: before * scale, after: after * scale, isAtRest }) / scale;
  }

  #isAlike(other: MasonryLayout): boolean {
    const { columns, cellWidth, gap } = this.#metrics;
    const isSameScale = this.#scale === other.#scale && gap === other.#metrics.gap;
    return isSameScale && columns === other.#metrics.columns && cellWidth === other.#metrics.cellWidth;
  }

  /** Items of a block, and of the one before it, that lie across an offset. */
  #across(number: number, offset: number): number[] {
    const previous = this.#blocks.peek(number - 1);
    const earlier = previous?.itemsAcross(previous.size + offset) ?? [];
    const own = this.#blocks.block(number).itemsAcross(offset);
    return [
      ...earlier.map((item) => (number - 1) * BLOCK_ITEMS + item),
      ...own.map((item) => number * BLOCK_ITEMS + item),
    ];
  }

  #rect(inline: number, block: number, inlineSize: number, blockSize: number): LogicalRect {
    const scale = this.#scale;
    return {
      inline: inline / scale,
      block: block / scale,
      inlineSize: inlineSize / scale,
      blockSize: blockSize / scale,
    };
  }

  #lay(block: number, { previous, next, shown }: LayContext<MasonryBlock>): MasonryBlock {
    const level = () => new Float64Array(this.#metrics.columns);
    return new MasonryBlock(this.#ratios.ratiosOf(block), {
      metrics: this.#metrics,
      version: this.#ratios.versionOf(block),
      start: shown?.block.start ?? previous?.end ?? level(),
      next: next?.start,
      isEnd: block === this.#ratios.blockCount - 1,
      kept: shown && { block: shown.block, offset: shown.offset },
    });
  }
}

function blockOfItem(index: number): number {
  return Math.floor(index / BLOCK_ITEMS);
}

function blockOfRow(row: number): number {
  return Math.floor(row / BLOCK_ROWS);
}

function distanceTo({ inline, block, inlineSize, blockSize }: LogicalRect, x: number, y: number): number {
  const along = Math.max(0, inline - x, x - inline - inlineSize);
  return Math.hypot(along, Math.max(0, block - y, y - block - blockSize));
}
