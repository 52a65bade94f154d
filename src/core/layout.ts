import type { Range } from './range.js';

/** A rectangle in content coordinates, CSS px: inline grows in reading direction, block grows downwards. */
export interface LogicalRect {
  readonly inline: number;
  readonly block: number;
  readonly inlineSize: number;
  readonly blockSize: number;
}

/**
 * Where items are: index ⇄ row ⇄ place. Immutable; a change of size, gap or count makes a new one.
 * Every question is answered in time that does not grow with the number of items.
 * Edges are whole device pixels, so that what a worker draws is shown pixel for pixel.
 */
export interface Layout {
  readonly itemCount: number;
  readonly rowCount: number;
  /** Cells in a full row. */
  readonly columns: number;
  /** Block size of the whole content in px, without a gap after the last row. */
  readonly blockSize: number;
  /** Rows of which at least a part lies in the half-open block interval. */
  rowsBetween(blockStart: number, blockEnd: number): Range;
  /** Most rows that a block interval of this size can touch, wherever it lies. */
  maxRowsIn(blockSize: number): number;
  rowOf(index: number): number;
  itemsOf(row: number): Range;
  rowRect(row: number): LogicalRect;
  cellRect(index: number): LogicalRect;
  /** The item whose cell holds the point; `undefined` in a gap or outside. */
  indexAt(inline: number, block: number): number | undefined;
}
