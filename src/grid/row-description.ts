import type { Fit } from '../core/fit.js';
import type { Layout, LogicalRect } from '../core/layout.js';
import { isSameLimits, type PictureLimits } from '../core/picture-limits.js';
import type { CellPainting, RowPainting } from '../painting/grid-painting.js';
import type { RowContent } from '../rendering/row-view.js';
import { type ImageItem, type ItemKey, keyOf } from '../sources/item.js';
import type { ItemSource } from '../sources/item-source.js';
import { resolvePictureAddress } from '../sources/picture-address.js';

/** Everything about how rows are shown that is the same for all of them. */
export interface RowStyle {
  readonly fit: Fit;
  /** Corner radius in CSS px. */
  readonly radius: number;
  readonly devicePixelRatio: number;
  readonly isRightToLeft: boolean;
  readonly crossOrigin: 'anonymous' | 'use-credentials' | null;
  readonly limits: PictureLimits;
}

export interface DescribedCell {
  readonly index: number;
  readonly item: ImageItem;
  readonly key: ItemKey;
  readonly name: string;
}

/** A row of the list, ready to be shown: the same items for the eye, for assistive technology and for the painter. */
export interface RowDescription {
  readonly cells: readonly DescribedCell[];
  readonly painting: RowPainting;
  /** Cells whose item has no address to fetch from, by column, with the reason. */
  readonly invalid: ReadonlyMap<number, string>;
  /** Places of all pictures that the row shows: its own cells, and after them what reaches in from earlier rows. */
  readonly places: readonly number[];
  readonly content: Omit<RowContent, 'nativeBlock'>;
}

export function describeRow(row: number, source: ItemSource, layout: Layout, style: RowStyle): RowDescription {
  const { start, end } = layout.itemsOf(row);
  const rect = layout.rowRect(row);
  const cells = Array.from({ length: end - start }, (_, column) => describeCell(source, start + column));
  const invalid = new Map<number, string>();
  const own = cells.flatMap(({ index, item }, column) => {
    const address = resolvePictureAddress(item.src);
    if (address.state === 'invalid') invalid.set(column, address.reason);
    return address.state === 'valid' ? [paintCell(column, address.source, layout.cellRect(index), rect, style)] : [];
  });
  const spilt = layout.spillOf(row).flatMap((index, i) => {
    const address = resolvePictureAddress(source.item(index).src);
    return address.state === 'valid'
      ? [paintCell(cells.length + i, address.source, layout.cellRect(index), rect, style)]
      : [];
  });
  return {
    cells,
    invalid,
    places: [...cells.keys(), ...spilt.map(({ column }) => column)],
    painting: paintRow(row, rect, [...own, ...spilt], style),
    content: {
      row,
      place: layout.placeOf(row),
      rect,
      cells: cells.map(({ name, index }, column) => ({ rect: layout.cellRect(index), content: { name, column } })),
    },
  };
}

function describeCell(source: ItemSource, index: number): DescribedCell {
  const item = source.item(index);
  return { index, item, key: keyOf(item, index), name: item.alt || item.title || String(index + 1) };
}

function paintRow(
  row: number,
  { inlineSize, blockSize }: LogicalRect,
  cells: readonly CellPainting[],
  { fit, devicePixelRatio, radius, limits }: RowStyle,
): RowPainting {
  const toPixels = (length: number) => Math.round(length * devicePixelRatio);
  const style = { fit, devicePixelRatio, radius: radius * devicePixelRatio, limits };
  return { row, width: toPixels(inlineSize), height: toPixels(blockSize), style, cells };
}

function paintCell(
  column: number,
  source: string | Blob,
  cell: LogicalRect,
  row: LogicalRect,
  { devicePixelRatio, isRightToLeft, crossOrigin }: RowStyle,
): CellPainting {
  const toPixels = (length: number) => Math.round(length * devicePixelRatio);
  const start = cell.inline - row.inline;
  const left = isRightToLeft ? row.inlineSize - start - cell.inlineSize : start;
  return {
    column,
    source,
    credentials: crossOrigin === 'use-credentials' ? 'include' : 'same-origin',
    x: toPixels(left),
    y: toPixels(cell.block - row.block),
    width: toPixels(cell.inlineSize),
    height: toPixels(cell.blockSize),
  };
}

/** True when a row would show the pictures that it shows already, so that a refresh need not touch them. */
export function showsSamePictures(a: RowDescription, b: RowDescription): boolean {
  const isSameShape = a.cells.length === b.cells.length && a.invalid.size === b.invalid.size;
  const isSameInvalid = [...a.invalid].every(([column, reason]) => b.invalid.get(column) === reason);
  return isSameShape && isSameInvalid && isSamePainting(a.painting, b.painting);
}

function isSamePainting(a: RowPainting, b: RowPainting): boolean {
  const isSameStyle =
    a.style.fit === b.style.fit &&
    a.style.radius === b.style.radius &&
    a.style.devicePixelRatio === b.style.devicePixelRatio &&
    isSameLimits(a.style.limits, b.style.limits);
  const isSameSize = a.width === b.width && a.height === b.height && a.cells.length === b.cells.length;
  return isSameStyle && isSameSize && a.cells.every((cell, i) => isSameCell(cell, b.cells[i]));
}

function isSameCell(a: CellPainting, b: CellPainting | undefined): boolean {
  if (b === undefined || a.source !== b.source || a.credentials !== b.credentials) return false;
  const isSamePlace = a.x === b.x && a.y === b.y && a.column === b.column;
  return isSamePlace && a.width === b.width && a.height === b.height;
}
