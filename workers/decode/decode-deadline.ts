import { PictureFailure } from '../picture-failure.js';
import type { DecodedPicture } from './decode.js';

/**
 * Gives every decode so long. `ImageDecoder.close()` ends one, nothing ends `createImageBitmap()`: a decode that goes on
 * although it was given up is counted, and what it brings in the end is closed.
 */
export class DecodeDeadline {
  #abandoned = 0;

  /** Decodes that were given up and run on nevertheless. */
  get abandoned(): number {
    return this.#abandoned;
  }

  /** @throws {PictureFailure} of kind `too-slow` */
  async run(
    decode: (signal: AbortSignal) => Promise<DecodedPicture>,
    limitMs: number,
    signal: AbortSignal,
  ): Promise<DecodedPicture> {
    if (!Number.isFinite(limitMs)) return decode(signal);
    const decoding = new AbortController();
    const follow = () => decoding.abort(signal.reason);
    signal.addEventListener('abort', follow, { once: true });
    if (signal.aborted) follow();
    const work = decode(decoding.signal);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.#abandon(work, decoding, limitMs)), limitMs);
    });
    return Promise.race([work, late]).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', follow);
    });
  }

  #abandon(work: Promise<DecodedPicture>, decoding: AbortController, limitMs: number): PictureFailure {
    const text = `Decoding the picture took longer than ${limitMs / 1000} s`;
    const failure = new PictureFailure('too-slow', 'DecodeTimeoutError', text);
    this.#abandoned++;
    work
      .then(({ bitmap }) => bitmap.close())
      .catch(() => {})
      .finally(() => this.#abandoned--);
    decoding.abort(failure);
    return failure;
  }
}
