import type { Range } from '../range.js';
import type { BlockStep, Layout, Line, LogicalRect } from './layout.js';
import type { UniformLayout } from './uniform-layout.js';

/**
 * Rows lower than this, in CSS px, share surfaces, and their cells are drawn only: smaller than what a finger hits (WCAG
 * 2.2, 2.5.8), and so many that a canvas for each row and an element for each cell would cost more than what they show.
 */
export const LOW_ROW_SIZE = 24;

/** Block size that a band of low rows comes near to, in CSS px. */
const BAND_SIZE = 128;

/** Low rows of equal cells, several of them in a band that one surface draws. */
export class BandedLayout implements Layout {
  readonly itemCount: number;
  readonly columns: number;
  /** Of lines: bands are nobody's rows but the painters'. */
  readonly rowCount: number;
  readonly rowLimit: number;
  readonly cellsPerRow = 0;
  readonly blockSize: number;
  readonly #lines: UniformLayout;
  readonly #linesPerBand: number;
  readonly #bandPitch: number;

  constructor(lines: UniformLayout) {
    const pitch = lines.rowRect(1).block;
    this.#lines = lines;
    this.#linesPerBand = Math.max(1, Math.round(BAND_SIZE / pitch));
    this.#bandPitch = this.#linesPerBand * pitch;
    this.itemCount = lines.itemCount;
    this.columns = lines.columns;
    this.rowCount = lines.rowCount;
    this.rowLimit = Math.ceil(lines.rowCount / this.#linesPerBand);
    this.blockSize = lines.blockSize;
  }

  rowsBetween(blockStart: number, blockEnd: number): readonly number[] {
    const lines = this.#lines.rowsBetween(blockStart, blockEnd);
    const start = this.#bandOf(lines[0] ?? 0);
    const end = lines.length === 0 ? start : this.#bandOf(lines[lines.length - 1] ?? 0) + 1;
    return Array.from({ length: end - start }, (_, i) => start + i);
  }

  maxRowsIn(blockSize: number): number {
    return Math.ceil(blockSize / this.#bandPitch) + 1;
  }

  placeOf(row: number): number {
    return row * this.#linesPerBand;
  }

  rowOf(index: number): number {
    return this.#bandOf(this.#lines.rowOf(index));
  }

  itemsOf(row: number): Range {
    const itemsPerBand = this.#linesPerBand * this.columns;
    return { start: row * itemsPerBand, end: Math.min(this.itemCount, (row + 1) * itemsPerBand) };
  }

  spillOf(): readonly number[] {
    return [];
  }

  rowRect(row: number): LogicalRect {
    const first = row * this.#linesPerBand;
    const last = Math.min(first + this.#linesPerBand, this.rowCount) - 1;
    const start = this.#lines.rowRect(first);
    const end = this.#lines.rowRect(Math.max(first, last));
    return { ...start, blockSize: end.block + end.blockSize - start.block };
  }

  lineOf(index: number): Line {
    return this.#lines.lineOf(index);
  }

  cellRect(index: number): LogicalRect {
    return this.#lines.cellRect(index);
  }

  indexAt(inline: number, block: number): number | undefined {
    return this.#lines.indexAt(inline, block);
  }

  nearest(inline: number, block: number): number {
    return this.#lines.nearest(inline, block);
  }

  neighbour(index: number, step: BlockStep, inline?: number): number {
    return this.#lines.neighbour(index, step, inline);
  }

  refine(anchor: number): number {
    return anchor;
  }

  #bandOf(line: number): number {
    return Math.floor(line / this.#linesPerBand);
  }
}
