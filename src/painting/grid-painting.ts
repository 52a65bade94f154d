import type { BitmapCounts, Failure, ScreenRow } from '../../workers/protocol.js';
import { deleteDatabase } from '../../workers/thumbnails/database.js';
import type { FontSource } from '../core/font-source.js';
import { retryDelayMs } from '../core/requests/retry-schedule.js';
import { NO_BITMAPS } from './bitmap-counts.js';
import { isSavingData } from './data-saving.js';
import type { GridPaintingHandlers } from './grid-painting-handlers.js';
import { screenRows } from './kept-screens.js';
import { pageMemory } from './memory/page-memory.js';
import type { PainterSeat } from './painters/painter-seat.js';
import type { PaintingClient, PaintTurn, WantedCells } from './painting-client.js';
import type { PaintingPool } from './painting-pool.js';
import { Admission } from './requests/admission.js';
import { PaintTurns } from './requests/paint-turns.js';
import { PreviewLine } from './requests/preview-line.js';
import type { RequestCounts } from './requests/request-tally.js';
import { WaitingCells } from './requests/waiting-cells.js';
import type { CellPainting, RowPainting, TextPainting } from './row-painting.js';
import { sharedPaintingPool } from './shared-painting-pool.js';
import { SlotSurfaces } from './slot-surfaces.js';
import { packTexts } from './text-cells.js';

export type { Failure };

/** One grid's part of the paint path: which surface holds which row, what waits, and what became of it. */
export class GridPainting implements PaintingClient {
  readonly #handlers: GridPaintingHandlers;
  readonly #waiting = new WaitingCells(() => this.requestTurn());
  readonly #previews = new PreviewLine<CellPainting>();
  readonly #surfaces = new SlotSurfaces();
  readonly #turns: PaintTurns;
  #pool: PaintingPool | undefined;
  #isPaused = false;
  /** Rows have been assigned whose pictures may be on disk. */
  #mayBeStored = false;
  #maxRequests = Number.POSITIVE_INFINITY;

  constructor(handlers: GridPaintingHandlers) {
    this.#handlers = handlers;
    this.#turns = new PaintTurns({
      surfaces: this.#surfaces,
      waiting: this.#waiting,
      previews: this.#previews,
      handlers,
      onReturn: () => this.requestTurn(),
    });
  }

  get bitmaps(): BitmapCounts {
    return this.#pool?.bitmaps ?? NO_BITMAPS;
  }

  get workers(): PaintingPool['workers'] {
    return this.#pool?.workers ?? { alive: 0, restarted: 0 };
  }

  get requests(): RequestCounts {
    return this.#turns.counts;
  }

  get neededBytes(): number {
    return this.#surfaces.bytesOf((row) => this.#handlers.isVisible(row));
  }

  connect(workerSrc: string | undefined, workers: number | 'auto', isPersistent: boolean): void {
    this.#pool = sharedPaintingPool(workerSrc);
    this.#pool.join(this, workers, isPersistent);
  }

  disconnect(): void {
    this.closeSurfaces();
    void this.#pool?.leave(this);
  }

  get latencyMs(): number {
    return this.#pool?.latencyMs ?? 0;
  }

  /** Lets all painters of the page know faces that it brings; answers how many they know of. */
  useFonts(faces: readonly FontSource[]): number {
    return this.#pool?.useFonts(faces) ?? 0;
  }

  /** No more than so many requests of the page run to one origin when this grid asks for more. */
  limitRequests(maxRequests: number): void {
    this.#maxRequests = maxRequests;
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
    this.#takeOutOfLine(slot);
    this.#surfaces.open(slot, id, seat);
    seat.send({ type: 'open', surface: id, canvas });
  }

  closeSurfaces(): void {
    for (const { slot, seat, id } of this.#surfaces.all) {
      this.release(slot);
      seat.send({ type: 'close', surface: id });
    }
    this.#surfaces.clear();
    this.#waiting.clear();
    this.#previews.clear();
    this.#mayBeStored = false;
  }

  /** Gives a slot a row: aborts and clears what was there, and puts the row's cells in line. */
  assign(slot: number, painting: RowPainting): void {
    this.release(slot);
    const surface = this.#surfaces.assign(slot, painting);
    if (!surface) return;
    this.#mayBeStored ||= painting.style.isPersistent ?? false;
    const { id, generation, seat } = surface;
    const { width, height, row, cells, texts, style, placeholders = [] } = painting;
    seat.send({ type: 'assign', surface: id, generation, width, height });
    if (placeholders.length > 0) seat.send({ type: 'sketch', surface: id, generation, style, placeholders });
    this.write(row, texts);
    const barred = cells.filter(({ source }) => this.#barOf(source));
    this.#waiting.set(
      row,
      cells.filter((cell) => !barred.includes(cell)),
    );
    for (const cell of barred) queueMicrotask(() => this.#refuse(row, cell, generation));
  }

  /** Draws texts over what a row shows. */
  write(row: number, texts: readonly TextPainting[]): void {
    const surface = this.#surfaces.ofRow(row);
    if (!surface?.painting || texts.length === 0) return;
    const { id, generation, seat, painting } = surface;
    seat.send({ type: 'write', surface: id, generation, style: painting.style, texts: packTexts(texts) });
  }

  /** The slot's row is out of range: what waits for it leaves the line, what runs is aborted. */
  release(slot: number): void {
    const surface = this.#surfaces.at(slot);
    if (!surface?.painting) return;
    this.#takeOutOfLine(slot);
    surface.seat.send({ type: 'release', surface: surface.id });
  }

  /** Gives back the pixels of slots that have no row. Not while scrolling: the next row may come any moment. */
  vacateIdle(): void {
    for (const { id, seat, memory } of this.#surfaces.idle) {
      seat.send({ type: 'vacate', surface: id });
      memory.resize(0);
    }
  }

  /** Puts a slot's surface on screen once more, for engines that may have missed it. */
  present(slot: number): void {
    const surface = this.#surfaces.at(slot);
    surface?.seat.send({ type: 'present', surface: surface.id });
  }

  /** Puts a cell that failed in line once more, after a while. False when that cannot help, or has not helped so far. */
  tryLater(row: number, column: number, { kind, retryAfterMs }: Failure): boolean {
    const surface = this.#surfaces.ofRow(row);
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
    if (!this.#surfaces.ofRow(row)) return;
    this.#waiting.leave(row, cell.column);
    this.#previews.deleteCell(row, ({ column }) => column === cell.column);
    this.#surfaces.replaceCell(row, cell);
    const bar = this.#barOf(cell.source);
    if (bar) queueMicrotask(() => this.#handlers.onFailed(row, cell.column, bar));
    else this.#waiting.add(row, cell);
    this.requestTurn();
  }

  /** Puts a cell that failed for good in line as if for the first time. */
  tryAnew(row: number, cell: CellPainting): void {
    if (!this.#surfaces.ofRow(row)) return;
    this.#surfaces.replaceCell(row, cell);
    this.lift(cell.source);
    this.#waiting.add(row, cell);
    this.requestTurn();
  }

  /** Lets a picture be tried again over which painters have died. */
  lift(source: string | Blob): void {
    this.#pool?.quarantine.lift(source);
  }

  /** Asks for the pictures of which these rows show previews. At rest; not where data are to be saved. */
  replacePreviews(rows: readonly number[]): void {
    if (this.#previews.isEmpty || isSavingData()) return;
    this.#previews.enter(rows);
    this.requestTurn();
  }

  /** It moves: what would replace previews is asked for no more, until `replacePreviews()`. */
  deferPreviews(): void {
    if (!this.#previews.leave()) return;
    for (const { seat, id } of this.#surfaces.all) seat.send({ type: 'defer', surface: id });
  }

  /** Forgets what painters keep for coming back, and what is stored. */
  async clearCache(): Promise<void> {
    this.#pool?.forget();
    await deleteDatabase();
  }

  /** The viewport has moved, or which rows are kept. */
  follow(): void {
    pageMemory.follow();
    this.requestTurn();
  }

  /** Bytes of its largest surface. */
  get largestBytes(): number {
    return this.#surfaces.largestBytes;
  }

  requestTurn(): void {
    if (!this.#waiting.isEmpty || this.#previews.waiting > 0) this.#pool?.requestTurn();
  }

  get isWaiting(): boolean {
    return !this.#isPaused && !(this.#waiting.isEmpty && this.#previews.waiting === 0);
  }

  get mayBeStored(): boolean {
    return this.#mayBeStored;
  }

  takeTurns(most: number, cells: WantedCells): PaintTurn[] {
    if (this.#isPaused || !this.#pool) return [];
    const admission = new Admission(this.#pool, this.#surfaces, this.#maxRequests);
    const order = this.#handlers.orderAt(this.latencyMs);
    // There is no memory for what lies ahead.
    const ofVisible: typeof order = (row) => (this.#handlers.isVisible(row) ? order(row) : undefined);
    return this.#turns.take(most, cells, pageMemory.passing.stuck > 0 ? ofVisible : order, admission);
  }

  wantsAlone(seat: PainterSeat): boolean {
    if (this.#isPaused) return false;
    const isSuspect = (source: string | Blob) => this.#pool?.quarantine.isSuspect(source) ?? false;
    return this.#waiting.some((row, { source }) => isSuspect(source) && this.#surfaces.ofRow(row)?.seat === seat);
  }

  screenOf(seat: PainterSeat): ScreenRow[] {
    return screenRows(this.#surfaces.all, (row) => this.#handlers.isVisible(row), seat);
  }

  readonly onShown = (id: number, generation: number): void => {
    const surface = this.#surfaces.ofId(id);
    if (surface?.generation === generation) this.#handlers.onShown(surface.slot);
  };

  readonly onSurfaceLost = (id: number): void => {
    const surface = this.#surfaces.ofId(id);
    if (!surface) return;
    this.#handlers.onSurfaceLost(surface.slot);
    surface.seat.send({ type: 'close', surface: id });
  };

  readonly onSeatLost = (lost: PainterSeat): void => {
    for (const { slot, seat } of this.#surfaces.all) if (seat === lost) this.#handlers.onSurfaceLost(slot);
  };

  #barOf(source: string | Blob): Failure | undefined {
    return this.#pool?.quarantine.failureOf(source);
  }

  #refuse(row: number, { source, column }: CellPainting, generation: number): void {
    const failure = this.#barOf(source);
    if (failure && this.#surfaces.ofRow(row)?.generation === generation) this.#handlers.onFailed(row, column, failure);
  }

  #takeOutOfLine(slot: number): void {
    const row = this.#surfaces.at(slot)?.painting?.row;
    if (row === undefined) return;
    this.#waiting.delete(row);
    this.#previews.delete(row);
    this.#surfaces.vacate(slot);
  }
}
