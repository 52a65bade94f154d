import type { BitmapCounts, PaintReport } from '../../workers/protocol.js';
import type { FontSource } from '../core/font-source.js';
import { isSavingData } from './data-saving.js';
import { KeptScreens } from './kept-screens.js';
import { pageMemory } from './memory/page-memory.js';
import { PoolMemory } from './memory/pool-memory.js';
import { onePerWorkerFile } from './one-per-worker-file.js';
import type { PainterSeat } from './painters/painter-seat.js';
import { Painters } from './painters/painters.js';
import type { PaintingClient, PaintTurn } from './painting-client.js';
import { Dispatch } from './requests/dispatch.js';
import type { Flights } from './requests/flights.js';
import type { Quarantine } from './requests/quarantine.js';
import { QuietTime } from './requests/quiet-time.js';

/** Most cells that are looked up at once beside what is in flight: about a screen of them, which cost no request. */
const MOST_LOOKUPS = 128;

/** Painters of a page and the requests that run in them: no more than `FlightDepth` tells, shared fairly by the grids. */
export class PaintingPool {
  readonly #painters: Painters;
  readonly #memory: PoolMemory;
  readonly #dispatch = new Dispatch();
  readonly #screens = new KeptScreens();
  readonly #clients = new Set<PaintingClient>();
  readonly #quiet = new QuietTime((isQuiet) => this.#allowIdleWork(isQuiet));
  #nextSurface = 1;
  #isTurnDue = false;

  constructor(workerSrc: string | undefined) {
    this.#painters = new Painters(workerSrc, {
      screensOf: (place, count) => this.#screens.namesFor(place, count),
      isWaiting: (seat) => !this.isIdle(seat),
      onReport: (seat, report) => this.#receive(seat, report),
      onLost: (seat, wasDeath) => this.#lose(seat, wasDeath),
    });
    this.#memory = new PoolMemory(this.#painters, this.flights);
  }

  get bitmaps(): BitmapCounts {
    return this.#painters.bitmaps;
  }

  get workers(): Painters['workers'] {
    return this.#painters.workers;
  }

  get flights(): Flights {
    return this.#dispatch.flights;
  }

  get quarantine(): Quarantine {
    return this.#dispatch.quarantine;
  }

  /** Time from sending a request until its picture is out, averaged over the last ones. */
  get latencyMs(): number {
    return this.#dispatch.latencyMs;
  }

  /** Most requests that may run now: by their latency, and no more than there is memory for. */
  get depth(): number {
    return this.#memory.affordable(this.#dispatch.depth);
  }

  /** Lets painters know faces that the page brings; answers how many they know of. */
  useFonts(faces: readonly FontSource[]): number {
    return this.#painters.useFonts(faces);
  }

  /**
   * Joins a grid; the first one decides how many workers there are.
   * @param screen The element's id, where its first screen is kept on disk
   */
  join(client: PaintingClient, workers: number | 'auto', screen?: string): void {
    if (this.#clients.size === 0) {
      this.#painters.start(workers);
      pageMemory.addHolder(this.#memory);
    }
    this.#clients.add(client);
    if (screen === undefined) return;
    this.#screens.enter(client, screen);
    this.#painters.openScreens();
  }

  /** Ends all painters when the last grid has left. */
  async leave(client: PaintingClient): Promise<void> {
    this.#clients.delete(client);
    this.#screens.leave(client);
    if (this.#clients.size > 0) return;
    this.#quiet.end();
    this.#dispatch.abortAll();
    const { seats } = this.#painters;
    await this.#painters.end();
    for (const seat of seats) pageMemory.passing.forget(seat);
    if (this.#painters.seats.length === 0) pageMemory.removeHolder(this.#memory);
  }

  seatOf(slot: number): PainterSeat {
    return this.#painters.seatOf(slot);
  }

  isIdle(seat: PainterSeat): boolean {
    return !this.flights.has(seat);
  }

  /** True while a suspect is with this painter or waits for it: nothing else may go there, or nobody could be told guilty. */
  isReserved(seat: PainterSeat): boolean {
    if (!this.quarantine.hasSuspects) return false;
    const isTrying = this.flights.sourcesOf(seat).some((source) => this.quarantine.isSuspect(source));
    return isTrying || [...this.#clients].some((client) => client.wantsAlone(seat));
  }

  createSurfaceId(): number {
    return this.#nextSurface++;
  }

  /** Lets painters forget all that they keep for coming back. */
  forget(): void {
    this.#painters.sendAll({ type: 'forget' });
  }

  /** Fills the free places at the end of the task, however often it is asked. */
  requestTurn(): void {
    if (this.#isTurnDue) return;
    this.#isTurnDue = true;
    queueMicrotask(() => this.#takeTurns());
  }

  #takeTurns(): void {
    this.#isTurnDue = false;
    // Nobody's margin goes before what another grid shows.
    if (this.#clients.size > 1) this.#shareOut('on-screen');
    this.#shareOut('all');
    this.#lookUpStored();
    this.#rotateClients();
    if (this.flights.size === 0 && ![...this.#clients].some(({ isWaiting }) => isWaiting)) this.#quiet.begin();
  }

  #shareOut(cells: 'on-screen' | 'all'): void {
    let waiting = this.#clients.size;
    for (const client of this.#clients) {
      const free = Math.floor(this.depth - this.flights.places);
      if (free < 1) break;
      this.#send(client.takeTurns(Math.ceil(free / waiting), cells));
      waiting--;
    }
  }

  #lookUpStored(): void {
    for (const client of this.#clients) {
      if (!client.mayBeStored) continue;
      const free = MOST_LOOKUPS - this.flights.lookups;
      if (free < 1) break;
      this.#send(client.takeTurns(free, 'stored'));
    }
  }

  #send(turns: readonly PaintTurn[]): void {
    if (turns.length > 0) this.#quiet.end();
    for (const turn of turns) this.#dispatch.send(turn);
  }

  /** Another grid is asked first next time. */
  #rotateClients(): void {
    const [first, second] = this.#clients;
    if (!first || !second) return;
    this.#clients.delete(first);
    this.#clients.add(first);
  }

  #allowIdleWork(isQuiet: boolean): void {
    const isAllowed = isQuiet && !isSavingData();
    this.#painters.sendAll({ type: 'idle', isAllowed });
    if (isAllowed) this.#screens.keep(this.#painters.seats);
  }

  #receive(seat: PainterSeat, report: PaintReport): void {
    this.#memory.receive(seat, report);
    for (const client of this.#clients) {
      for (const surface of report.lost) client.onSurfaceLost(surface);
      for (const { surface, generation } of report.shown) client.onShown(surface, generation);
    }
    const isFull = this.flights.places > this.depth - 1;
    for (const outcome of report.outcomes) this.#dispatch.settle(outcome.request, outcome, isFull);
    pageMemory.reviewSoon();
    this.requestTurn();
  }

  #lose(seat: PainterSeat, wasDeath: boolean): void {
    if (wasDeath) pageMemory.alarm('worker-died');
    pageMemory.passing.forget(seat);
    this.#dispatch.lose(seat, wasDeath);
    for (const client of this.#clients) client.onSeatLost(seat);
    this.requestTurn();
  }
}

/** The pool that all grids of a page share; a page that names several worker files has one for each. */
export const sharedPaintingPool = onePerWorkerFile((workerSrc) => new PaintingPool(workerSrc));
