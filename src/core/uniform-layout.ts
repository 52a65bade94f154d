import type { Layout, LogicalRect } from './layout.js';
import type { Range } from './range.js';
import { EMPTY_RANGE } from './range.js';

export interface UniformLayoutOptions {
  readonly itemCount: number;
  /** Inline size of the content box in CSS px. */
  readonly inlineSize: number;
  /** Side of the square cells in CSS px; narrower where the content box is. */
  readonly cellSize: number;
  readonly gap: number;
  /** Lets the cells grow until a row fills the inline size. */
  readonly stretch: boolean;
  readonly devicePixelRatio: number;
}

/**
 * Equal square cells, as many columns as fit, the space that is left shared by both sides.
 * A closed form: no memory per item, so a billion items cost what ten do.
 */
export class UniformLayout implements Layout {
  readonly itemCount: number;
  readonly columns: number;
  readonly rowCount: number;
  readonly blockSize: number;
  readonly #cellSize: number;
  readonly #pitch: number;
  readonly #inlineStart: number;

  constructor({ itemCount, inlineSize, cellSize, gap, stretch, devicePixelRatio }: UniformLayoutOptions) {
    const available = Math.max(1, Math.floor(inlineSize * devicePixelRatio));
    const gapPixels = Math.max(0, Math.round(gap * devicePixelRatio));
    const wanted = Math.min(available, Math.max(1, Math.round(cellSize * devicePixelRatio)));
    const columns = Math.max(1, Math.floor((available + gapPixels) / (wanted + gapPixels)));
    const cellPixels = stretch ? Math.floor((available - gapPixels * (columns - 1)) / columns) : wanted;
    const rowPixels = columns * (cellPixels + gapPixels) - gapPixels;

    this.itemCount = itemCount;
    this.columns = columns;
    this.rowCount = Math.ceil(itemCount / columns);
    this.#cellSize = cellPixels / devicePixelRatio;
    this.#pitch = (cellPixels + gapPixels) / devicePixelRatio;
    this.#inlineStart = Math.floor((available - rowPixels) / 2) / devicePixelRatio;
    const gapSize = gapPixels / devicePixelRatio;
    this.blockSize = this.rowCount === 0 ? 0 : this.rowCount * this.#pitch - gapSize;
  }

  rowsBetween(blockStart: number, blockEnd: number): Range {
    const start = Math.max(0, Math.floor((blockStart + this.#pitch - this.#cellSize) / this.#pitch));
    const end = Math.min(this.rowCount, Math.ceil(blockEnd / this.#pitch));
    return end > start ? { start, end } : EMPTY_RANGE;
  }

  maxRowsIn(blockSize: number): number {
    return Math.ceil(blockSize / this.#pitch) + 1;
  }

  rowOf(index: number): number {
    return Math.floor(index / this.columns);
  }

  itemsOf(row: number): Range {
    return { start: row * this.columns, end: Math.min(this.itemCount, (row + 1) * this.columns) };
  }

  rowRect(row: number): LogicalRect {
    const inlineSize = (this.columns - 1) * this.#pitch + this.#cellSize;
    return { inline: this.#inlineStart, block: row * this.#pitch, inlineSize, blockSize: this.#cellSize };
  }

  cellRect(index: number): LogicalRect {
    const row = this.rowOf(index);
    const inline = this.#inlineStart + (index - row * this.columns) * this.#pitch;
    return { inline, block: row * this.#pitch, inlineSize: this.#cellSize, blockSize: this.#cellSize };
  }

  indexAt(inline: number, block: number): number | undefined {
    const column = Math.floor((inline - this.#inlineStart) / this.#pitch);
    const row = Math.floor(block / this.#pitch);
    if (column < 0 || column >= this.columns || row < 0 || row >= this.rowCount) return undefined;
    const index = row * this.columns + column;
    if (index >= this.itemCount) return undefined;
    const cell = this.cellRect(index);
    const isInside = inline < cell.inline + cell.inlineSize && block < cell.block + cell.blockSize;
    return isInside ? index : undefined;
  }
}
