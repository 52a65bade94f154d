import type { Range } from '../range.js';
import { BLOCK_ITEMS, type LayoutRatios } from './aspect-ratios.js';
import { JustifiedBlock } from './justified-block.js';
import { type BlockStep, type Layout, type Line, type LogicalRect, middleOf, type Surroundings } from './layout.js';
import { LazyBlocks } from './lazy-blocks.js';

export interface JustifiedLayoutOptions {
  readonly ratios: LayoutRatios;
  /** Inline size of the content box in CSS px. */
  readonly inlineSize: number;
  /** Block size that rows come near to, in CSS px. */
  readonly cellSize: number;
  readonly gap: number;
  readonly devicePixelRatio: number;
  /** The layout that this one takes over from. */
  readonly previous?: Layout | undefined;
}

/** Ratio of the narrowest cells of which a row should find room at once. */
const NARROW_RATIO = 2 / 3;

/** Share of the wanted block size that rows seldom fall below. */
const LOW_ROW = 0.75;

/**
 * Rows that fill the width, as high as the items' aspect ratios make them. Blocks of about a thousand items are laid out
 * when they come near and independently of each other, each ending with a full row; until then their size is estimated.
 */
export class JustifiedLayout implements Layout {
  readonly itemCount: number;
  readonly rowLimit: number;
  readonly columns = undefined;
  readonly cellsPerRow: number;
  readonly #ratios: LayoutRatios;
  readonly #blocks: LazyBlocks<JustifiedBlock>;
  readonly #scale: number;
  readonly #width: number;
  readonly #targetHeight: number;
  readonly #gap: number;

  constructor({ ratios, inlineSize, cellSize, gap, devicePixelRatio, previous }: JustifiedLayoutOptions) {
    this.itemCount = ratios.count;
    // A row may have as little as one item.
    this.rowLimit = ratios.blockCount * BLOCK_ITEMS;
    this.#ratios = ratios;
    this.#scale = devicePixelRatio;
    this.#width = Math.max(1, Math.floor(inlineSize * devicePixelRatio));
    this.#targetHeight = Math.max(1, Math.round(cellSize * devicePixelRatio));
    this.#gap = Math.max(0, Math.round(gap * devicePixelRatio));
    this.cellsPerRow = Math.ceil((this.#width + this.#gap) / (this.#targetHeight * NARROW_RATIO + this.#gap));
    const cellsPerRow = Math.max(1, (this.#width + this.#gap) / (this.#targetHeight * ratios.mean + this.#gap));
    this.#blocks = new LazyBlocks({
      count: ratios.blockCount,
      earlier: previous instanceof JustifiedLayout && previous.#isAlike(this) ? previous.#blocks : undefined,
      versionOf: (block) => ratios.versionOf(block),
      estimate: (block) => {
        const rowCount = Math.ceil(this.#itemsIn(block) / cellsPerRow);
        return { rowCount, size: rowCount * (this.#targetHeight + this.#gap) };
      },
      lay: (block, { shown }) => this.#lay(block, shown),
    });
  }

  get rowCount(): number | undefined {
    return this.#blocks.rowCount;
  }

  get blockSize(): number {
    return Math.max(0, this.#blocks.size - this.#gap) / this.#scale;
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    const start = Math.max(0, blockStart * this.#scale);
    const end = Math.min(blockEnd * this.#scale, this.#blocks.size - this.#gap);
    const rows: number[] = [];
    if (end <= start) return rows;
    const last = this.#blocks.blockAt(end);
    for (let number = this.#blocks.blockAt(start); number <= last; number++) {
      const block = this.#blocks.block(number);
      const origin = this.#blocks.startOf(number);
      for (let row = block.rowAt(start - origin); row < block.rowCount; row++) {
        if (origin + block.topOf(row) >= end) break;
        if (origin + block.bottomOf(row) > start) rows.push(number * BLOCK_ITEMS + row);
      }
    }
    return rows;
  }

  maxRowsIn(blockSize: number): number {
    return Math.ceil((blockSize * this.#scale) / (this.#targetHeight * LOW_ROW + this.#gap)) + 1;
  }

  placeOf(row: number): number {
    return this.#blocks.rowsBefore(blockOf(row)) + (row % BLOCK_ITEMS);
  }

  rowOf(index: number): number {
    const number = blockOf(index);
    return number * BLOCK_ITEMS + this.#blocks.block(number).rowOfItem(index % BLOCK_ITEMS);
  }

  lineOf(index: number): Line {
    const row = this.rowOf(index);
    return { place: this.placeOf(row), items: this.itemsOf(row) };
  }

  itemsOf(row: number): Range {
    const first = blockOf(row) * BLOCK_ITEMS;
    const { start, end } = this.#blocks.block(blockOf(row)).itemsOf(row % BLOCK_ITEMS);
    return { start: first + start, end: first + end };
  }

  spillOf(): readonly number[] {
    return [];
  }

  rowRect(row: number): LogicalRect {
    const block = this.#blocks.block(blockOf(row));
    const place = row % BLOCK_ITEMS;
    const top = this.#blocks.startOf(blockOf(row)) + block.topOf(place);
    return this.#rect(0, top, this.#width, block.bottomOf(place) - block.topOf(place));
  }

  cellRect(index: number): LogicalRect {
    const block = this.#blocks.block(blockOf(index));
    const item = index % BLOCK_ITEMS;
    const row = block.rowOfItem(item);
    const { start, size } = block.cellOf(item);
    const top = this.#blocks.startOf(blockOf(index)) + block.topOf(row);
    return this.#rect(start, top, size, block.bottomOf(row) - block.topOf(row));
  }

  indexAt(inline: number, block: number): number | undefined {
    if (this.itemCount === 0 || block < 0 || block >= this.blockSize) return undefined;
    const index = this.nearest(inline, block);
    const cell = this.cellRect(index);
    const isAlong = inline >= cell.inline && inline < cell.inline + cell.inlineSize;
    return isAlong && block >= cell.block && block < cell.block + cell.blockSize ? index : undefined;
  }

  nearest(inline: number, block: number): number {
    const position = block * this.#scale;
    const number = this.#blocks.blockAt(position);
    const row = this.#blocks.block(number).rowAt(position - this.#blocks.startOf(number));
    return this.#nearestIn(number * BLOCK_ITEMS + row, inline);
  }

  neighbour(index: number, step: BlockStep, inline = middleOf(this.cellRect(index))): number {
    const row = this.#rowBeside(this.rowOf(index), step);
    return row === undefined ? index : this.#nearestIn(row, inline);
  }

  refine(anchor: number, { before, after, isAtRest }: Surroundings): number {
    const scale = this.#scale;
    const surroundings = { before: before * scale, after: after * scale, isAtRest };
    return this.#blocks.refine(anchor * scale, surroundings) / scale;
  }

  #isAlike(other: JustifiedLayout): boolean {
    const isSameScale = this.#scale === other.#scale && this.#gap === other.#gap;
    return isSameScale && this.#width === other.#width && this.#targetHeight === other.#targetHeight;
  }

  #rowBeside(row: number, step: BlockStep): number | undefined {
    const number = blockOf(row);
    const place = (row % BLOCK_ITEMS) + step;
    if (place >= 0 && place < this.#blocks.block(number).rowCount) return row + step;
    const next = number + step;
    if (next < 0 || next >= this.#ratios.blockCount) return undefined;
    return next * BLOCK_ITEMS + (step > 0 ? 0 : this.#blocks.block(next).rowCount - 1);
  }

  #nearestIn(row: number, inline: number): number {
    const number = blockOf(row);
    const item = this.#blocks.block(number).itemNear(row % BLOCK_ITEMS, inline * this.#scale);
    return number * BLOCK_ITEMS + item;
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

  #itemsIn(block: number): number {
    return Math.min(BLOCK_ITEMS, this.itemCount - block * BLOCK_ITEMS);
  }

  #lay(block: number, shown: { readonly block: JustifiedBlock; readonly row: number } | undefined): JustifiedBlock {
    const isEnd = block === this.#ratios.blockCount - 1;
    const options = { width: this.#width, targetHeight: this.#targetHeight, gap: this.#gap, isEnd };
    const ratios = this.#ratios.ratiosOf(block);
    const version = this.#ratios.versionOf(block);
    return shown
      ? shown.block.laidFrom(shown.row, ratios, version, options)
      : JustifiedBlock.of(ratios, version, options);
  }
}

/** Items and rows are numbered alike: so many of each to a block. */
function blockOf(number: number): number {
  return Math.floor(number / BLOCK_ITEMS);
}
