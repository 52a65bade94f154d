import type { BitmapCounts, Failure, ScreenRow } from '../../workers/protocol.js';
import { deleteDatabase } from '../../workers/thumbnails/database.js';
import type { FontSource } from '../core/font-source.js';
import { NO_BITMAPS } from './bitmap-counts.js';
import { isSavingData } from './data-saving.js';
import type { GridPaintingHandlers } from './grid-painting-handlers.js';
import { GridSurfaces } from './grid-surfaces.js';
import { pageMemory } from './memory/page-memory.js';
import type { PainterSeat } from './painters/painter-seat.js';
import type { PaintingClient, PaintTurn, WantedCells } from './painting-client.js';
import { type PaintingPool, sharedPaintingPool } from './painting-pool.js';
import { Admission } from './requests/admission.js';
import { GridLines } from './requests/grid-lines.js';
import type { RequestCounts } from './requests/request-tally.js';
import type { RowOrder } from './requests/waiting-cells.js';
import type { CellPainting, RowPainting, TextPainting } from './row-painting.js';

export type { Failure };

/** One grid's part of the paint path: which surface holds which row, what waits, and what became of it. */
export class GridPainting implements PaintingClient {
  readonly #handlers: GridPaintingHandlers;
  readonly #surfaces: GridSurfaces;
  readonly #lines: GridLines;
  #pool: PaintingPool | undefined;
  #isPaused = false;
  /** Rows have been assigned whose pictures may be on disk. */
  #mayBeStored = false;
  #maxRequests = Number.POSITIVE_INFINITY;

  constructor(handlers: GridPaintingHandlers) {
    this.#handlers = handlers;
    this.#surfaces = new GridSurfaces(handlers);
    this.#lines = new GridLines({
      surfaces: this.#surfaces.slots,
      handlers,
      quarantine: () => this.#pool?.quarantine,
      onReady: () => this.requestTurn(),
    });
  }

  get bitmaps(): BitmapCounts {
    return this.#pool?.bitmaps ?? NO_BITMAPS;
  }

  get workers(): PaintingPool['workers'] {
    return this.#pool?.workers ?? { alive: 0, restarted: 0 };
  }

  get requests(): RequestCounts {
    return this.#lines.counts;
  }

  get neededBytes(): number {
    return this.#surfaces.neededBytes;
  }

  /** @param screen The element's id, where its first screen is kept on disk */
  connect(workerSrc: string | undefined, workers: number | 'auto', screen: string | undefined): void {
    this.#pool = sharedPaintingPool(workerSrc);
    this.#pool.join(this, workers, screen);
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
    this.#takeOutOfLine(slot);
    this.#surfaces.open(slot, pool.createSurfaceId(), pool.seatOf(slot), canvas);
  }

  closeSurfaces(): void {
    this.#lines.clear();
    this.#surfaces.close();
    this.#mayBeStored = false;
  }

  /** Gives a slot a row: aborts and clears what was there, and puts the row's cells in line. */
  assign(slot: number, painting: RowPainting): void {
    this.release(slot);
    const surface = this.#surfaces.assign(slot, painting);
    if (!surface) return;
    this.#mayBeStored ||= painting.style.isPersistent ?? false;
    this.#lines.set(painting, surface.generation);
  }

  /** Draws texts over what a row shows. */
  write(row: number, texts: readonly TextPainting[]): void {
    this.#surfaces.write(row, texts);
  }

  /** The slot's row is out of range: what waits for it leaves the line, what runs is aborted. */
  release(slot: number): void {
    if (this.#takeOutOfLine(slot)) this.#surfaces.release(slot);
  }

  /** Gives back the pixels of slots that have no row. Not while scrolling: the next row may come any moment. */
  vacateIdle(): void {
    this.#surfaces.vacateIdle();
  }

  /** Puts a slot's surface on screen once more, for engines that may have missed it. */
  present(slot: number): void {
    this.#surfaces.present(slot);
  }

  /** Has its painter copy what a row shows; nothing comes where that becomes another one meanwhile. */
  requestCopy(row: number, onCopy: (copy: ImageBitmap) => void): void {
    this.#surfaces.requestCopy(row, onCopy);
  }

  /** Puts a cell that failed in line once more, after a while. False when that cannot help, or has not helped so far. */
  tryLater(row: number, column: number, failure: Failure): boolean {
    return this.#lines.tryLater(row, column, failure);
  }

  /** A cell wants another picture: what it shows stays until that is there. */
  replace(row: number, cell: CellPainting): void {
    this.#lines.replace(row, cell);
  }

  /** Puts a cell that failed for good in line as if for the first time. */
  tryAnew(row: number, cell: CellPainting): void {
    this.#lines.tryAnew(row, cell);
  }

  /** Lets a picture be tried again over which painters have died. */
  lift(source: string | Blob): void {
    this.#pool?.quarantine.lift(source);
  }

  /** Asks for the pictures of which these rows show previews. At rest; not where data are to be saved. */
  replacePreviews(rows: readonly number[]): void {
    if (!isSavingData()) this.#lines.enterPreviews(rows);
  }

  /** It moves: what would replace previews is asked for no more, until `replacePreviews()`. */
  deferPreviews(): void {
    if (this.#lines.leavePreviews()) this.#surfaces.defer();
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
    return this.#surfaces.slots.largestBytes;
  }

  requestTurn(): void {
    if (!this.#lines.isEmpty) this.#pool?.requestTurn();
  }

  get isWaiting(): boolean {
    return !this.#isPaused && !this.#lines.isEmpty;
  }

  get mayBeStored(): boolean {
    return this.#mayBeStored;
  }

  takeTurns(most: number, cells: WantedCells): PaintTurn[] {
    if (this.#isPaused || !this.#pool) return [];
    const admission = new Admission(this.#pool, this.#surfaces.slots, this.#maxRequests);
    return this.#lines.take(most, cells, this.#order, admission);
  }

  wantsAlone(seat: PainterSeat): boolean {
    return !this.#isPaused && this.#lines.wantsAlone(seat, this.#order);
  }

  screenOf(seat: PainterSeat): ScreenRow[] {
    return this.#surfaces.screenOf(seat);
  }

  readonly onShown = (id: number, generation: number): void => this.#surfaces.onShown(id, generation);

  readonly onSurfaceLost = (id: number): void => this.#surfaces.onSurfaceLost(id);

  readonly onSeatLost = (seat: PainterSeat): void => this.#surfaces.onSeatLost(seat);

  get #order(): RowOrder {
    const order = this.#handlers.orderAt(this.latencyMs);
    if (pageMemory.passing.stuck === 0) return order;
    // There is no memory for what lies ahead.
    return (row) => (this.#handlers.isVisible(row) ? order(row) : undefined);
  }

  /** False where it had no row. */
  #takeOutOfLine(slot: number): boolean {
    const { slots } = this.#surfaces;
    const row = slots.at(slot)?.painting?.row;
    if (row === undefined) return false;
    this.#lines.delete(row);
    slots.vacate(slot);
    return true;
  }
}
