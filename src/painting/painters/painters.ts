import type { BitmapCounts, PaintReport } from '../../../workers/protocol.js';
import { type FontSource, nameOfFace } from '../../core/font-source.js';
import { type Allotment, NOTHING } from '../../core/memory/allotment.js';
import { type HeldBytes, sumHeldBytes } from '../../core/memory/held-bytes.js';
import { autoWorkers } from '../auto-workers.js';
import { NO_BITMAPS, sumBitmaps } from '../bitmap-counts.js';
import { PainterSeat, type SeatCommand } from './painter-seat.js';

/** Decoded pictures kept on a page for scrolling back, in all its painters together. */
export const CACHE_ENTRIES = 1024;

export interface PaintersHandlers {
  /** Names of first screens that one of so many painters may have on disk. */
  readonly screensOf: (place: number, painters: number) => readonly string[];
  /** True while a painter owes an answer. */
  readonly isWaiting: (seat: PainterSeat) => boolean;
  readonly onReport: (seat: PainterSeat, report: PaintReport) => void;
  /** Another painter takes the seat and knows of no surface. `wasDeath` when the one before died over its work. */
  readonly onLost: (seat: PainterSeat, wasDeath: boolean) => void;
}

/** All painters of a pool: starts and ends them, tells each what all are to know, and adds up what they tell. */
export class Painters {
  readonly #workerSrc: string | undefined;
  readonly #handlers: PaintersHandlers;
  readonly #faces = new Map<string, FontSource>();
  #allotment: Allotment = NOTHING;
  #seats: readonly PainterSeat[] = [];
  #retired = NO_BITMAPS;
  #restarts = 0;

  constructor(workerSrc: string | undefined, handlers: PaintersHandlers) {
    this.#workerSrc = workerSrc;
    this.#handlers = handlers;
  }

  get seats(): readonly PainterSeat[] {
    return this.#seats;
  }

  get bitmaps(): BitmapCounts {
    return this.#seats.reduce((sum, seat) => sumBitmaps(sum, seat.bitmaps), this.#retired);
  }

  /** Bytes that they hold, as last reported. */
  get held(): HeldBytes {
    return sumHeldBytes(this.#seats.map(({ held }) => held));
  }

  get workers(): { readonly alive: number; readonly restarted: number } {
    const restarts = this.#seats.reduce((sum, seat) => sum + seat.restarts, this.#restarts);
    return { alive: this.#seats.filter((seat) => seat.isAlive).length, restarted: restarts };
  }

  start(workers: number | 'auto'): void {
    const count = workers === 'auto' ? autoWorkers() : workers;
    this.#seats = Array.from({ length: count }, (_, place) => this.#createSeat(place, count));
    for (const [place, seat] of this.#seats.entries()) this.#introduce(seat, this.#seats.slice(0, place));
  }

  /** Settles when they have ended. Others may have been started meanwhile. */
  async end(): Promise<void> {
    const seats = this.#seats;
    await Promise.all(seats.map((seat) => seat.close()));
    this.#retired = seats.reduce((sum, seat) => sumBitmaps(sum, seat.bitmaps), this.#retired);
    this.#restarts = seats.reduce((sum, seat) => sum + seat.restarts, this.#restarts);
    if (this.#seats === seats) this.#seats = [];
  }

  /** Neighbouring slots go to different painters; the same slot always to the same one, which has its pictures. */
  seatOf(slot: number): PainterSeat {
    const seat = this.#seats[slot % this.#seats.length];
    if (!seat) throw new Error('A grid must join the pool before it opens surfaces');
    return seat;
  }

  /** Other grids have first screens than when they started: those that are open stay, those of grids that have gone are closed. */
  openScreens(): void {
    for (const [place, seat] of this.#seats.entries()) {
      const names = this.#handlers.screensOf(place, this.#seats.length);
      seat.send({ type: 'open-screens', names });
    }
  }

  sendAll(command: SeatCommand): void {
    for (const seat of this.#seats) seat.send(command);
  }

  /** Other bounds for each painter, and for those that take their place. */
  setAllotment(allotment: Allotment): void {
    this.#allotment = allotment;
    this.sendAll({ type: 'allot', allotment });
  }

  /** Lets painters know faces that the page brings; answers how many they know of. */
  useFonts(faces: readonly FontSource[]): number {
    const known = this.#faces.size;
    for (const face of faces) this.#faces.set(nameOfFace(face), face);
    if (this.#faces.size > known) this.sendAll({ type: 'fonts', faces: [...this.#faces.values()] });
    return this.#faces.size;
  }

  #createSeat(place: number, count: number): PainterSeat {
    const { screensOf, isWaiting, onReport, onLost } = this.#handlers;
    const seat: PainterSeat = new PainterSeat({
      config: () => ({
        screens: screensOf(place, count),
        allotment: this.#allotment,
        faces: [...this.#faces.values()],
        cacheEntries: Math.floor(CACHE_ENTRIES / count),
        frameBudgetMs: Number.POSITIVE_INFINITY,
      }),
      workerSrc: this.#workerSrc,
      isWaiting: () => isWaiting(seat),
      onReport: (report) => onReport(seat, report),
      onLost: (wasDeath) => {
        const others = this.#seats.filter((other) => other !== seat);
        this.#introduce(seat, others);
        onLost(seat, wasDeath);
      },
    });
    return seat;
  }

  /** A painter may ask others for what they keep, and they it. */
  #introduce(seat: PainterSeat, others: readonly PainterSeat[]): void {
    for (const other of others) {
      const { port1, port2 } = new MessageChannel();
      seat.send({ type: 'meet', neighbour: this.#seats.indexOf(other), port: port1 });
      other.send({ type: 'meet', neighbour: this.#seats.indexOf(seat), port: port2 });
    }
  }
}
