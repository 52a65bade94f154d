import { placesOf } from '../../core/requests/places-in-flight.js';
import type { PainterSeat } from '../painters/painter-seat.js';
import type { PaintingPool } from '../painting-pool.js';
import type { CellPainting } from '../row-painting.js';
import type { SlotSurfaces } from '../slot-surfaces.js';
import { OriginLimit } from './origin-limit.js';

/**
 * Which of a grid's cells may be sent in one turn: a picture over which painters have died alone, nothing else to its
 * painter meanwhile, and so many to one origin.
 */
export class Admission {
  readonly #pool: PaintingPool;
  readonly #surfaces: SlotSurfaces;
  readonly #limit: OriginLimit;
  /** Painters that get a suspect in this turn. */
  readonly #claimed = new Set<PainterSeat>();

  constructor(pool: PaintingPool, surfaces: SlotSurfaces, maxRequests: number) {
    this.#pool = pool;
    this.#surfaces = surfaces;
    this.#limit = new OriginLimit(pool.flights, maxRequests);
  }

  get hasSuspects(): boolean {
    return this.#pool.quarantine.hasSuspects;
  }

  readonly mayGo = (row: number, cell: CellPainting): boolean => {
    const { source } = cell;
    if (this.hasSuspects && (this.#pool.quarantine.isSuspect(source) || !this.#isFree(row))) return false;
    return this.#limit.claim(source, placesOf(cell));
  };

  /** One suspect for each painter that has nothing else to do. */
  readonly mayGoAlone = (row: number, { source }: CellPainting): boolean => {
    const seat = this.#surfaces.ofRow(row)?.seat;
    const isSuspect = this.#pool.quarantine.isSuspect(source);
    if (!seat || !isSuspect || this.#claimed.has(seat) || !this.#pool.isIdle(seat)) return false;
    this.#claimed.add(seat);
    return true;
  };

  /** True for rows of a grid that keeps small pictures on disk. */
  readonly mayBeStored = (row: number): boolean => {
    return this.#surfaces.ofRow(row)?.painting?.style.isPersistent ?? false;
  };

  #isFree(row: number): boolean {
    const seat = this.#surfaces.ofRow(row)?.seat;
    return seat === undefined || !this.#pool.isReserved(seat);
  }
}
