import type { CellRequest, CellStyle, PaintMode, ScreenRow } from '../../workers/protocol.js';
import type { PainterSeat } from './painters/painter-seat.js';
import type { SettledCell } from './requests/flights.js';

/** Cells of one row for which the pool has room. */
export interface PaintTurn {
  readonly surface: number;
  readonly seat: PainterSeat;
  readonly generation: number;
  readonly style: CellStyle;
  readonly cells: readonly Omit<CellRequest, 'request' | 'priority'>[];
  readonly mode: PaintMode;
  /** Of the fetch. */
  readonly priority: RequestPriority;
  /** Is called once for each cell, by its place in `cells`; `lost` when the painter died over it. */
  readonly onOutcome: (place: number, outcome: SettledCell) => void;
  /** True while a part of the row is in the viewport. */
  readonly isVisible: () => boolean;
}

/** All that wait, those that will be on screen, or those whose pictures may be on disk, which are only looked up. */
export type WantedCells = 'on-screen' | 'all' | 'stored';

export interface PaintingClient {
  /** Takes up to `most` cells out of the client's line, most wanted first. */
  takeTurns(most: number, cells: WantedCells): readonly PaintTurn[];
  /** True while cells wait that may be sent. */
  readonly isWaiting: boolean;
  /** False when none of them can be had without a request. */
  readonly mayBeStored: boolean;
  /** True when a cell waits for this painter that is to be tried alone. */
  wantsAlone(seat: PainterSeat): boolean;
  /** What it shows on screen by this painter and keeps on disk. */
  screenOf(seat: PainterSeat): readonly ScreenRow[];
  readonly onShown: (surface: number, generation: number) => void;
  readonly onSeatLost: (seat: PainterSeat) => void;
  /** The engine has thrown the surface's pixels away. */
  readonly onSurfaceLost: (surface: number) => void;
}
