import type { BitmapCounts, PaintReport } from '../../workers/protocol.js';
import { type FontSource, nameOfFace } from '../core/font-source.js';
import { type Allotment, NOTHING } from '../core/memory/allotment.js';
import { type HeldBytes, sumHeldBytes } from '../core/memory/held-bytes.js';
import { affordableRequests } from '../core/requests/affordable-requests.js';
import { FlightDepth } from '../core/requests/flight-depth.js';
import { PLACES_OF_LOOKUP, placesOf } from '../core/requests/places-in-flight.js';
import { autoWorkers } from './auto-workers.js';
import { NO_BITMAPS, sumBitmaps } from './bitmap-counts.js';
import { isSavingData } from './data-saving.js';
import { keepScreens, screenName } from './kept-screens.js';
import { pageMemory } from './memory/page-memory.js';
import { PainterSeat, type SeatCommand } from './painters/painter-seat.js';
import type { PaintingClient, PaintTurn } from './painting-client.js';
import { type Flight, Flights, type SettledCell } from './requests/flights.js';
import { Quarantine } from './requests/quarantine.js';
import { QuietTime } from './requests/quiet-time.js';

/** Decoded pictures kept on a page for scrolling back, in all its painters together. */
export const CACHE_ENTRIES = 1024;

/** Most cells that are looked up at once beside what is in flight: about a screen of them, which cost no request. */
const MOST_LOOKUPS = 128;

/** Painters of a page and the requests that run in them: no more than `FlightDepth` tells, shared fairly by the grids. */
export class PaintingPool {
  readonly #workerSrc: string | undefined;
  readonly #clients = new Set<PaintingClient>();
  readonly flights = new Flights();
  readonly #depth = new FlightDepth();
  /** Outlives the painters, as the pool does. */
  readonly quarantine = new Quarantine();
  readonly #quiet = new QuietTime((isQuiet) => this.#allowIdleWork(isQuiet));
  #seats: PainterSeat[] = [];
  #retired = NO_BITMAPS;
  #restarts = 0;
  #nextSurface = 1;
  #isTurnDue = false;
  #allotment: Allotment = NOTHING;
  readonly #faces = new Map<string, FontSource>();
  /** What a picture needs on its way, as a painter last told. */
  #pictureBytes = 0;

  constructor(workerSrc: string | undefined) {
    this.#workerSrc = workerSrc;
  }

  get bitmaps(): BitmapCounts {
    return this.#seats.reduce((sum, seat) => sumBitmaps(sum, seat.bitmaps), this.#retired);
  }

  /** Bytes that its painters hold, as last reported. */
  get held(): HeldBytes {
    return sumHeldBytes(this.#seats.map(({ held }) => held));
  }

  /** What a painter has on its way is needed where all of it is for visible rows; else that which it had leave for. */
  get neededBytes(): number {
    return this.#seats.reduce((sum, seat) => {
      const leave = this.flights.areNeeded(seat) ? Number.POSITIVE_INFINITY : pageMemory.passing.neededBytesOf(seat);
      return sum + Math.min(seat.passingBytes, leave);
    }, 0);
  }

  get painters(): number {
    return this.#seats.length;
  }

  /** Other bounds for each painter, and for those that take their place. */
  setAllotment(allotment: Allotment): void {
    this.#allotment = allotment;
    this.#sendAll({ type: 'allot', allotment });
  }

  /** Lets painters know faces that the page brings; answers how many they know of. */
  useFonts(faces: readonly FontSource[]): number {
    const known = this.#faces.size;
    for (const face of faces) this.#faces.set(nameOfFace(face), face);
    if (this.#faces.size > known) this.#sendAll({ type: 'fonts', faces: [...this.#faces.values()] });
    return this.#faces.size;
  }

  get workers(): { readonly alive: number; readonly restarted: number } {
    const restarts = this.#seats.reduce((sum, seat) => sum + seat.restarts, this.#restarts);
    return { alive: this.#seats.filter((seat) => seat.isAlive).length, restarted: restarts };
  }

  /** Time from sending a request until its picture is out, averaged over the last ones. */
  get latencyMs(): number {
    return this.#depth.latencyMs;
  }

  /**
   * Most requests that may run now: see `FlightDepth`, but no more than there is memory for, by what the last pictures
   * needed; one for each painter always. What waits until somebody looks at it keeps nobody else from going.
   */
  get depth(): number {
    const { budgetBytes, passingBytes, passing } = pageMemory;
    const affordable = affordableRequests({ budgetBytes, passingBytes, pictureBytes: this.#pictureBytes });
    return Math.min(this.#depth.depth, Math.max(this.#seats.length, affordable)) + passing.stuck;
  }

  /** Joins a grid; the first one decides how many workers there are. */
  join(client: PaintingClient, workers: number | 'auto', isPersistent = false): void {
    if (this.#clients.size === 0) {
      this.#seats = this.#createSeats(workers, isPersistent);
      pageMemory.addHolder(this);
    }
    this.#clients.add(client);
  }

  /** Ends all painters when the last grid has left. */
  async leave(client: PaintingClient): Promise<void> {
    this.#clients.delete(client);
    if (this.#clients.size > 0) return;
    this.#quiet.end();
    this.#settleAll(this.flights.numbersOf(), 'aborted');
    const seats = this.#seats;
    await Promise.all(seats.map((seat) => seat.close()));
    for (const seat of seats) pageMemory.passing.forget(seat);
    this.#retired = seats.reduce((sum, seat) => sumBitmaps(sum, seat.bitmaps), this.#retired);
    this.#restarts = seats.reduce((sum, seat) => sum + seat.restarts, this.#restarts);
    if (this.#seats !== seats) return;
    this.#seats = [];
    pageMemory.removeHolder(this);
  }

  /** Neighbouring slots go to different painters; the same slot always to the same one, which has its pictures. */
  seatOf(slot: number): PainterSeat {
    const seat = this.#seats[slot % this.#seats.length];
    if (!seat) throw new Error('A grid must join the pool before it opens surfaces');
    return seat;
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
    this.#sendAll({ type: 'forget' });
  }

  /** Fills the free places at the end of the task, however often it is asked. */
  requestTurn(): void {
    if (this.#isTurnDue) return;
    this.#isTurnDue = true;
    queueMicrotask(() => this.#takeTurns());
  }

  #createSeats(workers: number | 'auto', isPersistent: boolean): PainterSeat[] {
    const count = workers === 'auto' ? autoWorkers() : workers;
    const config = (place: number) => ({
      screen: isPersistent ? screenName(place, count) : undefined,
      allotment: this.#allotment,
      faces: [...this.#faces.values()],
      cacheEntries: Math.floor(CACHE_ENTRIES / count),
      frameBudgetMs: Number.POSITIVE_INFINITY,
    });
    return Array.from({ length: count }, (_, place) => {
      const seat: PainterSeat = new PainterSeat({
        config: () => config(place),
        workerSrc: this.#workerSrc,
        isWaiting: () => !this.isIdle(seat),
        onReport: (report) => this.#receive(seat, report),
        onLost: (wasDeath) => this.#lose(seat, wasDeath),
      });
      return seat;
    });
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
      for (const turn of client.takeTurns(Math.ceil(free / waiting), cells)) this.#dispatch(turn);
      waiting--;
    }
  }

  #lookUpStored(): void {
    for (const client of this.#clients) {
      if (!client.mayBeStored) continue;
      const free = MOST_LOOKUPS - this.flights.lookups;
      if (free < 1) break;
      for (const turn of client.takeTurns(free, 'stored')) this.#dispatch(turn);
    }
  }

  #allowIdleWork(isQuiet: boolean): void {
    const isAllowed = isQuiet && !isSavingData();
    this.#sendAll({ type: 'idle', isAllowed });
    if (isAllowed) keepScreens(this.#seats, this.#clients);
  }

  #sendAll(command: SeatCommand): void {
    for (const seat of this.#seats) seat.send(command);
  }

  /** Another grid is asked first next time. */
  #rotateClients(): void {
    const [first, second] = this.#clients;
    if (!first || !second) return;
    this.#clients.delete(first);
    this.#clients.add(first);
  }

  #dispatch({ surface, seat, generation, style, cells, mode, priority, onOutcome, isVisible }: PaintTurn): void {
    const startMs = performance.now();
    this.#quiet.end();
    const wasVisible = isVisible();
    const requests = cells.map((cell, place) => {
      const settle = (outcome: SettledCell) => onOutcome(place, outcome);
      const request = this.flights.add({
        seat,
        startMs,
        source: cell.source,
        places: mode === 'lookup' ? PLACES_OF_LOOKUP : placesOf(cell),
        isVisible,
        wasVisible,
        mode,
        settle,
      });
      return { ...cell, priority, request };
    });
    seat.send({ type: 'paint', surface, generation, style, cells: requests, mode });
  }

  #receive(seat: PainterSeat, report: PaintReport): void {
    const { shown, outcomes } = report;
    this.#receiveMemory(seat, report);
    for (const { surface, generation } of shown)
      for (const client of this.#clients) client.onShown(surface, generation);
    const isFull = this.flights.places > this.depth - 1;
    for (const outcome of outcomes) this.#settle(outcome.request, outcome, isFull);
    pageMemory.reviewSoon();
    this.requestTurn();
  }

  #receiveMemory(seat: PainterSeat, { claims, returned, alarms, lost, pictureBytes }: PaintReport): void {
    if (pictureBytes > 0) this.#pictureBytes = pictureBytes;
    for (const claim of claims) {
      pageMemory.passing.claim(seat, claim, () => this.flights.get(claim.request)?.isVisible() ?? false);
    }
    for (const claim of returned) pageMemory.passing.giveBack(seat, claim);
    for (const alarm of alarms) pageMemory.alarm(alarm);
    for (const surface of lost) for (const client of this.#clients) client.onSurfaceLost(surface);
  }

  #settle(request: number, outcome: SettledCell, isFull = false): void {
    const flight = this.flights.take(request);
    if (!flight) return;
    const tellsLatency = outcome.state === 'painted' && flight.mode === 'fetch';
    if (tellsLatency) this.#depth.settle(performance.now() - flight.startMs, isFull);
    this.#judge(flight, outcome);
    flight.settle(outcome);
  }

  /** A picture that a decoder hung over is not given to one again; its preview, which stays, may be. */
  #judge({ source, mode }: Flight, outcome: SettledCell): void {
    if (outcome.state === 'painted' || outcome.state === 'failed') this.quarantine.acquit(source);
    if (outcome.state !== 'failed' || outcome.failure.kind !== 'too-slow' || mode === 'replace') return;
    this.quarantine.bar(source, outcome.failure);
  }

  #lose(seat: PainterSeat, wasDeath: boolean): void {
    if (wasDeath) pageMemory.alarm('worker-died');
    if (wasDeath) this.quarantine.accuse(this.flights.sourcesOf(seat));
    pageMemory.passing.forget(seat);
    this.#settleAll(this.flights.numbersOf(seat), 'lost');
    for (const client of this.#clients) client.onSeatLost(seat);
    this.requestTurn();
  }

  #settleAll(requests: readonly number[], state: 'aborted' | 'lost'): void {
    for (const request of requests) this.#settle(request, state === 'lost' ? { state } : { request, state });
  }
}
