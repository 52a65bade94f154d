import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { PictureFailure } from '../picture-failure.js';
import { refuseTooLong } from './encoded-limit.js';
import type { EncodedSource } from './encoded-source.js';

/** Holds the header of nearly every file; one read of a disk costs as much as another of this size. */
const SLICE_BYTES = 2 ** 16;

/** A file, read by slices: of one that is refused, or shown by its preview, no more is read. */
export class BlobSource implements EncodedSource {
  readonly #blob: Blob;
  readonly #memory: MemoryAccount;
  readonly #signal: AbortSignal;
  #head: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  constructor(blob: Blob, maxBytes: number, ledger: MemoryLedger, signal: AbortSignal) {
    refuseTooLong(blob.size, maxBytes);
    this.#memory = ledger.open('inFlight');
    this.#blob = blob;
    this.#signal = signal;
  }

  get head(): Uint8Array {
    return this.#head;
  }

  get isWhole(): boolean {
    return this.#head.length === this.#blob.size;
  }

  get byteLength(): number {
    return this.#blob.size;
  }

  async readOn(): Promise<void> {
    if (!this.isWhole) this.#head = await this.#read(this.#blob.slice(0, this.#head.length + SLICE_BYTES));
  }

  async readAll(maxBytes = Number.POSITIVE_INFINITY): Promise<Uint8Array<ArrayBuffer>> {
    refuseTooLong(this.#blob.size, maxBytes);
    const bytes = this.isWhole ? this.#head : await this.#read(this.#blob);
    this.#head = new Uint8Array(0);
    this.#memory.resize(bytes.length);
    return bytes;
  }

  close(): void {
    this.#memory.close();
  }

  async #read(part: Blob): Promise<Uint8Array<ArrayBuffer>> {
    this.#signal.throwIfAborted();
    this.#memory.resize(this.#head.length + part.size);
    try {
      return new Uint8Array(await part.arrayBuffer());
    } catch (error) {
      throw new PictureFailure('network', 'FileError', 'The file cannot be read', { cause: error });
    }
  }
}
