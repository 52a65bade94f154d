import type { Range } from '../range.js';
import { BLOCK_ITEMS, type LayoutRatios } from './aspect-ratios.js';
import type { BlockStep, Line, LogicalRect, Surroundings } from './layout.js';
import { type BlockMeasure, type LaidBlock, type LayContext, LazyBlocks } from './lazy-blocks.js';

/** A block that is divided into rows; items and rows are numbered from its first, places are in device px from its start. */
export interface RowBlock extends LaidBlock {
  bottomOf(row: number): number;
  rowOfItem(item: number): number;
  itemsOf(row: number): Range;
}

export interface BlockRowsOptions<Block extends RowBlock> {
  readonly ratios: LayoutRatios;
  /** Numbers reserved for the rows of a block, which has no more than so many. */
  readonly rowsPerBlock: number;
  readonly devicePixelRatio: number;
  readonly estimate: (block: number) => BlockMeasure;
  readonly lay: (block: number, context: LayContext<Block>) => Block;
  /** Those of an earlier state of the same list at the same sizes. */
  readonly earlier: BlockRows<Block> | undefined;
}

/** An item or a row by its block: the block's number, its place in the block, and where the block starts in device px. */
export interface Placed<Block> {
  readonly block: Block;
  readonly number: number;
  readonly place: number;
  readonly origin: number;
}

/**
 * Rows of a list that is laid out block by block as it comes near: under numbers that count through all blocks, each with
 * a stretch of its own, so that a row keeps its number whatever becomes of the blocks before it.
 */
export class BlockRows<Block extends RowBlock> {
  readonly blocks: LazyBlocks<Block>;
  /** The numbers of all rows lie below it. */
  readonly limit: number;
  readonly #rowsPerBlock: number;
  readonly #scale: number;

  constructor({ ratios, rowsPerBlock, devicePixelRatio, earlier, ...options }: BlockRowsOptions<Block>) {
    this.limit = ratios.blockCount * rowsPerBlock;
    this.#rowsPerBlock = rowsPerBlock;
    this.#scale = devicePixelRatio;
    this.blocks = new LazyBlocks({
      ...options,
      count: ratios.blockCount,
      earlier: earlier?.blocks,
      versionOf: (block) => ratios.versionOf(block),
    });
  }

  /** As `Layout.rowsBetween()`. */
  between(blockStart: number, blockEnd: number): readonly number[] {
    const start = Math.max(0, blockStart * this.#scale);
    const end = Math.min(blockEnd * this.#scale, this.blocks.size);
    const rows: number[] = [];
    if (end <= start) return rows;
    const last = this.blocks.blockAt(end);
    for (let number = this.blocks.blockAt(start); number <= last; number++) {
      const block = this.blocks.block(number);
      const origin = this.blocks.startOf(number);
      for (let row = block.rowAt(start - origin); row < block.rowCount; row++) {
        if (origin + block.topOf(row) >= end) break;
        if (origin + block.bottomOf(row) > start) rows.push(number * this.#rowsPerBlock + row);
      }
    }
    return rows;
  }

  /** As `Layout.placeOf()`. */
  placeOf(row: number): number {
    return this.blocks.rowsBefore(Math.floor(row / this.#rowsPerBlock)) + (row % this.#rowsPerBlock);
  }

  rowOf(index: number): number {
    const { block, number, place } = this.placedItem(index);
    return number * this.#rowsPerBlock + block.rowOfItem(place);
  }

  lineOf(index: number): Line {
    const row = this.rowOf(index);
    return { place: this.placeOf(row), items: this.itemsOf(row) };
  }

  itemsOf(row: number): Range {
    const { block, number, place } = this.placedRow(row);
    const { start, end } = block.itemsOf(place);
    return { start: number * BLOCK_ITEMS + start, end: number * BLOCK_ITEMS + end };
  }

  /** The row above or below; `undefined` at the edge. */
  beside(row: number, step: BlockStep): number | undefined {
    const { block, number, place } = this.placedRow(row);
    if (place + step >= 0 && place + step < block.rowCount) return row + step;
    const next = number + step;
    if (next * this.#rowsPerBlock < 0 || next * this.#rowsPerBlock >= this.limit) return undefined;
    return next * this.#rowsPerBlock + (step > 0 ? 0 : this.blocks.block(next).rowCount - 1);
  }

  /** The row at a block position in px, or before it. */
  rowAt(position: number): number {
    const number = this.blocks.blockAt(position * this.#scale);
    const row = this.blocks.block(number).rowAt(position * this.#scale - this.blocks.startOf(number));
    return number * this.#rowsPerBlock + row;
  }

  placedRow(row: number): Placed<Block> {
    return this.#placed(Math.floor(row / this.#rowsPerBlock), row % this.#rowsPerBlock);
  }

  placedItem(index: number): Placed<Block> {
    return this.#placed(Math.floor(index / BLOCK_ITEMS), index % BLOCK_ITEMS);
  }

  /** As `Layout.refine()`. */
  refine(anchor: number, { before, after, isAtRest }: Surroundings): number {
    const scale = this.#scale;
    return this.blocks.refine(anchor * scale, { before: before * scale, after: after * scale, isAtRest }) / scale;
  }

  /** A row, of an inline place and size in device px. */
  rectOf(row: number, inline: number, inlineSize: number): LogicalRect {
    const { block, place, origin } = this.placedRow(row);
    return this.rect(inline, origin + block.topOf(place), inlineSize, block.bottomOf(place) - block.topOf(place));
  }

  /** Device px in px. */
  rect(inline: number, block: number, inlineSize: number, blockSize: number): LogicalRect {
    const scale = this.#scale;
    return {
      inline: inline / scale,
      block: block / scale,
      inlineSize: inlineSize / scale,
      blockSize: blockSize / scale,
    };
  }

  #placed(number: number, place: number): Placed<Block> {
    return { block: this.blocks.block(number), number, place, origin: this.blocks.startOf(number) };
  }
}
