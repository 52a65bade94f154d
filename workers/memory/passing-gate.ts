import type { ClaimedFor, MemoryClaim } from '../protocol.js';

/** Leave to hold bytes of a picture on its way; whoever gets it closes it. */
export interface Passage {
  close(): void;
}

export interface PassingGateHandlers {
  /** A number that no other claim of the painter has. */
  readonly nextClaim: () => number;
  /** Asks the page for memory beyond the painter's own share; answered by `grant()`. */
  readonly onClaim: (claim: Omit<MemoryClaim, 'lane'>) => void;
  /** A claim is done with, or was not needed after all. */
  readonly onReturn: (claim: number) => void;
}

/** Share of past pictures that a new one replaces. */
const AVERAGE_WEIGHT = 0.1;

interface Waiting {
  readonly claim: number;
  readonly bytes: number;
  readonly admit: (passage: Passage) => void;
}

/**
 * Lets pictures pass whose file and decode fit into the painter's own share of memory, known by their headers; larger
 * ones, and those beyond the share, wait for leave from the page or for others to be through, in order.
 */
export class PassingGate {
  readonly #handlers: PassingGateHandlers;
  #maxBytes: number;
  #usedBytes = 0;
  #waiting: Waiting[] = [];
  #averageBytes = 0;

  constructor(maxBytes: number, handlers: PassingGateHandlers) {
    this.#maxBytes = maxBytes;
    this.#handlers = handlers;
  }

  /** What a picture needs on its way, averaged over the last ones; 0 before the first. */
  get averageBytes(): number {
    return this.#averageBytes;
  }

  setMaxBytes(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#admitWaiting();
  }

  /**
   * Waits until a picture may be read and decoded.
   * @param isAverage False for what comes without a request, and tells nothing of what those need
   * @throws the signal's reason when it is aborted before
   */
  async enter(bytes: number, claimedFor: ClaimedFor, signal: AbortSignal, isAverage = true): Promise<Passage> {
    signal.throwIfAborted();
    if (isAverage) this.#averageBytes += (bytes - this.#averageBytes) * (this.#averageBytes === 0 ? 1 : AVERAGE_WEIGHT);
    const passage = this.tryEnter(bytes);
    if (passage) return passage;
    const claim = this.#handlers.nextClaim();
    return new Promise<Passage>((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((waiting) => waiting.claim !== claim);
        this.#handlers.onReturn(claim);
        this.#admitWaiting();
        reject(signal.reason);
      };
      const admit = (passage: Passage) => {
        signal.removeEventListener('abort', leave);
        resolve(passage);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push({ claim, bytes, admit });
      this.#handlers.onClaim({ claim, bytes, claimedFor });
    });
  }

  /** Leave for what need not be done at all: only where there is room at once. */
  tryEnter(bytes: number): Passage | undefined {
    return this.#waiting.length === 0 && this.#fits(bytes) ? this.#ownPassage(bytes) : undefined;
  }

  /** The page's leave for a claim; one that has been withdrawn meanwhile was given back already. */
  grant(claim: number): void {
    const waiting = this.#take(claim);
    waiting?.admit(once(() => this.#handlers.onReturn(claim)));
  }

  #take(claim: number): Waiting | undefined {
    const waiting = this.#waiting.find((one) => one.claim === claim);
    this.#waiting = this.#waiting.filter((one) => one !== waiting);
    return waiting;
  }

  #fits(bytes: number): boolean {
    return this.#usedBytes + bytes <= this.#maxBytes;
  }

  #ownPassage(bytes: number): Passage {
    this.#usedBytes += bytes;
    return once(() => {
      this.#usedBytes -= bytes;
      this.#admitWaiting();
    });
  }

  #admitWaiting(): void {
    for (let [next] = this.#waiting; next && this.#fits(next.bytes); [next] = this.#waiting) {
      this.#take(next.claim);
      this.#handlers.onReturn(next.claim);
      next.admit(this.#ownPassage(next.bytes));
    }
  }
}

function once(onClose: () => void): Passage {
  let isClosed = false;
  return {
    close() {
      if (isClosed) return;
      isClosed = true;
      onClose();
    },
  };
}
