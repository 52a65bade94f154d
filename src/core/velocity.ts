/** Movement older than this says nothing about where the scroll is going. */
const WINDOW_MS = 120;

interface Sample {
  readonly offset: number;
  readonly timeMs: number;
}

/** Speed of a scroll from its last positions; a pause or a jump starts afresh. */
export class Velocity {
  #samples: Sample[] = [];

  sample(offset: number, timeMs: number): void {
    this.#forget(timeMs);
    this.#samples.push({ offset, timeMs });
  }

  /** A jump is no movement: what was measured before it is dropped. */
  reset(): void {
    this.#samples = [];
  }

  /** Signed px per second at `timeMs`; 0 when nothing has moved lately. */
  at(timeMs: number): number {
    this.#forget(timeMs);
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.timeMs <= first.timeMs) return 0;
    return ((last.offset - first.offset) * 1000) / (last.timeMs - first.timeMs);
  }

  #forget(timeMs: number): void {
    this.#samples = this.#samples.filter((sample) => timeMs - sample.timeMs <= WINDOW_MS);
  }
}
