import type { Layout, LogicalRect } from '../../core/layout/layout.js';
import { isSameLimits } from '../../core/picture/picture-limits.js';
import { partKey } from '../../core/picture/picture-part.js';
import { isSameMark, isSameTextStyle } from '../../core/text-mark.js';
import type { CellPainting, CellPlacing, RowPainting, TextPainting } from '../../painting/row-painting.js';
import type { RowContent } from '../../rendering/row-view.js';
import { type ImageItem, type ItemKey, keyOf } from '../../sources/item/item.js';
import { textOf } from '../../sources/item/text-item.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import type { ItemState } from '../../sources/list/paged-items.js';
import { RowParts } from './row-parts.js';
import { placeholderColorOf, placeholdersOf } from './row-placeholders.js';
import type { RowStyle } from './row-style.js';

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
  /** What is shown in place of pictures that cannot be shown, by column. */
  readonly standIns: ReadonlyMap<number, TextPainting>;
  /** Places of all that the row waits for: its own cells without texts, and after them what reaches in from earlier rows. */
  readonly places: readonly number[];
  readonly content: Omit<RowContent, 'nativeBlock'>;
  /** States of the items, one byte each. */
  readonly states: Uint8Array | undefined;
}

export function describeRow(row: number, source: ItemSource, layout: Layout, style: RowStyle): RowDescription {
  const { start, end } = layout.itemsOf(row);
  const rect = layout.rowRect(row);
  const states = Array.from({ length: end - start }, (_, column) => source.stateOf(start + column));
  const cells = states.map((known, column) => describeCell(known, start + column));
  const parts = new RowParts(rect, style);
  for (const [column, known] of states.entries()) parts.add(column, known, layout.cellRect(start + column));
  const invalid = new Map(parts.invalid);
  const reachingIn = layout.spillOf(row).map((index) => describeCell(source.stateOf(index), index));
  for (const [i, { index }] of reachingIn.entries()) {
    parts.add(cells.length + i, source.stateOf(index), layout.cellRect(index));
  }
  const drawn = reachingIn.length > 0 ? [...cells, ...reachingIn] : cells;
  const placeholders = placeholdersOf(parts.pictures, (column) => drawn[column]?.item);
  return {
    cells,
    states: source.statesIn({ start, end }),
    invalid,
    standIns: parts.standIns,
    places: placesOf(cells.length, parts),
    painting: { ...paintRow(row, rect, parts, style), placeholders },
    content: {
      row,
      place: layout.placeOf(row),
      rect,
      isAhead: rect.block >= layout.blockSize,
      cells: (layout.cellsPerRow === 0 ? [] : cells).map((cell, column) => ({
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

/** A cell without a picture is waited for too: its item is to come, or to be told of as one that cannot be shown. */
function placesOf(count: number, { pictures, texts }: RowParts): readonly number[] {
  const written = new Set(texts.map(({ column }) => column));
  const own = Array.from({ length: count }, (_, column) => column).filter((column) => !written.has(column));
  return [...own, ...pictures.map(({ column }) => column).filter((column) => column >= count)];
}

export function describeCell(known: ItemState, index: number): DescribedCell {
  const item = known.state === 'ready' ? known.item : undefined;
  const name = item?.alt || item?.title || (item && textOf(item)?.text) || String(index + 1);
  return { index, item, key: item ? keyOf(item, index) : index, name };
}

function paintRow(
  row: number,
  { inlineSize, blockSize }: LogicalRect,
  { pictures, texts }: RowParts,
  { fit, devicePixelRatio, radius, limits, text, isPersistent }: RowStyle,
): RowPainting {
  const toPixels = (length: number) => Math.round(length * devicePixelRatio);
  const style = { fit, devicePixelRatio, radius: radius * devicePixelRatio, limits, text, isPersistent };
  return { row, width: toPixels(inlineSize), height: toPixels(blockSize), style, cells: pictures, texts };
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
    isSameLimits(a.style.limits, b.style.limits) &&
    isSameTextStyle(a.style.text, b.style.text);
  const isSameSize = a.width === b.width && a.height === b.height;
  const isSameCount = a.cells.length === b.cells.length && a.texts.length === b.texts.length;
  const areSamePictures = () => a.cells.every((cell, i) => isSamePicture(cell, b.cells[i]));
  const areSameTexts = () => a.texts.every((text, i) => isSameText(text, b.texts[i]));
  return isSameStyle && isSameSize && isSameCount && areSamePictures() && areSameTexts();
}

export function isSamePicture(a: CellPainting, b: CellPainting | undefined): boolean {
  if (b === undefined || a.source !== b.source || a.credentials !== b.credentials) return false;
  if (partKey(a.part) !== partKey(b.part)) return false;
  return isSamePlacing(a, b) && isSameMark(a.badge, b.badge);
}

export function isSameText(a: TextPainting, b: TextPainting | undefined): boolean {
  return b !== undefined && isSamePlacing(a, b) && isSameMark(a.mark, b.mark);
}

function isSamePlacing(a: CellPlacing, b: CellPlacing): boolean {
  const isSameOrigin = a.x === b.x && a.y === b.y && a.column === b.column;
  return isSameOrigin && a.width === b.width && a.height === b.height;
}
