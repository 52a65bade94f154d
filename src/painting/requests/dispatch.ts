import { FlightDepth } from '../../core/requests/flight-depth.js';
import { PLACES_OF_LOOKUP, placesOf } from '../../core/requests/places-in-flight.js';
import type { PainterSeat } from '../painters/painter-seat.js';
import type { PaintTurn } from '../painting-client.js';
import { type Flight, Flights, type SettledCell } from './flights.js';
import { Quarantine } from './quarantine.js';

/** Sends cells to their painters, settles each once, whatever becomes of its painter, and learns from what comes of it. */
export class Dispatch {
  readonly flights = new Flights();
  /** Outlives the painters, as the pool does. */
  readonly quarantine = new Quarantine();
  readonly #depth = new FlightDepth();

  /** Time from sending a request until its picture is out, averaged over the last ones. */
  get latencyMs(): number {
    return this.#depth.latencyMs;
  }

  /** Requests that may run at once, by their latency: see `FlightDepth`. */
  get depth(): number {
    return this.#depth.depth;
  }

  send({ surface, seat, generation, style, cells, mode, priority, onOutcome, isVisible }: PaintTurn): void {
    const startMs = performance.now();
    const wasVisible = isVisible();
    const requests = cells.map((cell, place) => {
      const settle = (outcome: SettledCell) => onOutcome(place, outcome);
      const request = this.flights.add({
        seat,
        startMs,
        source: cell.source,
        sheet: cell.part?.kind === 'cut' ? cell.part.file : undefined,
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

  /** @param isFull All places in flight were taken when the answer came: its latency tells whether there are too many */
  settle(request: number, outcome: SettledCell, isFull = false): void {
    const flight = this.flights.take(request);
    if (!flight) return;
    const tellsLatency = outcome.state === 'painted' && flight.mode === 'fetch';
    if (tellsLatency) this.#depth.settle(performance.now() - flight.startMs, isFull);
    this.#judge(flight, outcome);
    flight.settle(outcome);
  }

  /** The painters are to end. */
  abortAll(): void {
    for (const request of this.flights.numbersOf()) this.settle(request, { request, state: 'aborted' });
  }

  /** A painter is no more. @param wasDeath It died over its work: one of its pictures may be guilty */
  lose(seat: PainterSeat, wasDeath: boolean): void {
    if (wasDeath) this.quarantine.accuse(this.flights.sourcesOf(seat));
    for (const request of this.flights.numbersOf(seat)) this.settle(request, { state: 'lost' });
  }

  /** A picture that a decoder hung over is not given to one again; its preview, which stays, may be. */
  #judge({ source, mode }: Flight, outcome: SettledCell): void {
    if (outcome.state === 'painted' || outcome.state === 'failed') this.quarantine.acquit(source);
    if (outcome.state !== 'failed' || outcome.failure.kind !== 'too-slow' || mode === 'replace') return;
    this.quarantine.bar(source, outcome.failure);
  }
}
