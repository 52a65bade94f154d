import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { refuseTooLong } from '../reading/encoded-limit.js';
import type { EncodedSource } from '../reading/encoded-source.js';

/** An encoded picture of which all bytes are there. */
export class BytesSource implements EncodedSource {
  readonly isWhole = true;
  readonly byteLength: number;
  /** Parts of packs are not stored. */
  readonly freshness = undefined;
  #bytes: Uint8Array<ArrayBuffer>;
  readonly #account: MemoryAccount;

  constructor(bytes: Uint8Array<ArrayBuffer>, ledger: MemoryLedger) {
    this.#bytes = bytes;
    this.byteLength = bytes.length;
    this.#account = ledger.open('inFlight', bytes.length);
  }

  get head(): Uint8Array {
    return this.#bytes;
  }

  async readOn(): Promise<void> {}

  async readAll(maxBytes = Number.POSITIVE_INFINITY): Promise<Uint8Array<ArrayBuffer>> {
    refuseTooLong(this.#bytes.length, maxBytes);
    const bytes = this.#bytes;
    this.#bytes = new Uint8Array(0);
    return bytes;
  }

  close(): void {
    this.#account.close();
  }
}
