import { DEFAULT_RATIO } from './aspect-ratios.js';
import { type ColumnOptions, fitColumns } from './columns.js';

export interface PageRoom extends ColumnOptions {
  readonly layout: 'uniform' | 'justified' | 'masonry';
  /** Inline size of the cells ÷ their block size, where they are equal. */
  readonly aspect: number;
  /** Block size that a page has at its disposal, in px. */
  readonly viewportSize: number;
}

/**
 * As many items as are seen at once, at least one row of them. Where pictures stand by their own aspect ratio, so many as
 * would be of the usual one: pages must not change their items with every picture that comes.
 */
export function itemsPerPage(room: PageRoom): number {
  const { layout, aspect, devicePixelRatio, viewportSize, inlineSize, cellSize } = room;
  const { columns, cellWidth, gap } = fitColumns(room);
  const available = Math.floor(viewportSize * devicePixelRatio);
  const rowsOf = (cellHeight: number) => Math.max(1, Math.floor((available + gap) / (Math.max(1, cellHeight) + gap)));
  if (layout === 'uniform') return columns * rowsOf(Math.round(cellWidth / aspect));
  if (layout === 'masonry') return columns * rowsOf(cellWidth / DEFAULT_RATIO);
  const rowHeight = cellSize * devicePixelRatio;
  const perRow = Math.floor((inlineSize * devicePixelRatio + gap) / (rowHeight * DEFAULT_RATIO + gap));
  return Math.max(1, perRow) * rowsOf(rowHeight);
}
