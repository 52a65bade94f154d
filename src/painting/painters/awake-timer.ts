const TICK_MS = 500;

/**
 * Runs out after so much time in which the page itself was running. A device that slept, or a page that was busy or
 * frozen, wakes with all its timers overdue at once: by the clock a worker has had minutes to answer then, in truth none.
 */
export class AwakeTimer {
  readonly #onEnd: () => void;
  #leftMs: number;
  #lastMs = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(durationMs: number, onEnd: () => void) {
    this.#leftMs = durationMs;
    this.#onEnd = onEnd;
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(() => this.#tick(), Math.min(TICK_MS, this.#leftMs));
  }

  #tick(): void {
    const nowMs = performance.now();
    this.#leftMs -= Math.min(TICK_MS, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    if (this.#leftMs <= 0) this.#onEnd();
    else this.#wait();
  }
}
