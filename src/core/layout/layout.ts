import type { Range } from '../range.js';

/** A rectangle in content coordinates, CSS px: inline grows in reading direction, block grows downwards. */
export interface LogicalRect {
  readonly inline: number;
  readonly block: number;
  readonly inlineSize: number;
  readonly blockSize: number;
}

/** Inline place of a rectangle's middle. */
export function middleOf({ inline, inlineSize }: LogicalRect): number {
  return inline + inlineSize / 2;
}

/** The upper or the lower neighbour. */
export type BlockStep = -1 | 1;

/** What the eye and assistive technology take for one row. */
export interface Line {
  /** Place among all lines. */
  readonly place: number;
  readonly items: Range;
}

/** Part of the content that must be exact, as distances in px before and after the place that is looked at. */
export interface Surroundings {
  readonly before: number;
  readonly after: number;
  /** Nothing moves: rows that are shown may be laid out anew where something better has been learned of their items. */
  readonly isAtRest: boolean;
}

/**
 * Where items are: index ⇄ row ⇄ place. A change of size, gap or count makes a new layout.
 * Every question is answered in time that does not grow with the number of items.
 * Edges are whole device pixels, so that what a worker draws is shown pixel for pixel.
 *
 * A row is what one surface draws: a row of cells, or a band of the content where there are no rows or low ones. Rows are known by
 * numbers that grow in reading order, with gaps where a layout reserves numbers for rows that it has not laid out yet:
 * a row keeps its number, and with it its pictures, whatever becomes of those before it.
 */
export interface Layout {
  readonly itemCount: number;
  /** The numbers of all rows lie below it: a layout made of several gives each its own stretch of numbers. */
  readonly rowLimit: number;
  /** Number of lines; `undefined` while some rows are only estimated. */
  readonly rowCount: number | undefined;
  /** Cells of every full row; `undefined` where rows differ. */
  readonly columns: number | undefined;
  /**
   * Cells that a row usually has at most: so many are made beforehand. 0 where cells are so low that none has an element
   * of its own: they are drawn only.
   */
  readonly cellsPerRow: number;
  /** Block size of the whole content in px, without a gap after the last row. */
  readonly blockSize: number;
  /** Numbers of the rows of which at least a part lies in the half-open block interval, in reading order. */
  rowsBetween(blockStart: number, blockEnd: number): readonly number[];
  /** How many rows a block interval of this size touches at most; an estimate where rows differ. */
  maxRowsIn(blockSize: number): number;
  /** Place of a row's first line among all lines, as assistive technology is told it; moves with the estimates. */
  placeOf(row: number): number;
  /** The row that an item begins in. */
  rowOf(index: number): number;
  /** The line that an item stands in: its row, but where a band holds several lines. */
  lineOf(index: number): Line;
  /** The items that begin in a row. */
  itemsOf(row: number): Range;
  /** Items that begin in an earlier row and reach into this one, so that both draw them. */
  spillOf(row: number): readonly number[];
  rowRect(row: number): LogicalRect;
  cellRect(index: number): LogicalRect;
  /** The item whose cell holds the point; `undefined` in a gap or outside. */
  indexAt(inline: number, block: number): number | undefined;
  /** The item nearest to a point. There must be items. */
  nearest(inline: number, block: number): number;
  /**
   * The item that the eye meets above or below another one, at an inline place: that of the item's own middle, where it
   * is left out. The item itself at the edge.
   */
  neighbour(index: number, step: BlockStep, inline?: number): number;
  /**
   * Lays out what is estimated so far around the block position `anchor`, and tells where that place is now: what is
   * looked at there moves with it. All other questions may only be asked of what has been refined, or of single items.
   */
  refine(anchor: number, surroundings: Surroundings): number;
}
