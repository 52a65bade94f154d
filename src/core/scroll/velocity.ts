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
    this.#samples = this.#since(timeMs - DECAY_WINDOW_MS);
    this.#samples.push({ offset, timeMs });
  }

  /** A jump is no movement: what was measured before it is dropped. */
  reset(): void {
    this.#samples = [];
  }

  /** Signed px per second at `timeMs`; 0 when nothing has moved lately. */
  at(timeMs: number): number {
    return speedOf(this.#since(timeMs - SPEED_WINDOW_MS));
  }

  /** Time constant in ms of a scroll that slows down as a fling does, exponentially; Infinity for any other. */
  decayAt(timeMs: number): number {
    const samples = this.#since(timeMs - DECAY_WINDOW_MS);
    const middle = samples.length >> 1;
    const before = speedOf(samples.slice(0, middle + 1));
    const after = speedOf(samples.slice(middle));
    const ratio = after / before;
    if (!(ratio > 0 && ratio < SLOWER)) return Number.POSITIVE_INFINITY;
    const [first, last] = [samples[0], samples.at(-1)];
    if (!first || !last) return Number.POSITIVE_INFINITY;
    return (last.timeMs - first.timeMs) / 2 / -Math.log(ratio);
  }

  #since(timeMs: number): Sample[] {
    return this.#samples.filter((sample) => sample.timeMs >= timeMs);
  }
}

function speedOf(samples: readonly Sample[]): number {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.timeMs <= first.timeMs) return 0;
  return ((last.offset - first.offset) * 1000) / (last.timeMs - first.timeMs);
}
