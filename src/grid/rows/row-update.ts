import type { Layout } from '../../core/layout/layout.js';
import type { CellPainting, CellPlacing, TextPainting } from '../../painting/row-painting.js';
import type { ItemSource } from '../../sources/list/item-source.js';
import { describeCell, isSamePicture, isSameText, type RowDescription } from './row-description.js';
import { RowParts } from './row-parts.js';
import type { RowStyle } from './row-style.js';

/** A row of which some cells show something else. */
export interface RowUpdate {
  readonly description: RowDescription;
  /** What is drawn otherwise than before. */
  readonly texts: readonly TextPainting[];
  readonly pictures: readonly CellPainting[];
}

/**
 * Describes some cells of a row anew, in time that goes with their number. `undefined` where that is not enough: a text
 * becomes a picture or the other way round, an item comes or cannot be shown.
 */
export function updateRow(
  before: RowDescription,
  columns: readonly number[],
  { source, layout, style }: { source: ItemSource; layout: Layout; style: RowStyle },
): RowUpdate | undefined {
  const { start } = layout.itemsOf(before.content.row);
  const parts = new RowParts(before.content.rect, style);
  const cells = [...before.cells];
  const named = [...before.content.cells];
  for (const column of columns) {
    const index = start + column;
    const known = source.stateOf(index);
    parts.add(column, known, layout.cellRect(index));
    const cell = describeCell(known, index);
    cells[column] = cell;
    const shown = named[column];
    if (shown) named[column] = { ...shown, content: { ...shown.content, name: cell.name } };
  }
  const texts = replaced(before.painting.texts, parts.texts, isSameText);
  const pictures = replaced(before.painting.cells, parts.pictures, isSamePicture);
  const isKnown = parts.texts.length + parts.pictures.length === columns.length && parts.invalid.size === 0;
  if (!isKnown || !texts || !pictures) return undefined;
  const standIns = new Map([...before.standIns].filter(([column]) => !columns.includes(column)));
  for (const [column, standIn] of parts.standIns) standIns.set(column, standIn);
  const description = {
    ...before,
    cells,
    standIns,
    states: source.statesIn(layout.itemsOf(before.content.row)),
    painting: { ...before.painting, texts: texts.all, cells: pictures.all },
    content: { ...before.content, cells: named },
  };
  return { description, texts: texts.changed, pictures: pictures.changed };
}

/** Puts cells in place of those of the same columns; `undefined` where one has no such place. */
function replaced<Cell extends CellPlacing>(
  before: readonly Cell[],
  cells: readonly Cell[],
  isSame: (a: Cell, b: Cell) => boolean,
): { readonly all: readonly Cell[]; readonly changed: readonly Cell[] } | undefined {
  const all = [...before];
  const changed: Cell[] = [];
  for (const cell of cells) {
    const place = placeOf(before, cell.column);
    const old = place === undefined ? undefined : before[place];
    if (place === undefined || !old) return undefined;
    if (isSame(old, cell)) continue;
    all[place] = cell;
    changed.push(cell);
  }
  return { all, changed };
}

/** Cells are in the order of their columns, unless one was tried anew. */
function placeOf(cells: readonly CellPlacing[], column: number): number | undefined {
  if (cells[column]?.column === column) return column;
  const place = cells.findIndex((cell) => cell.column === column);
  return place < 0 ? undefined : place;
}
