import type { Failure } from '../../workers/protocol.js';
import type { Size } from '../core/picture/fit.js';
import type { RowOrder } from './requests/waiting-cells.js';

/** What the painting of a grid asks of its rows, and tells them. */
export interface GridPaintingHandlers {
  /** The row's surface shows nothing of an earlier row any more. */
  readonly onShown: (slot: number) => void;
  readonly onPainted: (row: number, column: number, natural: Size) => void;
  readonly onFailed: (row: number, column: number, failure: Failure) => void;
  /** What would have replaced the preview of a cell was deferred: it can be asked for again. */
  readonly onDeferred: () => void;
  /** The surface died with its painter: give the slot a new canvas and assign its row again. */
  readonly onSurfaceLost: (slot: number) => void;
  /** When rows are wanted as the viewport moves now, see `rowPriority()`. */
  readonly orderAt: (latencyMs: number) => RowOrder;
  /** True when a part of the row is in the viewport. */
  readonly isVisible: (row: number) => boolean;
}
