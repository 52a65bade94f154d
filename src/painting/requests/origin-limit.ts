import { type Flights, originOf } from './flights.js';

/** Lets no more than so many requests run to one origin. For one turn: what it has let go counts as under way. */
export class OriginLimit {
  readonly #flights: Flights;
  readonly #most: number;
  readonly #claimed = new Map<string, number>();

  constructor(flights: Flights, most: number) {
    this.#flights = flights;
    this.#most = most;
  }

  /** True when there is room for one more, which takes so many places; they are taken then. */
  claim(source: string | Blob, places = 1): boolean {
    const origin = Number.isFinite(this.#most) ? originOf(source) : undefined;
    if (origin === undefined) return true;
    const claimed = this.#claimed.get(origin) ?? 0;
    if (this.#flights.countTo(origin) + claimed + places > this.#most) return false;
    this.#claimed.set(origin, claimed + places);
    return true;
  }
}
