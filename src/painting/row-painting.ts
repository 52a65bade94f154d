import type { CellPlace, CellPlaceholder, CellRequest, CellStyle } from '../../workers/protocol.js';
import type { TextMark } from '../core/text-mark.js';

export type { CellPlaceholder };

/** A cell of a row that wants its picture. */
export interface CellPainting extends Omit<CellRequest, 'request' | 'priority'> {
  /** Place in the row, 0-based. */
  readonly column: number;
}

/** Place of a cell in its row: the column and device px. */
export interface CellPlacing extends CellPlace {
  readonly column: number;
}

/** A cell that shows a text, which needs no request. */
export interface TextPainting extends CellPlacing {
  readonly mark: TextMark;
}

/** What a painter needs to know of a row, sizes in device px. */
export interface RowPainting {
  readonly row: number;
  readonly width: number;
  readonly height: number;
  readonly style: CellStyle;
  readonly cells: readonly CellPainting[];
  /** What cells show until their picture is there. */
  readonly placeholders?: readonly CellPlaceholder[];
  readonly texts: readonly TextPainting[];
}
