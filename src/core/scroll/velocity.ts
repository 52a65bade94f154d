/** Movement older than this says nothing about how fast the scroll is. */
const SPEED_WINDOW_MS = 120;

/** Whether it slows down shows in a longer time only: positions are up to a frame apart from where they are said to be. */
const DECAY_WINDOW_MS = 400;

/** Less of a difference between the two halves of that time is how frames fall. */
const SLOWER = 0.75;

interface Sample {
  readonly offset: number;
  readonly timeMs: number;
}

/** Speed of a scroll from its last positions; a pause or a jump starts afresh. */
export class Velocity {
  #samples: Sample[] = [];

  sample(offset: number, timeMs: number): void {
    const first = this.#firstSince(timeMs - DECAY_WINDOW_MS);
    if (first > 0) this.#samples.splice(0, first);
    this.#samples.push({ offset, timeMs });
  }

  /** A jump is no movement: what was measured before it is dropped. */
  reset(): void {
    this.#samples = [];
  }

  /** Signed px per second at `timeMs`; 0 when nothing has moved lately. */
  at(timeMs: number): number {
    return this.#speedBetween(this.#firstSince(timeMs - SPEED_WINDOW_MS), this.#samples.length - 1);
  }

  /** Time constant in ms of a scroll that slows down as a fling does, exponentially; Infinity for any other. */
  decayAt(timeMs: number): number {
    const first = this.#firstSince(timeMs - DECAY_WINDOW_MS);
    const last = this.#samples.length - 1;
    const middle = first + ((last + 1 - first) >> 1);
    const ratio = this.#speedBetween(middle, last) / this.#speedBetween(first, middle);
    if (!(ratio > 0 && ratio < SLOWER)) return Number.POSITIVE_INFINITY;
    return this.#timeBetween(first, last) / 2 / -Math.log(ratio);
  }

  /** Place of the first sample that is no older. Asked in every frame: nothing is copied for it. */
  #firstSince(timeMs: number): number {
    let place = this.#samples.length;
    while (place > 0 && (this.#samples[place - 1]?.timeMs ?? 0) >= timeMs) place--;
    return place;
  }

  #timeBetween(from: number, to: number): number {
    return (this.#samples[to]?.timeMs ?? 0) - (this.#samples[from]?.timeMs ?? 0);
  }

  #speedBetween(from: number, to: number): number {
    const [first, last] = [this.#samples[from], this.#samples[to]];
    if (!first || !last || last.timeMs <= first.timeMs) return 0;
    return ((last.offset - first.offset) * 1000) / (last.timeMs - first.timeMs);
  }
}
