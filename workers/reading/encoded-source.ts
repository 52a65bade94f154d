import type { Freshness } from './freshness.js';

/**
 * An encoded picture that is read from its start and only as far as is wanted: its first bytes decide what becomes of
 * it. Whoever opens a source closes it, on every exit.
 * @throws {PictureFailure} of kind `network` or `too-large` from whatever reads
 */
export interface EncodedSource {
  /** The file's first bytes, as far as it was read. */
  readonly head: Uint8Array;
  /** True when `head` is all there is. */
  readonly isWhole: boolean;
  /** Length of the file where it is known beforehand, or by now. */
  readonly byteLength: number | undefined;
  /** What its server says about keeping it; `undefined` where it must not be kept, or came from no server. */
  readonly freshness?: Freshness | undefined;
  /** Reads the next piece; does nothing at the end of the file. */
  readOn(): Promise<void>;
  /**
   * Reads the rest and hands over the whole file: its buffer may be transferred, so `head` is no more.
   * @param maxBytes Where less is allowed than the source was opened for
   */
  readAll(maxBytes?: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends the request, where one runs: what was not read is not fetched. */
  close(): void;
}
