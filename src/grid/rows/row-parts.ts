import type { LogicalRect } from '../../core/layout/layout.js';
import type { TextMark } from '../../core/text-mark.js';
import type { CellPainting, CellPlacing, TextPainting } from '../../painting/row-painting.js';
import { type ItemPicture, pictureOfItem } from '../../sources/item/item-picture.js';
import { chooseSize, readSizes } from '../../sources/item/picture-sizes.js';
import { isTextOnly, textOf } from '../../sources/item/text-item.js';
import { InvalidItemError } from '../../sources/list/item-source.js';
import type { ItemState } from '../../sources/list/paged-items.js';
import type { RowStyle } from './row-style.js';

interface FoundPicture extends Omit<ItemPicture & { state: 'valid' }, 'state'> {
  readonly otherFiles?: readonly string[];
}

type PictureState =
  | ({ readonly state: 'ready' } & FoundPicture)
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly cause: Error };

/** What is drawn in a row, cell by cell. */
export class RowParts {
  readonly pictures: CellPainting[] = [];
  readonly texts: TextPainting[] = [];
  /** Texts in place of pictures that turn out not to be there, by column. */
  readonly standIns = new Map<number, TextPainting>();
  /** Cells that cannot be shown, by column, with the reason. */
  readonly invalid = new Map<number, Error>();
  readonly #row: LogicalRect;
  readonly #style: RowStyle;

  constructor(row: LogicalRect, style: RowStyle) {
    this.#row = row;
    this.#style = style;
  }

  add(column: number, known: ItemState, cell: LogicalRect): void {
    const placing = { column, ...placeIn(this.#row, cell, this.#style) };
    const mark = known.state === 'ready' ? textOf(known.item) : undefined;
    if (mark && known.state === 'ready' && isTextOnly(known.item)) {
      this.texts.push({ ...placing, mark });
      return;
    }
    const isStandIn = known.state === 'ready' && known.item.fallback === 'text';
    if (mark && isStandIn) this.standIns.set(column, { ...placing, mark });
    const picture = sizedPictureOf(known, placing, this.#style) ?? pictureOf(known);
    if (picture.state === 'failed') this.invalid.set(column, picture.cause);
    if (picture.state !== 'ready') return;
    this.pictures.push(paintPicture(placing, picture, isStandIn ? undefined : mark, this.#style));
  }
}

/** The file of a size that suffices for the cell, where an item has several. */
function sizedPictureOf(known: ItemState, cell: CellPlacing, style: RowStyle): PictureState | undefined {
  if (known.state !== 'ready' || known.item.sprite || known.item.packed) return undefined;
  const { sources, width, height } = known.item;
  const read = readSizes(sources);
  const sizes = read.state === 'valid' ? read.sizes : [];
  const chosen = chooseSize(sizes, { ...style, cell, aspectRatio: width && height ? width / height : undefined });
  if (!chosen) return undefined;
  const otherFiles = sizes.filter((size) => size !== chosen).map(({ source }) => source);
  return { state: 'ready', source: chosen.source, otherFiles };
}

function pictureOf(known: ItemState): PictureState {
  if (known.state !== 'ready') return known;
  const picture = pictureOfItem(known.item);
  if (picture.state === 'valid') return { ...picture, state: 'ready' };
  return { state: 'failed', cause: new InvalidItemError(picture.reason) };
}

function paintPicture(
  placing: CellPlacing,
  { source, part, otherFiles }: FoundPicture,
  badge: TextMark | undefined,
  { crossOrigin }: RowStyle,
): CellPainting {
  const credentials = crossOrigin === 'use-credentials' ? 'include' : 'same-origin';
  return {
    ...placing,
    source,
    credentials,
    ...(part && { part }),
    ...(otherFiles && { otherFiles }),
    ...(badge && { badge }),
  };
}

/** Place of a cell in its row's surface, in device px. */
function placeIn(row: LogicalRect, cell: LogicalRect, { devicePixelRatio, isRightToLeft }: RowStyle) {
  const toPixels = (length: number) => Math.round(length * devicePixelRatio);
  const start = cell.inline - row.inline;
  const left = isRightToLeft ? row.inlineSize - start - cell.inlineSize : start;
  return {
    x: toPixels(left),
    y: toPixels(cell.block - row.block),
    width: toPixels(cell.inlineSize),
    height: toPixels(cell.blockSize),
  };
}
