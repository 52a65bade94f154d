import type { BitmapCounts, CellRequest, CellStyle, Failure } from '../../workers/protocol.js';
import type { Size } from '../core/fit.js';
import { PaintQueue } from '../core/paint-queue.js';
import { NO_BITMAPS } from './bitmap-counts.js';
import type { PainterSeat } from './painter-seat.js';
import type { PaintingClient, PaintingPool, PaintTurn, SettledCell } from './painting-pool.js';
import { sharedPaintingPool } from './painting-pool.js';

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
  /** Cells that wait for their turn. */
  readonly queued: number;
  readonly running: number;
  readonly finished: number;
  /** Running requests that were ended because their row had left, or come to nothing with a painter. */
  readonly aborted: number;
  readonly failed: number;
}

interface SlotSurface {
  readonly id: number;
  readonly seat: PainterSeat;
  generation: number;
  painting: RowPainting | undefined;
}

/** A picture over which a painter died so often is not tried again. */
const MAX_LOSSES = 3;

const DEADLY: Failure = {
  kind: 'too-large',
  name: 'PainterLostError',
  message: `A worker died ${MAX_LOSSES} times while it was decoded`,
};

/** One grid's part of the paint path: which surface holds which row, what waits, and what became of it. */
export class GridPainting implements PaintingClient {
  readonly #handlers: GridPaintingHandlers;
  readonly #queue = new PaintQueue<CellPainting>();
  readonly #surfaces = new Map<number, SlotSurface>();
  readonly #losses = new Map<string | Blob, number>();
  #pool: PaintingPool | undefined;
  #nextGeneration = 1;
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
    return { queued: this.#queue.size, ...this.#counts };
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
    const surface = { id: pool.createSurfaceId(), seat: pool.seatOf(slot), generation: 0, painting: undefined };
    this.#surfaces.set(slot, surface);
    surface.seat.send({ type: 'open', surface: surface.id, canvas });
  }

  closeSurfaces(): void {
    for (const [slot, { seat, id }] of this.#surfaces) {
      this.release(slot);
      seat.send({ type: 'close', surface: id });
    }
    this.#surfaces.clear();
    this.#queue.clear();
    this.#losses.clear();
  }

  /** Gives a slot a row: aborts and clears what was there, and puts the row's cells in line. */
  assign(slot: number, painting: RowPainting): void {
    const surface = this.#surfaces.get(slot);
    if (!surface) return;
    this.release(slot);
    surface.generation = this.#nextGeneration++;
    surface.painting = painting;
    const { width, height, row, cells } = painting;
    surface.seat.send({ type: 'assign', surface: surface.id, generation: surface.generation, width, height });
    const isDeadly = ({ source }: CellPainting) => (this.#losses.get(source) ?? 0) >= MAX_LOSSES;
    this.#queue.set(
      row,
      cells.filter((cell) => !isDeadly(cell)),
    );
    for (const { column } of cells.filter(isDeadly)) queueMicrotask(() => this.#handlers.onFailed(row, column, DEADLY));
  }

  /** The slot's row is out of range: what waits for it leaves the line, what runs is aborted. */
  release(slot: number): void {
    const surface = this.#surfaces.get(slot);
    if (!surface?.painting) return;
    this.#queue.delete(surface.painting.row);
    surface.painting = undefined;
    surface.seat.send({ type: 'release', surface: surface.id });
  }

  /** Puts a slot's surface on screen once more, for engines that may have missed it. */
  present(slot: number): void {
    const surface = this.#surfaces.get(slot);
    surface?.seat.send({ type: 'present', surface: surface.id });
  }

  requestTurn(): void {
    if (this.#queue.size > 0) this.#pool?.requestTurn();
  }

  takeTurns(most: number): PaintTurn[] {
    if (this.#isPaused) return [];
    const latencyMs = this.#pool?.latencyMs ?? 0;
    const batches = this.#queue.take(most, (row) => this.#handlers.priorityOf(row, latencyMs));
    return batches.flatMap(({ row, cells }) => this.#turnOf(row, cells) ?? []);
  }

  readonly onShown = (id: number, generation: number): void => {
    for (const [slot, surface] of this.#surfaces) {
      if (surface.id === id && surface.generation === generation) this.#handlers.onShown(slot);
    }
  };

  readonly onSeatLost = (seat: PainterSeat): void => {
    for (const [slot, surface] of this.#surfaces) if (surface.seat === seat) this.#handlers.onSurfaceLost(slot);
  };

  #turnOf(row: number, cells: readonly CellPainting[]): PaintTurn | undefined {
    const surface = [...this.#surfaces.values()].find(({ painting }) => painting?.row === row);
    if (!surface?.painting) return undefined;
    const { id, seat, generation, painting } = surface;
    this.#counts.running += cells.length;
    const onOutcome = (place: number, outcome: SettledCell) => {
      const cell = cells[place];
      if (cell) this.#settle(row, cell, outcome, surface.generation === generation && surface.painting === painting);
    };
    return { surface: id, seat, generation, style: painting.style, cells, onOutcome };
  }

  #settle(row: number, cell: CellPainting, outcome: SettledCell, isCurrent: boolean): void {
    this.#counts.running--;
    if (outcome.state === 'painted') {
      this.#counts.finished++;
      if (isCurrent) this.#handlers.onPainted(row, cell.column, outcome.natural);
    } else if (outcome.state === 'failed') {
      this.#counts.failed++;
      if (isCurrent) this.#handlers.onFailed(row, cell.column, outcome.failure);
    } else {
      this.#counts.aborted++;
      if (outcome.state === 'lost') this.#losses.set(cell.source, (this.#losses.get(cell.source) ?? 0) + 1);
    }
  }
}
