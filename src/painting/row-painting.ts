import type { CellPlaceholder, CellRequest, CellStyle } from '../../workers/protocol.js';

export type { CellPlaceholder };

/** A cell of a row that wants its picture. */
export interface CellPainting extends Omit<CellRequest, 'request'> {
  /** Place in the row, 0-based. */
  readonly column: number;
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
}
