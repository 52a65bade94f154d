import { PictureFailure } from '../picture-failure.js';

/** Gives up a request that brings nothing for a while, however long it takes in all. */
export class StallGuard {
  readonly #limitMs: number;
  readonly #outer: AbortSignal;
  // Not `AbortSignal.any()`, which Safari has from 17.4 only.
  readonly #request = new AbortController();
  readonly #follow = () => this.#request.abort(this.#outer.reason);
  #failure: PictureFailure | undefined;

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
    // An infinite delay would be none.
    const timer = Number.isFinite(this.#limitMs) ? setTimeout(() => this.#giveUp(), this.#limitMs) : undefined;
    try {
      return await piece;
    } catch (error) {
      throw this.#failure ?? error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the request: nothing more of it is wanted. */
  abort(): void {
    this.#request.abort();
  }

  /** Lets go of the signal from outside. */
  close(): void {
    this.#outer.removeEventListener('abort', this.#follow);
  }

  #giveUp(): void {
    const message = `The server sent nothing for ${this.#limitMs / 1000} s`;
    this.#failure = new PictureFailure('timeout', 'TimeoutError', message, { retryAfterMs: 0 });
    this.#request.abort(this.#failure);
  }
}
