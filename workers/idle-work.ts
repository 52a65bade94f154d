interface Waiting {
  readonly run: () => Promise<void>;
  readonly refuse: () => void;
}

/** Work that can wait: done piece by piece while the page asks for nothing, and held as soon as it asks again. */
export class IdleWork {
  #waiting: Waiting[] = [];
  #isAllowed = false;
  #isRunning = false;
  #isClosed = false;

  /** Pieces that have not begun. */
  get size(): number {
    return this.#waiting.length;
  }

  /** By word of the page, which alone knows what its other painters do. */
  setAllowed(isAllowed: boolean): void {
    this.#isAllowed = isAllowed;
    void this.#work();
  }

  /**
   * Runs a piece of work when nothing else is to be done, one at a time, in the order they came. Each should be short, a
   * picture or so: one that has begun is not interrupted.
   * @throws the signal's reason when it is aborted before the work has begun, AbortError when the painter is closed
   */
  whenIdle(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted || this.#isClosed) return reject(reasonOf(signal));
      const refuse = () => {
        this.#waiting = this.#waiting.filter((waiting) => waiting !== piece);
        reject(reasonOf(signal));
      };
      const run = () => {
        signal?.removeEventListener('abort', refuse);
        return work().then(resolve, reject);
      };
      const piece = { run, refuse };
      signal?.addEventListener('abort', refuse, { once: true });
      this.#waiting.push(piece);
      void this.#work();
    });
  }

  /** What has not begun never does. */
  close(): void {
    this.#isClosed = true;
    for (const { refuse } of this.#waiting) refuse();
  }

  async #work(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#isAllowed) {
      const next = this.#waiting.shift();
      if (!next) break;
      await next.run();
      // A message that asks for something is read before the next piece begins.
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.#isRunning = false;
  }
}

function reasonOf(signal: AbortSignal | undefined): unknown {
  return signal?.aborted ? signal.reason : new DOMException('The painter was closed', 'AbortError');
}
