import type { Fit } from '../core/fit.js';
import type { Layout, LogicalRect } from '../core/layout/layout.js';
import { isSameLimits, type PictureLimits } from '../core/picture-limits.js';
import { partKey } from '../core/picture-part.js';
import type { CellPainting, RowPainting } from '../painting/row-painting.js';
import type { RowContent } from '../rendering/row-view.js';
import { type ImageItem, type ItemKey, keyOf } from '../sources/item.js';
import { type ItemPicture, pictureOfItem } from '../sources/item-picture.js';
import { InvalidItemError, type ItemSource } from '../sources/item-source.js';
import type { ItemState } from '../sources/paged-items.js';
import { placeholderColorOf, placeholdersOf } from './row-placeholders.js';

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
  /** `undefined` while it is loaded, or where that has failed. */
  readonly item: ImageItem | undefined;
  readonly key: ItemKey;
  readonly name: string;
}

/** A row of the list, ready to be shown: the same items for the eye, for assistive technology and for the painter. */
export interface RowDescription {
  readonly cells: readonly DescribedCell[];
  readonly painting: RowPainting;
  /** Cells that cannot be shown, by column, with the reason: no address to fetch from, or no item that came. */
  readonly invalid: ReadonlyMap<number, Error>;
  /** Places of all pictures that the row shows: its own cells, and after them what reaches in from earlier rows. */
  readonly places: readonly number[];
  readonly content: Omit<RowContent, 'nativeBlock'>;
}

export function describeRow(row: number, source: ItemSource, layout: Layout, style: RowStyle): RowDescription {
  const { start, end } = layout.itemsOf(row);
  const rect = layout.rowRect(row);
  const states = Array.from({ length: end - start }, (_, column) => source.stateOf(start + column));
  const cells = states.map((known, column) => describeCell(known, start + column));
  const invalid = new Map<number, Error>();
  const own = states.flatMap((known, column) => {
    const picture = pictureOf(known);
    if (picture.state === 'failed') invalid.set(column, picture.cause);
    if (picture.state !== 'ready') return [];
    return [paintCell(column, picture, layout.cellRect(start + column), rect, style)];
  });
  const reachingIn = layout.spillOf(row).map((index) => describeCell(source.stateOf(index), index));
  const spilt = reachingIn.flatMap(({ index, item }, i) => {
    const picture = pictureOf(item ? { state: 'ready', item } : { state: 'loading' });
    if (picture.state !== 'ready') return [];
    return [paintCell(cells.length + i, picture, layout.cellRect(index), rect, style)];
  });
  const painted = [...own, ...spilt];
  const placeholders = placeholdersOf(painted, (column) => [...cells, ...reachingIn][column]?.item);
  return {
    cells,
    invalid,
    places: [...cells.keys(), ...spilt.map(({ column }) => column)],
    painting: { ...paintRow(row, rect, painted, style), placeholders },
    content: {
      row,
      place: layout.placeOf(row),
      rect,
      cells: cells.map((cell, column) => ({
        rect: layout.cellRect(cell.index),
        content: {
          name: cell.name,
          column,
          isLoading: states[column]?.state === 'loading',
          placeholderColor: placeholderColorOf(cell.item),
        },
      })),
    },
  };
}

function describeCell(known: ItemState, index: number): DescribedCell {
  const item = known.state === 'ready' ? known.item : undefined;
  const name = item?.alt || item?.title || String(index + 1);
  return { index, item, key: item ? keyOf(item, index) : index, name };
}

type FoundPicture = Omit<ItemPicture & { state: 'valid' }, 'state'>;

type PictureState =
  | ({ readonly state: 'ready' } & FoundPicture)
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly cause: Error };

function pictureOf(known: ItemState): PictureState {
  if (known.state !== 'ready') return known;
  const picture = pictureOfItem(known.item);
  if (picture.state === 'valid') return { ...picture, state: 'ready' };
  return { state: 'failed', cause: new InvalidItemError(picture.reason) };
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
  { source, part }: FoundPicture,
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
    ...(part && { part }),
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
  const isSameInvalid = [...a.invalid].every(([column, { message }]) => b.invalid.get(column)?.message === message);
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
  if (partKey(a.part) !== partKey(b.part)) return false;
  const isSamePlace = a.x === b.x && a.y === b.y && a.column === b.column;
  return isSamePlace && a.width === b.width && a.height === b.height;
}
