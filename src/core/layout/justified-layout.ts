import type { Range } from '../range.js';
import { BLOCK_ITEMS, type LayoutRatios } from './aspect-ratios.js';
import { BlockRows } from './block-rows.js';
import { JustifiedBlock } from './justified-block.js';
import { type BlockStep, type Layout, type Line, type LogicalRect, middleOf, type Surroundings } from './layout.js';

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
  readonly #rows: BlockRows<JustifiedBlock>;
  readonly #scale: number;
  readonly #width: number;
  readonly #targetHeight: number;
  readonly #gap: number;

  constructor({ ratios, inlineSize, cellSize, gap, devicePixelRatio, previous }: JustifiedLayoutOptions) {
    this.itemCount = ratios.count;
    this.#ratios = ratios;
    this.#scale = devicePixelRatio;
    this.#width = Math.max(1, Math.floor(inlineSize * devicePixelRatio));
    this.#targetHeight = Math.max(1, Math.round(cellSize * devicePixelRatio));
    this.#gap = Math.max(0, Math.round(gap * devicePixelRatio));
    this.cellsPerRow = Math.ceil((this.#width + this.#gap) / (this.#targetHeight * NARROW_RATIO + this.#gap));
    const cellsPerRow = Math.max(1, (this.#width + this.#gap) / (this.#targetHeight * ratios.mean + this.#gap));
    this.#rows = new BlockRows({
      ratios,
      // A row may have as little as one item.
      rowsPerBlock: BLOCK_ITEMS,
      devicePixelRatio,
      earlier: previous instanceof JustifiedLayout && previous.#isAlike(this) ? previous.#rows : undefined,
      estimate: (block) => {
        const rowCount = Math.ceil(this.#itemsIn(block) / cellsPerRow);
        return { rowCount, size: rowCount * (this.#targetHeight + this.#gap) };
      },
      lay: (block, { shown }) => this.#lay(block, shown),
    });
    this.rowLimit = this.#rows.limit;
  }

  get rowCount(): number | undefined {
    return this.#rows.blocks.rowCount;
  }

  get blockSize(): number {
    return Math.max(0, this.#rows.blocks.size - this.#gap) / this.#scale;
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    return this.#rows.between(blockStart, blockEnd);
  }

  maxRowsIn(blockSize: number): number {
    return Math.ceil((blockSize * this.#scale) / (this.#targetHeight * LOW_ROW + this.#gap)) + 1;
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

  spillOf(): readonly number[] {
    return [];
  }

  rowRect(row: number): LogicalRect {
    return this.#rows.rectOf(row, 0, this.#width);
  }

  cellRect(index: number): LogicalRect {
    const { block, place, origin } = this.#rows.placedItem(index);
    const row = block.rowOfItem(place);
    const { start, size } = block.cellOf(place);
    return this.#rows.rect(start, origin + block.topOf(row), size, block.bottomOf(row) - block.topOf(row));
  }

  indexAt(inline: number, block: number): number | undefined {
    if (this.itemCount === 0 || block < 0 || block >= this.blockSize) return undefined;
    const index = this.nearest(inline, block);
    const cell = this.cellRect(index);
    const isAlong = inline >= cell.inline && inline < cell.inline + cell.inlineSize;
    return isAlong && block >= cell.block && block < cell.block + cell.blockSize ? index : undefined;
  }

  nearest(inline: number, block: number): number {
    return this.#nearestIn(this.#rows.rowAt(block), inline);
  }

  neighbour(index: number, step: BlockStep, inline = middleOf(this.cellRect(index))): number {
    const row = this.#rows.beside(this.rowOf(index), step);
    return row === undefined ? index : this.#nearestIn(row, inline);
  }

  refine(anchor: number, surroundings: Surroundings): number {
    return this.#rows.refine(anchor, surroundings);
  }

  #isAlike(other: JustifiedLayout): boolean {
    const isSameScale = this.#scale === other.#scale && this.#gap === other.#gap;
    return isSameScale && this.#width === other.#width && this.#targetHeight === other.#targetHeight;
  }

  #nearestIn(row: number, inline: number): number {
    const { block, number, place } = this.#rows.placedRow(row);
    return number * BLOCK_ITEMS + block.itemNear(place, inline * this.#scale);
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
