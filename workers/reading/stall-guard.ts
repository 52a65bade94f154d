import { PictureFailure } from '../picture-failure.js';

/** Gives up a request that brings nothing for a while, however long it takes in all. */
export class StallGuard {
  readonly #limitMs: number;
  readonly #outer: AbortSignal;
  // Not `AbortSignal.any()`, which Safari has from 17.4 only.
  readonly #request = new AbortController();
  readonly #follow = () => this.#request.abort(this.#outer.reason);
  #failure: PictureFailure | undefined;
  #waitingSinceMs: number | undefined;
  /** One for all pieces: a timer for each was a tenth of a worker's time in a scroll over cold pictures. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(limitMs: number, signal: AbortSignal) {
    this.#limitMs = limitMs;
    this.#outer = signal;
    if (signal.aborted) this.#follow();
    else signal.addEventListener('abort', this.#follow, { once: true });
  }

  /** For the request: aborted with the signal from outside, and when nothing comes. */
  get signal(): AbortSignal {
    return this.#request.signal;
  }

  /**
   * Waits for the next piece of the answer.
   * @throws {PictureFailure} of kind `timeout` when it does not come in time
   */
  async next<Piece>(piece: Promise<Piece>): Promise<Piece> {
    this.#waitingSinceMs = performance.now();
    // An infinite delay would be none.
    if (this.#timer === undefined && Number.isFinite(this.#limitMs)) this.#wait(this.#limitMs);
    try {
      return await piece;
    } catch (error) {
      throw this.#failure ?? error;
    } finally {
      this.#waitingSinceMs = undefined;
    }
  }

  /** Ends the request: nothing more of it is wanted. */
  abort(): void {
    this.#request.abort();
  }

  /** Lets go of the signal from outside. */
  close(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#follow);
  }

  #wait(durationMs: number): void {
    this.#timer = setTimeout(() => this.#check(), durationMs);
  }

  #check(): void {
    this.#timer = undefined;
    if (this.#waitingSinceMs === undefined) return;
    const leftMs = this.#limitMs - (performance.now() - this.#waitingSinceMs);
    if (leftMs <= 0) this.#giveUp();
    else this.#wait(leftMs);
  }

  #giveUp(): void {
    const message = `The server sent nothing for ${this.#limitMs / 1000} s`;
    this.#failure = new PictureFailure('timeout', 'TimeoutError', message, { retryAfterMs: 0 });
    this.#request.abort(this.#failure);
  }
}
