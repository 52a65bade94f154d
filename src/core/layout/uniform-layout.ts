import type { Range } from '../range.js';
import { type ColumnOptions, fitColumns } from './columns.js';
import type { BlockStep, Layout, Line, LogicalRect } from './layout.js';

export interface UniformLayoutOptions extends ColumnOptions {
  readonly itemCount: number;
  /** Inline size of the cells ÷ their block size. */
  readonly aspect: number;
}

/**
 * Equal cells, as many columns as fit, the space that is left shared by both sides.
 * A closed form: no memory per item, so a billion items cost what ten do.
 */
export class UniformLayout implements Layout {
  readonly itemCount: number;
  readonly columns: number;
  readonly rowCount: number;
  readonly blockSize: number;
  readonly #cell: { readonly inlineSize: number; readonly blockSize: number };
  readonly #columnPitch: number;
  readonly #rowPitch: number;
  readonly #inlineStart: number;

  constructor(options: UniformLayoutOptions) {
    const { itemCount, aspect, devicePixelRatio } = options;
    const { columns, cellWidth, gap, inlineStart } = fitColumns(options);
    const cellHeight = Math.max(1, Math.round(cellWidth / aspect));

    this.itemCount = itemCount;
    this.columns = columns;
    this.rowCount = Math.ceil(itemCount / columns);
    this.#cell = { inlineSize: cellWidth / devicePixelRatio, blockSize: cellHeight / devicePixelRatio };
    this.#columnPitch = (cellWidth + gap) / devicePixelRatio;
    this.#rowPitch = (cellHeight + gap) / devicePixelRatio;
    this.#inlineStart = inlineStart / devicePixelRatio;
    this.blockSize = this.rowCount === 0 ? 0 : this.rowCount * this.#rowPitch - gap / devicePixelRatio;
  }

  get rowLimit(): number {
    return this.rowCount;
  }

  get cellsPerRow(): number {
    return this.columns;
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    const start = Math.max(0, Math.floor((blockStart + this.#rowPitch - this.#cell.blockSize) / this.#rowPitch));
    const end = Math.min(this.rowCount, Math.ceil(blockEnd / this.#rowPitch));
    return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
  }

  maxRowsIn(blockSize: number): number {
    return Math.ceil(blockSize / this.#rowPitch) + 1;
  }

  placeOf(row: number): number {
    return row;
  }

  rowOf(index: number): number {
    return Math.floor(index / this.columns);
  }

  lineOf(index: number): Line {
    const row = this.rowOf(index);
    return { place: this.placeOf(row), items: this.itemsOf(row) };
  }

  itemsOf(row: number): Range {
    return { start: row * this.columns, end: Math.min(this.itemCount, (row + 1) * this.columns) };
  }

  spillOf(): readonly number[] {
    return [];
  }

  rowRect(row: number): LogicalRect {
    const inlineSize = (this.columns - 1) * this.#columnPitch + this.#cell.inlineSize;
    return {
      inline: this.#inlineStart,
      block: row * this.#rowPitch,
      inlineSize,
      blockSize: this.#cell.blockSize,
    };
  }

  cellRect(index: number): LogicalRect {
    const row = this.rowOf(index);
    const inline = this.#inlineStart + (index - row * this.columns) * this.#columnPitch;
    return { inline, block: row * this.#rowPitch, ...this.#cell };
  }

  indexAt(inline: number, block: number): number | undefined {
    const column = Math.floor((inline - this.#inlineStart) / this.#columnPitch);
    const row = Math.floor(block / this.#rowPitch);
    if (column < 0 || column >= this.columns || row < 0 || row >= this.rowCount) return undefined;
    const index = row * this.columns + column;
    if (index >= this.itemCount) return undefined;
    const cell = this.cellRect(index);
    const isInside = inline < cell.inline + cell.inlineSize && block < cell.block + cell.blockSize;
    return isInside ? index : undefined;
  }

  nearest(inline: number, block: number): number {
    const gap = this.#columnPitch - this.#cell.inlineSize;
    const row = Math.floor((block + gap / 2) / this.#rowPitch);
    return this.#clampedIndex(row, this.#columnNear(inline));
  }

  /** Stays in its column; a short last row is met at its end. */
  neighbour(index: number, step: BlockStep, inline?: number): number {
    const column = inline === undefined ? index % this.columns : this.#columnNear(inline);
    return this.#clampedIndex(this.rowOf(index) + step, column);
  }

  refine(anchor: number): number {
    return anchor;
  }

  #columnNear(inline: number): number {
    const gap = this.#columnPitch - this.#cell.inlineSize;
    const column = Math.floor((inline - this.#inlineStart + gap / 2) / this.#columnPitch);
    return Math.min(Math.max(0, column), this.columns - 1);
  }

  #clampedIndex(row: number, column: number): number {
    const nearestRow = Math.min(Math.max(0, row), this.rowCount - 1);
    return Math.min(nearestRow * this.columns + column, this.itemCount - 1);
  }
}
