import type { Size } from '../../core/fit.js';
import type { LogicalRect } from '../../core/layout/layout.js';
import type { RowOrder } from '../../painting/requests/waiting-cells.js';
import type { DescribedCell, RowDescription } from './row-description.js';
import type { RowStyle } from './row-style.js';
import type { RowUpdate } from './row-update.js';

/** What the kept rows ask of their grid, and tell it. */
export interface KeptRowsHandlers {
  readonly describe: (row: number) => RowDescription;
  /** Describes some cells of a row anew; `undefined` where the whole row has to be. */
  readonly update: (before: RowDescription, columns: readonly number[]) => RowUpdate | undefined;
  readonly style: () => RowStyle;
  /** Block position of a row in the scrolled content. */
  readonly nativeBlockOf: (row: number) => number;
  /** Place of a row among all rows. */
  readonly placeOf: (row: number) => number;
  /** Place of an item's cell. */
  readonly cellRectOf: (index: number) => LogicalRect;
  /** When rows are wanted as the viewport moves now, see `rowPriority()`. */
  readonly orderAt: (latencyMs: number) => RowOrder;
  /** True when a part of the row is in the viewport. */
  readonly isVisible: (row: number) => boolean;
  /** True when a part of the row may be in the viewport soon. */
  readonly isNear: (row: number) => boolean;
  /** The viewport moves. */
  readonly isMoving: () => boolean;
  readonly onError: (cell: DescribedCell, cause: Error) => void;
  /** Elements of rows and cells are about to be taken away. */
  readonly beforeReshape: () => void;
  /** A picture has told its size. */
  readonly onNaturalSize: (cell: DescribedCell, natural: Size) => void;
  /** A cell has become final. */
  readonly onProgress: () => void;
}
