import type { Failure } from '../../../workers/protocol.js';
import { retryDelayMs } from '../../core/requests/retry-schedule.js';
import type { GridPaintingHandlers } from '../grid-painting-handlers.js';
import type { PainterSeat } from '../painters/painter-seat.js';
import type { PaintTurn, WantedCells } from '../painting-client.js';
import type { CellPainting, RowPainting } from '../row-painting.js';
import type { SlotSurfaces } from '../slot-surfaces.js';
import type { Admission } from './admission.js';
import { PaintTurns } from './paint-turns.js';
import { PreviewLine } from './preview-line.js';
import type { Quarantine } from './quarantine.js';
import type { RequestCounts } from './request-tally.js';
import { type RowOrder, WaitingCells } from './waiting-cells.js';

export interface GridLinesParts {
  readonly surfaces: SlotSurfaces;
  readonly handlers: Pick<GridPaintingHandlers, 'onPainted' | 'onFailed' | 'onDeferred' | 'isVisible'>;
  /** Over which pictures painters have died; `undefined` while there are none. */
  readonly quarantine: () => Quarantine | undefined;
  /** A cell is in line. */
  readonly onReady: () => void;
}

/** One grid's cells in line: for their pictures, for another try, and for what is behind their previews. */
export class GridLines {
  readonly #parts: GridLinesParts;
  readonly #waiting: WaitingCells;
  readonly #previews = new PreviewLine<CellPainting>();
  readonly #turns: PaintTurns;

  constructor(parts: GridLinesParts) {
    this.#parts = parts;
    this.#waiting = new WaitingCells(parts.onReady);
    this.#turns = new PaintTurns({
      ...parts,
      waiting: this.#waiting,
      previews: this.#previews,
      onReturn: parts.onReady,
    });
  }

  get counts(): RequestCounts {
    return this.#turns.counts;
  }

  /** True when nothing could be sent now. */
  get isEmpty(): boolean {
    return this.#waiting.isEmpty && this.#previews.waiting === 0;
  }

  take(most: number, cells: WantedCells, order: RowOrder, admission: Admission): PaintTurn[] {
    return this.#turns.take(most, cells, order, admission);
  }

  /** True when a suspect waits for this painter and may go. */
  wantsAlone(seat: PainterSeat, order: RowOrder): boolean {
    const { surfaces, quarantine } = this.#parts;
    const isSuspect = (source: string | Blob) => quarantine()?.isSuspect(source) ?? false;
    return this.#waiting.some(order, (row, { source }) => isSuspect(source) && surfaces.ofRow(row)?.seat === seat);
  }

  /** Puts the cells of a row in line that a surface has been given. */
  set({ row, cells }: RowPainting, generation: number): void {
    const barred = cells.filter((cell) => this.#barOf(cell));
    this.#waiting.set(
      row,
      cells.filter((cell) => !barred.includes(cell)),
    );
    for (const cell of barred) queueMicrotask(() => this.#refuse(row, cell, generation));
  }

  /** Its row has left. */
  delete(row: number): void {
    this.#waiting.delete(row);
    this.#previews.delete(row);
  }

  clear(): void {
    this.#waiting.clear();
    this.#previews.clear();
  }

  /** Puts a cell that failed in line once more, after a while. False when that cannot help, or has not helped so far. */
  tryLater(row: number, column: number, { kind, retryAfterMs }: Failure): boolean {
    const surface = this.#parts.surfaces.ofRow(row);
    const cell = surface?.cells.get(column);
    if (!surface || !cell || retryAfterMs === undefined) return false;
    if (kind === 'network' && !navigator.onLine) {
      this.#waiting.addUntilOnline(row, cell);
      return true;
    }
    const failures = (surface.failures.get(column) ?? 0) + 1;
    surface.failures.set(column, failures);
    const delayMs = retryDelayMs(failures, retryAfterMs, Math.random());
    if (delayMs !== undefined) this.#waiting.addLater(row, cell, delayMs);
    return delayMs !== undefined;
  }

  /** A cell wants another picture: what it shows stays until that is there. */
  replace(row: number, cell: CellPainting): void {
    const { surfaces, handlers, onReady } = this.#parts;
    if (!surfaces.ofRow(row)) return;
    this.#waiting.leave(row, cell.column);
    this.#previews.deleteCell(row, ({ column }) => column === cell.column);
    surfaces.replaceCell(row, cell);
    const bar = this.#barOf(cell);
    if (bar) queueMicrotask(() => handlers.onFailed(row, cell.column, bar));
    else this.#waiting.add(row, cell);
    onReady();
  }

  /** Puts a cell that failed for good in line as if for the first time. */
  tryAnew(row: number, cell: CellPainting): void {
    const { surfaces, quarantine, onReady } = this.#parts;
    if (!surfaces.ofRow(row)) return;
    surfaces.replaceCell(row, cell);
    quarantine()?.lift(cell.source);
    this.#waiting.add(row, cell);
    onReady();
  }

  /** Puts the cells of these rows in line that show previews. */
  enterPreviews(rows: readonly number[]): void {
    if (this.#previews.isEmpty) return;
    this.#previews.enter(rows);
    this.#parts.onReady();
  }

  /** Takes what would replace previews out of line. True when some is under way besides. */
  leavePreviews(): boolean {
    return this.#previews.leave();
  }

  #barOf({ source }: CellPainting): Failure | undefined {
    return this.#parts.quarantine()?.failureOf(source);
  }

  #refuse(row: number, cell: CellPainting, generation: number): void {
    const { surfaces, handlers } = this.#parts;
    const failure = this.#barOf(cell);
    if (failure && surfaces.ofRow(row)?.generation === generation) handlers.onFailed(row, cell.column, failure);
  }
}
