interface Timer {
  readonly id: number;
  readonly dueMs: number;
  readonly run: () => void;
}

/** Stands in for the page's clock and its timers, so that seconds of silence cost a test nothing. */
export class FakeTime {
  #nowMs = 0;
  #nextId = 1;
  #timers: Timer[] = [];

  /** Runs `test` by this clock. */
  async during(test: (time: FakeTime) => Promise<void>): Promise<void> {
    const { setTimeout, clearTimeout } = globalThis;
    const now = performance.now.bind(performance);
    const fakes = {
      setTimeout: (run: () => void, delayMs = 0) => this.#schedule(run, delayMs),
      clearTimeout: (id: number | undefined) => {
        this.#timers = this.#timers.filter((timer) => timer.id !== id);
      },
    };
    Object.assign(globalThis, fakes);
    performance.now = () => this.#nowMs;
    try {
      await test(this);
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      performance.now = now;
    }
  }

  get waiting(): number {
    return this.#timers.length;
  }

  /** Lets time pass, with every timer at its time and what follows from it. */
  async pass(durationMs: number): Promise<void> {
    const endMs = this.#nowMs + durationMs;
    for (let timer = this.#dueBy(endMs); timer; timer = this.#dueBy(endMs)) {
      this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
      this.#timers = this.#timers.filter(({ id }) => id !== timer?.id);
      timer.run();
      await settledPromises();
    }
    this.#nowMs = endMs;
  }

  /** Lets time pass at once, as while a device sleeps: what was due meanwhile runs when the page goes on. */
  sleep(durationMs: number): void {
    this.#nowMs += durationMs;
  }

  #schedule(run: () => void, delayMs: number): number {
    const id = this.#nextId++;
    this.#timers.push({ id, dueMs: this.#nowMs + delayMs, run });
    return id;
  }

  #dueBy(timeMs: number): Timer | undefined {
    return this.#timers.filter(({ dueMs }) => dueMs <= timeMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}

/** More turns than any chain of promises here has links. */
async function settledPromises(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
