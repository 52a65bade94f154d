/** Fewer would leave a core or a connection idle while outcomes wait for their frame. */
const FEWEST = 6;
/** More than any server of pictures answers at once, and a jump to elsewhere has to abort them all. */
export const MOST_IN_FLIGHT = 64;
const AT_FIRST = 16;

/**
 * How long a request may wait for its turn at the network and the cores, beyond the time that it takes alone. Less leaves
 * them idle between two frames; more only makes the pictures of a scroll later. 85 kB JPEGs on two cores, cells painted
 * at 6,000 px/s: 25 % with 8 in flight (64 ms each), 38 % with 16 (90 ms), 41 % with 24 (130 ms), no more with 32.
 */
const QUEUEING_MS = 90;

/** Epochs in which a latency stays known as the shortest: a network may get slower for good. */
const EPOCHS = 64;

/** No epoch changes the depth by more than this factor: one burst is no trend. */
const STEP = 1.25;

/** A share of past latency that a new one replaces: steady, yet there within some ten requests. */
const LATENCY_WEIGHT = 0.1;

/**
 * How many requests run at once. After as many pictures as there are places, the places are made more or fewer, so that
 * requests take hardly longer than one that runs alone: more in flight would be no faster then, for the network or the
 * cores are full.
 */
export class FlightDepth {
  #depth = AT_FIRST;
  #latencyMs = 100;
  /** Of the epoch that runs. */
  #count = 0;
  #sumMs = 0;
  #leastMs = Number.POSITIVE_INFINITY;
  #wasFull = true;
  /** Shortest latency of each of the last epochs. */
  #shortest: number[] = [];

  /** Most requests that may run now. */
  get depth(): number {
    return Math.round(this.#depth);
  }

  /** Time from sending a request until its picture is out, averaged over the last ones. */
  get latencyMs(): number {
    return this.#latencyMs;
  }

  /**
   * A picture is out.
   * @param isFull True while all places are taken: only then does the latency tell of their number
   */
  settle(latencyMs: number, isFull: boolean): void {
    this.#latencyMs += LATENCY_WEIGHT * (latencyMs - this.#latencyMs);
    this.#count++;
    this.#sumMs += latencyMs;
    this.#leastMs = Math.min(this.#leastMs, latencyMs);
    this.#wasFull &&= isFull;
    if (this.#count >= this.depth) this.#endEpoch();
  }

  #endEpoch(): void {
    this.#shortest = [...this.#shortest, this.#leastMs].slice(-EPOCHS);
    const wantedMs = Math.min(...this.#shortest) + QUEUEING_MS;
    const factor = wantedMs / (this.#sumMs / this.#count);
    if (this.#wasFull) this.#depth = within(this.#depth * within(factor, 1 / STEP, STEP), FEWEST, MOST_IN_FLIGHT);
    this.#count = 0;
    this.#sumMs = 0;
    this.#leastMs = Number.POSITIVE_INFINITY;
    this.#wasFull = true;
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
