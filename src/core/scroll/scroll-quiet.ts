/** A scroll that has not moved for so long has ended, where the engine does not tell. */
const QUIET_MS = 150;

/** An engine that tells of the end of each scroll is believed, until it has been silent for so long. */
const LOST_END_MS = 1000;

/**
 * When nothing moves any more. Momentum may pause for longer than `QUIET_MS` in its last px, or the page be too busy to
 * hear of it, and a position that is written then would stop it: where the engine has `scrollend`, that is waited for.
 */
export class ScrollQuiet {
  readonly #tellsEnd: boolean;
  #movedMs = Number.NEGATIVE_INFINITY;
  #isUnderWay = false;

  /** @param tellsEnd The engine has `scrollend`. */
  constructor(tellsEnd: boolean) {
    this.#tellsEnd = tellsEnd;
  }

  /** A wheel, a key or a finger, which may move the content or not. */
  touch(nowMs: number): void {
    this.#movedMs = nowMs;
  }

  /** The content has moved. */
  move(nowMs: number): void {
    this.#movedMs = nowMs;
    this.#isUnderWay = this.#tellsEnd;
  }

  /** The engine has told of the end, or nothing was heard of it for too long. */
  end(): void {
    this.#isUnderWay = false;
  }

  /** In how many ms it may be taken for at rest, if nothing is heard until then; 0 or less: it is. */
  restInMs(nowMs: number): number {
    return this.#movedMs + (this.#isUnderWay ? LOST_END_MS : QUIET_MS) - nowMs;
  }
}
