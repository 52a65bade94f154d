import type { BitmapCounts, CellRequest, CellStyle, Failure } from '../../workers/protocol.js';
import type { Size } from '../core/fit.js';
import { PaintQueue } from '../core/paint-queue.js';
import { retryDelayMs } from '../core/retry-schedule.js';
import { NO_BITMAPS } from './bitmap-counts.js';
import type { PainterSeat } from './painter-seat.js';
import type { PaintingClient, PaintingPool, PaintTurn, SettledCell } from './painting-pool.js';
import { sharedPaintingPool } from './painting-pool.js';
import { RetryLine } from './retry-line.js';

export type { Failure };

/** A cell of a row that wants its picture. */
export interface CellPainting extends Omit<CellRequest, 'request'> {
  /** Place in the row, 0-based. */
  readonly column: number;
}

export interface RowPainting {
  readonly row: number;
  readonly width: number;
  readonly height: number;
  readonly style: CellStyle;
  readonly cells: readonly CellPainting[];
}

export interface GridPaintingHandlers {
  /** The row's surface shows nothing of an earlier row any more. */
  readonly onShown: (slot: number) => void;
  readonly onPainted: (row: number, column: number, natural: Size) => void;
  readonly onFailed: (row: number, column: number, failure: Failure) => void;
  /** The surface died with its painter: give the slot a new canvas and assign its row again. */
  readonly onSurfaceLost: (slot: number) => void;
  /** When a row is wanted, lower is sooner; `undefined` when its pictures could not arrive in time. */
  readonly priorityOf: (row: number, latencyMs: number) => number | undefined;
}

export interface RequestCounts {
  /** Cells that wait for their turn, or to be tried again. */
  readonly queued: number;
  readonly running: number;
  readonly finished: number;
  /** Running requests that were ended because their row had left, or come to nothing with a painter. */
  readonly aborted: number;
  /** Requests that failed, each attempt for itself. */
  readonly failed: number;
}

interface SlotSurface {
  readonly id: number;
  readonly seat: PainterSeat;
  generation: number;
  painting: RowPainting | undefined;
  /** Failures of the row's cells so far, by column. */
  failures: Map<number, number>;
}

/** One grid's part of the paint path: which surface holds which row, what waits, and what became of it. */
export class GridPainting implements PaintingClient {
  readonly #handlers: GridPaintingHandlers;
  readonly #queue = new PaintQueue<CellPainting>();
  readonly #retries = new RetryLine<CellPainting>((row, cell) => this.#tryAgain(row, cell));
  readonly #surfaces = new Map<number, SlotSurface>();
  /** Cells that their painter has no picture for in their size; they are not looked up again. */
  readonly #absent = new WeakSet<CellPainting>();
  #pool: PaintingPool | undefined;
  #nextGeneration = 1;
  /** Cells that are being looked up in their painter's cache: no requests, they still wait for their turn. */
  #lookups = 0;
  #isPaused = false;
  #counts = { running: 0, finished: 0, aborted: 0, failed: 0 };

  constructor(handlers: GridPaintingHandlers) {
    this.#handlers = handlers;
  }

  get bitmaps(): BitmapCounts {
    return this.#pool?.bitmaps ?? NO_BITMAPS;
  }

  get workers(): PaintingPool['workers'] {
    return this.#pool?.workers ?? { alive: 0, restarted: 0 };
  }

  get requests(): RequestCounts {
    return { queued: this.#queue.size + this.#retries.size + this.#lookups, ...this.#counts };
  }

  connect(workerSrc: string | undefined, workers: number | 'auto'): void {
    this.#pool = sharedPaintingPool(workerSrc);
    this.#pool.join(this, workers);
  }

  disconnect(): void {
    this.closeSurfaces();
    void this.#pool?.leave(this);
  }

  /** A grid that nobody sees asks for nothing. */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (!isPaused) this.requestTurn();
  }

  openSurface(slot: number, canvas: HTMLCanvasElement): void {
    const pool = this.#pool;
    if (!pool) return;
    const id = pool.createSurfaceId();
    const seat = pool.seatOf(slot);
    this.#takeOutOfLine(this.#surfaces.get(slot));
    this.#surfaces.set(slot, { id, seat, generation: 0, painting: undefined, failures: new Map() });
    seat.send({ type: 'open', surface: id, canvas });
  }

  closeSurfaces(): void {
    for (const [slot, { seat, id }] of this.#surfaces) {
      this.release(slot);
      seat.send({ type: 'close', surface: id });
    }
    this.#surfaces.clear();
    this.#queue.clear();
    this.#retries.clear();
  }

  /** Gives a slot a row: aborts and clears what was there, and puts the row's cells in line. */
  assign(slot: number, painting: RowPainting): void {
    const surface = this.#surfaces.get(slot);
    if (!surface) return;
    this.release(slot);
    surface.generation = this.#nextGeneration++;
    surface.painting = painting;
    surface.failures = new Map();
    const { width, height, row, cells } = painting;
    surface.seat.send({ type: 'assign', surface: surface.id, generation: surface.generation, width, height });
    const barred = cells.filter(({ source }) => this.#barOf(source));
    this.#queue.set(
      row,
      cells.filter((cell) => !barred.includes(cell)),
    );
    for (const cell of barred) queueMicrotask(() => this.#refuse(row, cell, surface.generation));
  }

  /** The slot's row is out of range: what waits for it leaves the line, what runs is aborted. */
  release(slot: number): void {
    const surface = this.#surfaces.get(slot);
    if (!surface?.painting) return;
    this.#takeOutOfLine(surface);
    surface.seat.send({ type: 'release', surface: surface.id });
  }

  /** Puts a slot's surface on screen once more, for engines that may have missed it. */
  present(slot: number): void {
    const surface = this.#surfaces.get(slot);
    surface?.seat.send({ type: 'present', surface: surface.id });
  }

  /** Puts a cell that failed in line once more, after a while. False when that cannot help, or has not helped so far. */
  tryLater(row: number, column: number, { kind, retryAfterMs }: Failure): boolean {
    const surface = this.#surfaceOf(row);
    const cell = surface?.painting?.cells.find((candidate) => candidate.column === column);
    if (!surface || !cell || retryAfterMs === undefined) return false;
    if (kind === 'network' && !navigator.onLine) {
      this.#retries.addUntilOnline(row, cell);
      return true;
    }
    const failures = (surface.failures.get(column) ?? 0) + 1;
    surface.failures.set(column, failures);
    const delayMs = retryDelayMs(failures, retryAfterMs, Math.random());
    if (delayMs !== undefined) this.#retries.add(row, cell, delayMs);
    return delayMs !== undefined;
  }

  /** Puts a cell that failed for good in line as if for the first time. */
  tryAnew(row: number, cell: CellPainting): void {
    const surface = this.#surfaceOf(row);
    if (!surface?.painting) return;
    const others = surface.painting.cells.filter(({ column }) => column !== cell.column);
    surface.painting = { ...surface.painting, cells: [...others, cell] };
    surface.failures.delete(cell.column);
    this.lift(cell.source);
    this.#tryAgain(row, cell);
  }

  /** Lets a picture be tried again over which painters have died. */
  lift(source: string | Blob): void {
    this.#pool?.quarantine.lift(source);
  }

  requestTurn(): void {
    if (this.#queue.size > 0) this.#pool?.requestTurn();
  }

  takeTurns(most: number): PaintTurn[] {
    if (this.#isPaused) return [];
    if (!this.#pool?.quarantine.hasSuspects) {
      const turns = this.#take(most, () => true);
      return [...turns, ...this.#takeLookups(most - turns.reduce((sum, { cells }) => sum + cells.length, 0))];
    }
    const alone = this.#takeSuspects(most);
    const left = most - alone.reduce((sum, { cells }) => sum + cells.length, 0);
    const mayGo = (row: number, { source }: CellPainting) => !this.#isSuspect(source) && !this.#isReserved(row);
    return [...alone, ...this.#take(left, mayGo)];
  }

  wantsAlone(seat: PainterSeat): boolean {
    if (this.#isPaused) return false;
    return this.#queue.some((row, { source }) => this.#isSuspect(source) && this.#surfaceOf(row)?.seat === seat);
  }

  readonly onShown = (id: number, generation: number): void => {
    for (const [slot, surface] of this.#surfaces) {
      if (surface.id === id && surface.generation === generation) this.#handlers.onShown(slot);
    }
  };

  readonly onSeatLost = (seat: PainterSeat): void => {
    for (const [slot, surface] of this.#surfaces) if (surface.seat === seat) this.#handlers.onSurfaceLost(slot);
  };

  /** One suspect for each painter that has nothing else to do. */
  #takeSuspects(most: number): PaintTurn[] {
    const claimed = new Set<PainterSeat>();
    return this.#take(most, (row, { source }) => {
      const seat = this.#surfaceOf(row)?.seat;
      if (!seat || !this.#isSuspect(source) || claimed.has(seat) || !this.#pool?.isIdle(seat)) return false;
      claimed.add(seat);
      return true;
    });
  }

  #take(most: number, mayGo: (row: number, cell: CellPainting) => boolean): PaintTurn[] {
    const latencyMs = this.#pool?.latencyMs ?? 0;
    const batches = this.#queue.take(most, (row) => this.#handlers.priorityOf(row, latencyMs), mayGo);
    return batches.flatMap(({ row, cells }) => this.#turnOf(row, cells, false) ?? []);
  }

  /** Cells whose pictures could not arrive in time if they were asked for: what is decoded already is shown all the same. */
  #takeLookups(most: number): PaintTurn[] {
    const latencyMs = this.#pool?.latencyMs ?? 0;
    const isLate = (row: number) => this.#handlers.priorityOf(row, latencyMs) === undefined;
    const batches = this.#queue.take(
      most,
      (row) => (isLate(row) ? 0 : undefined),
      (_row, cell) => !this.#absent.has(cell),
    );
    return batches.flatMap(({ row, cells }) => this.#turnOf(row, cells, true) ?? []);
  }

  #isSuspect(source: string | Blob): boolean {
    return this.#pool?.quarantine.isSuspect(source) ?? false;
  }

  #isReserved(row: number): boolean {
    const seat = this.#surfaceOf(row)?.seat;
    return seat !== undefined && (this.#pool?.isReserved(seat) ?? false);
  }

  #barOf(source: string | Blob): Failure | undefined {
    return this.#pool?.quarantine.failureOf(source);
  }

  #refuse(row: number, { source, column }: CellPainting, generation: number): void {
    const failure = this.#barOf(source);
    if (failure && this.#surfaceOf(row)?.generation === generation) this.#handlers.onFailed(row, column, failure);
  }

  #turnOf(row: number, cells: readonly CellPainting[], isCacheOnly: boolean): PaintTurn | undefined {
    const surface = this.#surfaceOf(row);
    if (!surface?.painting) return undefined;
    const { id, seat, generation, painting } = surface;
    if (isCacheOnly) this.#lookups += cells.length;
    else this.#counts.running += cells.length;
    const onOutcome = (place: number, outcome: SettledCell) => {
      const cell = cells[place];
      if (!cell) return;
      if (isCacheOnly) this.#lookups--;
      else this.#countEnd(outcome);
      this.#settle(row, cell, outcome, surface.generation === generation && surface.painting !== undefined);
    };
    return { surface: id, seat, generation, style: painting.style, cells, isCacheOnly, onOutcome };
  }

  #surfaceOf(row: number): SlotSurface | undefined {
    return [...this.#surfaces.values()].find(({ painting }) => painting?.row === row);
  }

  #settle(row: number, cell: CellPainting, outcome: SettledCell, isCurrent: boolean): void {
    if (!isCurrent) return;
    if (outcome.state === 'painted') this.#handlers.onPainted(row, cell.column, outcome.natural);
    else if (outcome.state === 'failed') this.#handlers.onFailed(row, cell.column, outcome.failure);
    else if (outcome.state === 'absent') this.#putBack(row, cell);
  }

  #countEnd({ state }: SettledCell): void {
    this.#counts.running--;
    if (state === 'painted') this.#counts.finished++;
    else if (state === 'failed') this.#counts.failed++;
    else this.#counts.aborted++;
  }

  /** It waits for its turn to be asked for. */
  #putBack(row: number, cell: CellPainting): void {
    this.#absent.add(cell);
    this.#tryAgain(row, cell);
  }

  #takeOutOfLine(surface: SlotSurface | undefined): void {
    if (!surface?.painting) return;
    this.#queue.delete(surface.painting.row);
    this.#retries.delete(surface.painting.row);
    surface.painting = undefined;
  }

  #tryAgain(row: number, cell: CellPainting): void {
    this.#queue.add(row, cell);
    this.requestTurn();
  }
}
