import type { PaintReport } from '../../../workers/protocol.js';
import type { Allotment } from '../../core/memory/allotment.js';
import type { HeldBytes } from '../../core/memory/held-bytes.js';
import { affordableRequests } from '../../core/requests/affordable-requests.js';
import type { PainterSeat } from '../painters/painter-seat.js';
import type { Painters } from '../painters/painters.js';
import type { Flights } from '../requests/flights.js';
import { type MemoryHolder, pageMemory } from './page-memory.js';

/** What a pool's painters hold of the page's memory, what they ask of it, and how many requests there is memory for. */
export class PoolMemory implements MemoryHolder {
  readonly #painters: Painters;
  readonly #flights: Flights;
  /** What a picture needs on its way, as a painter last told. */
  #pictureBytes = 0;

  constructor(painters: Painters, flights: Flights) {
    this.#painters = painters;
    this.#flights = flights;
  }

  get held(): HeldBytes {
    return this.#painters.held;
  }

  get painters(): number {
    return this.#painters.seats.length;
  }

  /** What a painter has on its way is needed where all of it is for visible rows; else that which it had leave for. */
  get neededBytes(): number {
    return this.#painters.seats.reduce((sum, seat) => {
      const leave = this.#flights.areNeeded(seat) ? Number.POSITIVE_INFINITY : pageMemory.passing.neededBytesOf(seat);
      return sum + Math.min(seat.passingBytes, leave);
    }, 0);
  }

  setAllotment(allotment: Allotment): void {
    this.#painters.setAllotment(allotment);
  }

  /**
   * Of so many requests those that there is memory for, by what the last pictures needed; one for each painter always.
   * What waits until somebody looks at it keeps nobody else from going.
   */
  affordable(requests: number): number {
    const { budgetBytes, passingBytes, passing } = pageMemory;
    const affordable = affordableRequests({ budgetBytes, passingBytes, pictureBytes: this.#pictureBytes });
    return Math.min(requests, Math.max(this.painters, affordable)) + passing.stuck;
  }

  /** What a painter claims, gives back and is short of. */
  receive(seat: PainterSeat, { claims, returned, alarms, pictureBytes }: PaintReport): void {
    if (pictureBytes > 0) this.#pictureBytes = pictureBytes;
    for (const claim of claims) {
      pageMemory.passing.claim(seat, claim, () => this.#flights.isVisible(claim.claimedFor));
    }
    for (const claim of returned) pageMemory.passing.giveBack(seat, claim);
    for (const alarm of alarms) pageMemory.alarm(alarm);
  }
}
