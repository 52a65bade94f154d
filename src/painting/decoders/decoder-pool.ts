import type { PlugInJob, PlugInOutcome } from '../../../workers/plug-in/plug-in-protocol.js';
import { onePerWorkerFile } from '../one-per-worker-file.js';
import { type DecoderLimits, DecoderSeat } from './decoder-seat.js';

/** Decoders of a page at work at once: a wasm's memory for a picture of 50 megapixels is some 500 MB. */
const MAX_DECODERS = 2;

const DEFAULT_LIMITS: DecoderLimits = {
  loadMs: 60_000,
  idleMs: 10_000,
  maxDecodes: 64,
  maxDecodedBytes: 512 * 2 ** 20,
};

/** Runs decoders in workers of their own, so that one that leaks, hangs or dies takes no row with it. */
export class DecoderPool {
  readonly #free: DecoderSeat[];
  readonly #seats: readonly DecoderSeat[];
  readonly #waiting = new Set<(seat: DecoderSeat) => void>();
  #users = 0;

  constructor(workerSrc: string | undefined, limits: Partial<DecoderLimits> = {}) {
    const all = { ...DEFAULT_LIMITS, ...limits };
    this.#seats = Array.from({ length: MAX_DECODERS }, () => new DecoderSeat(workerSrc, all));
    this.#free = [...this.#seats];
  }

  /** Workers that run. */
  get alive(): number {
    return this.#seats.filter((seat) => seat.isAlive).length;
  }

  /** To be left again: the last one to leave ends the workers. */
  join(): void {
    this.#users++;
  }

  leave(): void {
    this.#users--;
    if (this.#users === 0) for (const seat of this.#free) seat.end();
  }

  /** Decodes when it is the file's turn. Rejects when it is aborted before, else never. */
  async run(job: PlugInJob, signal: AbortSignal): Promise<PlugInOutcome> {
    const seat = this.#free.pop() ?? (await this.#turn(signal));
    try {
      signal.throwIfAborted();
      return await seat.run(job, signal);
    } finally {
      this.#handOn(seat);
    }
  }

  /** What is aborted leaves the line at once: it holds a whole file. */
  #turn(signal: AbortSignal): Promise<DecoderSeat> {
    return new Promise((resolve, reject) => {
      const take = (seat: DecoderSeat) => {
        signal.removeEventListener('abort', leave);
        resolve(seat);
      };
      const leave = () => {
        this.#waiting.delete(take);
        reject(signal.reason);
      };
      this.#waiting.add(take);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #handOn(seat: DecoderSeat): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next(seat);
      return;
    }
    this.#free.push(seat);
    if (this.#users === 0) seat.end();
  }
}

/** The pool for all painters of a page that start from the same worker file. */
export const sharedDecoderPool = onePerWorkerFile((workerSrc) => new DecoderPool(workerSrc));
