import type { Range } from '../range.js';
import { BLOCK_ITEMS, type LayoutRatios } from './aspect-ratios.js';
import { BlockRows } from './block-rows.js';
import { type ColumnOptions, fitColumns } from './columns.js';
import type { BlockStep, Layout, Line, LogicalRect, Surroundings } from './layout.js';
import type { LayContext } from './lazy-blocks.js';
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
 * come near: each goes on where the one before it ends, if that is laid out, and begins level where it is not, as where a
 * jump lands. How the columns really stand there only all items before it could tell, ten million for a difference of less
 * than a picture's height, which nobody can see who has not come from above. Who scrolls up from there finds the columns
 * of the block above ended by a seam, no higher than a picture, since nothing that is in view moves; once the block below
 * is out of sight, it is laid out anew to go on where the one above ends, and the seam is gone.
 */
export class MasonryLayout implements Layout {
  readonly itemCount: number;
  readonly rowLimit: number;
  readonly columns = undefined;
  readonly cellsPerRow: number;
  readonly #ratios: LayoutRatios;
  readonly #rows: BlockRows<MasonryBlock>;
  readonly #metrics: MasonryMetrics;
  readonly #scale: number;
  readonly #inlineStart: number;

  constructor(options: MasonryLayoutOptions) {
    const { ratios, previous } = options;
    const { columns, cellWidth, gap, inlineStart } = fitColumns(options, MAX_COLUMNS);
    const bandSize = Math.max(MIN_BAND_PX, BAND_COLUMNS * cellWidth);
    this.itemCount = ratios.count;
    this.cellsPerRow = Math.ceil((columns * bandSize * ratios.mean) / cellWidth) + columns;
    this.#ratios = ratios;
    this.#scale = options.devicePixelRatio;
    this.#metrics = { columns, cellWidth, gap, bandSize };
    this.#inlineStart = inlineStart;
    this.#rows = new BlockRows({
      ratios,
      rowsPerBlock: BLOCK_ROWS,
      devicePixelRatio: options.devicePixelRatio,
      earlier: previous instanceof MasonryLayout && previous.#isAlike(this) ? previous.#rows : undefined,
      estimate: (block) => {
        const items = Math.min(BLOCK_ITEMS, ratios.count - block * BLOCK_ITEMS);
        const size = Math.ceil((items / columns) * (cellWidth / ratios.mean + gap));
        return { size, rowCount: Math.max(1, Math.ceil(size / bandSize)) };
      },
      lay: (block, context) => this.#lay(block, context),
    });
    this.rowLimit = this.#rows.limit;
  }

  get rowCount(): number | undefined {
    return this.#rows.blocks.rowCount;
  }

  get blockSize(): number {
    return Math.max(0, this.#rows.blocks.size - this.#metrics.gap) / this.#scale;
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    return this.#rows.between(blockStart, blockEnd);
  }

  maxRowsIn(blockSize: number): number {
    // One more for a band that is cut short by the end of its block.
    return Math.ceil((blockSize * this.#scale) / this.#metrics.bandSize) + 2;
  }

  placeOf(row: number): number {
    return this.#rows.placeOf(row);
  }

  rowOf(index: number): number {
    return this.#rows.rowOf(index);
  }

  lineOf(index: number): Line {
    return this.#rows.lineOf(index);
  }

  itemsOf(row: number): Range {
    return this.#rows.itemsOf(row);
  }

  spillOf(row: number): readonly number[] {
    const { block, number, place } = this.#rows.placedRow(row);
    const first = number * BLOCK_ITEMS + block.itemsOf(place).start;
    return this.#across(number, block.topOf(place)).filter((index) => index < first);
  }

  rowRect(row: number): LogicalRect {
    const { columns, cellWidth, gap } = this.#metrics;
    return this.#rows.rectOf(row, this.#inlineStart, columns * (cellWidth + gap) - gap);
  }

  cellRect(index: number): LogicalRect {
    const { block, place, origin } = this.#rows.placedItem(index);
    const { cellWidth, gap } = this.#metrics;
    const inline = this.#inlineStart + block.columnOf(place) * (cellWidth + gap);
    return this.#rows.rect(inline, origin + block.topOfItem(place), cellWidth, block.heightOf(place));
  }

  indexAt(inline: number, block: number): number | undefined {
    if (this.itemCount === 0 || block < 0 || block >= this.blockSize) return undefined;
    const position = block * this.#scale;
    const { blocks } = this.#rows;
    const number = blocks.blockAt(position);
    return this.#across(number, position - blocks.startOf(number)).find((index) => {
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
    const { block, number, place } = this.#rows.placedItem(index);
    const column = block.columnOf(place);
    const beside = block.nextIn(column, place + step, step);
    if (beside !== undefined) return number * BLOCK_ITEMS + beside;
    const next = number + step;
    if (next < 0 || next >= this.#ratios.blockCount) return index;
    const other = this.#rows.blocks.block(next);
    const found = other.nextIn(column, step > 0 ? 0 : other.itemCount - 1, step);
    return found === undefined ? index : next * BLOCK_ITEMS + found;
  }

  refine(anchor: number, surroundings: Surroundings): number {
    return this.#rows.refine(anchor, surroundings);
  }

  #isAlike(other: MasonryLayout): boolean {
    const { columns, cellWidth, gap } = this.#metrics;
    const isSameScale = this.#scale === other.#scale && gap === other.#metrics.gap;
    return isSameScale && columns === other.#metrics.columns && cellWidth === other.#metrics.cellWidth;
  }

  /** Items of a block, and of the one before it, that lie across an offset. */
  #across(number: number, offset: number): number[] {
    const { blocks } = this.#rows;
    const previous = blocks.peek(number - 1);
    const earlier = previous?.itemsAcross(previous.size + offset) ?? [];
    const own = blocks.block(number).itemsAcross(offset);
    return [
      ...earlier.map((item) => (number - 1) * BLOCK_ITEMS + item),
      ...own.map((item) => number * BLOCK_ITEMS + item),
    ];
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

function distanceTo({ inline, block, inlineSize, blockSize }: LogicalRect, x: number, y: number): number {
  const along = Math.max(0, inline - x, x - inline - inlineSize);
  return Math.hypot(along, Math.max(0, block - y, y - block - blockSize));
}
