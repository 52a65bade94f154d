import type { ClaimedFor, Outcome, PaintMode } from '../../../workers/protocol.js';
import type { PainterSeat } from '../painters/painter-seat.js';

/** What became of a cell; `lost` when its painter died over it. */
export type SettledCell = Outcome | { readonly state: 'lost' };

/** A request that is with a painter. */
export interface Flight {
  readonly seat: PainterSeat;
  readonly startMs: number;
  readonly source: string | Blob;
  /** File of the sheet that it is a cut of. */
  readonly sheet: string | undefined;
  /** Places that it takes, see `placesOf()`. */
  readonly places: number;
  readonly isVisible: () => boolean;
  /** Somebody looked at what it is for when it was sent. */
  readonly wasVisible: boolean;
  readonly mode: PaintMode;
  readonly settle: (outcome: SettledCell) => void;
}

/** The requests of a page that are under way, by number, by painter and by origin. */
export class Flights {
  readonly #flights = new Map<number, Flight>();
  readonly #byOrigin = new Map<string, number>();
  #next = 1;
  #places = 0;
  #lookups = 0;

  get size(): number {
    return this.#flights.size;
  }

  /** Places that are taken. */
  get places(): number {
    return this.#places;
  }

  /** Cells that are only looked up. */
  get lookups(): number {
    return this.#lookups;
  }

  /** Takes a request in and gives it a number. */
  add(flight: Flight): number {
    const request = this.#next++;
    this.#flights.set(request, flight);
    this.#count(flight, 1);
    return request;
  }

  get(request: number): Flight | undefined {
    return this.#flights.get(request);
  }

  /** Whether somebody looks at what is claimed for: of a sheet, at any of its cells that wait. */
  isVisible(claimed: ClaimedFor): boolean {
    if (typeof claimed === 'number') return this.#flights.get(claimed)?.isVisible() ?? false;
    return [...this.#flights.values()].some(({ sheet, isVisible }) => sheet === claimed && isVisible());
  }

  /** Takes a request out; `undefined` when it has been taken out before. */
  take(request: number): Flight | undefined {
    const flight = this.#flights.get(request);
    if (!flight || !this.#flights.delete(request)) return undefined;
    this.#count(flight, -1);
    return flight;
  }

  /** Numbers of the requests that are with a painter, or with any. */
  numbersOf(seat?: PainterSeat): readonly number[] {
    return [...this.#flights].flatMap(([request, flight]) => (!seat || flight.seat === seat ? [request] : []));
  }

  /** Sources of the requests that are with a painter. */
  sourcesOf(seat: PainterSeat): readonly (string | Blob)[] {
    return [...this.#flights.values()].flatMap((flight) => (flight.seat === seat ? [flight.source] : []));
  }

  /** True where all that is with a painter is for what is looked at, or was when it was sent. */
  areNeeded(seat: PainterSeat): boolean {
    for (const flight of this.#flights.values()) {
      if (flight.seat === seat && !flight.wasVisible && !flight.isVisible()) return false;
    }
    return true;
  }

  has(seat: PainterSeat): boolean {
    for (const flight of this.#flights.values()) if (flight.seat === seat) return true;
    return false;
  }

  /** Places that requests to an origin take. */
  countTo(origin: string): number {
    return this.#byOrigin.get(origin) ?? 0;
  }

  #count({ source, places, mode }: Flight, sign: 1 | -1): void {
    this.#places += sign * places;
    if (mode === 'lookup') this.#lookups += sign;
    const origin = originOf(source);
    if (origin === undefined) return;
    const count = this.countTo(origin) + sign * places;
    if (count === 0) this.#byOrigin.delete(origin);
    else this.#byOrigin.set(origin, count);
  }
}

/** Scheme, host and port of an absolute address; files, `data:` and `blob:` addresses are asked of nobody. */
export function originOf(source: string | Blob): string | undefined {
  if (typeof source !== 'string') return undefined;
  return /^https?:\/\/[^/?#]+/i.exec(source)?.[0].toLowerCase();
}
