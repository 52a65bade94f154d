/** Visits that are counted at a time; those that were seen first are forgotten. */
const MOST_VISITS = 100;

/** How many requests each visit has made, and the bytes that went out for them. */
export class VisitCounts {
  /** @type {Map<string, { requests: number, bytes: number }>} */
  #counts = new Map();

  /** @param {string} visit @param {number} bytes */
  add(visit, bytes) {
    const before = this.read(visit);
    this.#counts.set(visit, { requests: before.requests + 1, bytes: before.bytes + bytes });
    for (const first of this.#counts.keys()) {
      if (this.#counts.size <= MOST_VISITS) return;
      this.#counts.delete(first);
    }
  }

  /** @param {string} visit */
  read(visit) {
    return this.#counts.get(visit) ?? { requests: 0, bytes: 0 };
  }
}
