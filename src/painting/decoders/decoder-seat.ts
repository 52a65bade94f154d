import type { PlugInJob, PlugInOutcome } from '../../../workers/plug-in/plug-in-protocol.js';
import { type DecoderThread, decodeInPage, startDecoderWorker } from './decoder-thread.js';

export interface DecoderLimits {
  /** A module that takes longer to be fetched is given up, with its worker. */
  readonly loadMs: number;
  /** A worker without work is ended after so long. */
  readonly idleMs: number;
  /** A worker is replaced after so many files or bytes of pixels: a wasm's memory grows and never shrinks. */
  readonly maxDecodes: number;
  readonly maxDecodedBytes: number;
}

/** A worker that has not started by then is taken for blocked, as a painter is. */
const START_MS = 10_000;

interface Running {
  readonly thread: DecoderThread;
  /** Rejects when the worker fails. */
  readonly death: Promise<never>;
  decodes: number;
  decodedBytes: number;
}

/** A place for one decoder at a time: starts a worker when there is work and ends it when it may have gone bad. */
export class DecoderSeat {
  readonly #workerSrc: string | undefined;
  readonly #limits: DecoderLimits;
  #running: Running | undefined;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(workerSrc: string | undefined, limits: DecoderLimits) {
    this.#workerSrc = workerSrc;
    this.#limits = limits;
  }

  get isAlive(): boolean {
    return this.#running !== undefined;
  }

  /** Never rejects. One call at a time. */
  async run(job: PlugInJob, signal: AbortSignal): Promise<PlugInOutcome> {
    clearTimeout(this.#idleTimer);
    try {
      this.#running ??= await this.#start();
      const failure = await this.#load(this.#running, job);
      return failure ?? (await this.#decode(this.#running, job, signal));
    } catch (error) {
      this.end();
      return failed(
        'too-slow',
        'DecoderLostError',
        `The decoder of ${job.type} was ended: ${(error as Error).message}`,
      );
    } finally {
      this.#idleTimer = setTimeout(() => this.end(), this.#limits.idleMs);
    }
  }

  end(): void {
    clearTimeout(this.#idleTimer);
    this.#running?.thread.terminate();
    this.#running = undefined;
  }

  async #start(): Promise<Running> {
    try {
      return await this.#startWorker();
    } catch {
      const death = new Promise<never>(() => {});
      return { thread: await decodeInPage(), death, decodes: 0, decodedBytes: 0 };
    }
  }

  async #startWorker(): Promise<Running> {
    let die: (reason: Error) => void = () => {};
    const death = new Promise<never>((_, reject) => {
      die = reject;
    });
    death.catch(() => {});
    const thread = startDecoderWorker({ workerSrc: this.#workerSrc, onDeath: die });
    try {
      await within(START_MS, 'starting', thread.ready(), death);
      return { thread, death, decodes: 0, decodedBytes: 0 };
    } catch (error) {
      thread.terminate();
      throw error;
    }
  }

  async #load({ thread, death }: Running, { module, type }: PlugInJob): Promise<PlugInOutcome | undefined> {
    const loaded = thread.load(module).then(
      () => undefined,
      (error: unknown) =>
        failed('unsupported', 'DecoderLoadError', `The decoder of ${type} at ${module}: ${(error as Error).message}`),
    );
    return within(this.#limits.loadMs, 'loading', loaded, death);
  }

  async #decode(running: Running, job: PlugInJob, signal: AbortSignal): Promise<PlugInOutcome> {
    const { maxDecodes, maxDecodedBytes } = this.#limits;
    const outcome = await within(job.timeLimitMs, 'decoding', running.thread.decode(job, signal), running.death);
    running.decodes++;
    if (outcome.state === 'decoded') running.decodedBytes += outcome.pixels.data.byteLength;
    if (running.decodes >= maxDecodes || running.decodedBytes >= maxDecodedBytes) this.end();
    return outcome;
  }
}

function failed(kind: 'too-slow' | 'unsupported', name: string, message: string): PlugInOutcome {
  return { state: 'failed', failure: { kind, name, message } };
}

/** comlink's calls never settle when a worker dies. */
function within<Answer>(ms: number, doing: string, answer: Promise<Answer>, death: Promise<never>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    // An infinite delay would be none.
    if (!Number.isFinite(ms)) return;
    timer = setTimeout(() => reject(new Error(`${doing} took more than ${ms / 1000} s`)), ms);
  });
  return Promise.race([answer, timeout, death]).finally(() => clearTimeout(timer));
}
