import type { ImageItem, ItemKey } from './item/item.js';
import type { RandomAccessItems } from './list/item-source.js';

export interface SheetItemsOptions {
  /** Number of pictures on all sheets together. */
  readonly length: number;
  /** Address of a sheet, or the file itself, by its number from 0. */
  readonly src: (sheet: number) => string | Blob;
  /** Pictures beside each other, and below each other, on a sheet. */
  readonly columns: number;
  readonly rows: number;
  /** Size of a picture in px of the sheet. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Px between two pictures; default 0. */
  readonly spacing?: number;
  /** Px before the first picture of a row and a column; default 0. */
  readonly margin?: number;
  /** What else there is to say of an item, such as its `alt`. */
  readonly item?: (index: number) => Omit<ImageItem, 'src' | 'sprite' | 'packed'>;
}

const WHOLE_FROM_ONE = ['columns', 'rows', 'cellWidth', 'cellHeight'] as const;

/**
 * Items of sheets that are laid out in a regular grid, row by row from the top left corner: a formula, of which nothing is
 * in memory, so that there may be any number of them.
 * @throws {RangeError} for a measure that is no whole number of px
 */
export function sheetItems(options: SheetItemsOptions): RandomAccessItems {
  const { length, src, columns, rows, cellWidth, cellHeight, spacing = 0, margin = 0, item } = options;
  for (const name of WHOLE_FROM_ONE) requireWhole(name, options[name], 1);
  for (const [name, value] of Object.entries({ length, spacing, margin })) requireWhole(name, value, 0);
  const perSheet = columns * rows;
  return {
    length,
    item(index: number): ImageItem {
      const place = index % perSheet;
      const x = margin + (place % columns) * (cellWidth + spacing);
      const y = margin + Math.floor(place / columns) * (cellHeight + spacing);
      const sprite = { src: src(Math.floor(index / perSheet)), x, y, width: cellWidth, height: cellHeight };
      return { key: index satisfies ItemKey, ...item?.(index), sprite };
    },
    aspectRatio: () => cellWidth / cellHeight,
  };
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(`${name} of sheetItems() must be a whole number from ${least}, got ${value}`);
}
