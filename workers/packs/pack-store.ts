import { ByteLru } from '../../src/core/byte-lru.js';
import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import type { FileSlice } from '../../src/core/picture/picture-part.js';
import { refuseTooLong } from '../reading/encoded-limit.js';
import type { EncodedSource } from '../reading/encoded-source.js';
import { BytesSource } from './bytes-source.js';
import { type PackAddress, PackFile } from './pack-file.js';

interface KeptBlock {
  readonly bytes: Uint8Array;
  readonly account: MemoryAccount;
}

export interface PackOpening extends PackAddress {
  readonly slice: FileSlice;
  /** Larger pictures are refused. */
  readonly maxBytes: number;
}

/** The packs of one painter, in blocks that are kept as they came: what lies beside a picture is wanted next. */
export class PackStore {
  readonly #ledger: MemoryLedger;
  readonly #blocks: ByteLru<string, KeptBlock>;
  /** Those that something waits for. */
  readonly #files = new Map<string, PackFile>();
  #isClosed = false;

  constructor(ledger: MemoryLedger) {
    this.#ledger = ledger;
    const onRemove = ({ account }: KeptBlock) => account.close();
    this.#blocks = new ByteLru({ maxBytes: 0, maxEntries: Number.POSITIVE_INFINITY, onRemove });
  }

  setMaxBytes(maxBytes: number): void {
    this.#blocks.setMaxBytes(maxBytes);
  }

  /**
   * Opens a picture of a pack, when all its bytes are there.
   * @throws {PictureFailure}
   */
  async open({ slice, maxBytes, ...address }: PackOpening, signal: AbortSignal): Promise<EncodedSource> {
    signal.throwIfAborted();
    const { start, end } = slice;
    refuseTooLong(end - start, maxBytes);
    const file = this.#fileAt(address);
    const bytes = await file.read(start, end, signal);
    if (file.isIdle) this.#forget(address);
    return new BytesSource(bytes, this.#ledger);
  }

  close(): void {
    this.#isClosed = true;
    for (const file of this.#files.values()) file.close();
    this.#blocks.clear();
  }

  #fileAt(address: PackAddress): PackFile {
    const name = nameOf(address);
    const known = this.#files.get(name);
    if (known) return known;
    const kept = {
      get: (block: number) => this.#blocks.get(`${block} ${name}`)?.bytes,
      set: (block: number, bytes: Uint8Array) => this.#keep(`${block} ${name}`, bytes),
    };
    const file = new PackFile(address, kept, this.#ledger, () => this.#forget(address));
    this.#files.set(name, file);
    return file;
  }

  #forget(address: PackAddress): void {
    this.#files.delete(nameOf(address));
  }

  #keep(key: string, bytes: Uint8Array): void {
    if (this.#isClosed) return;
    this.#blocks.set(key, { bytes, account: this.#ledger.open('encoded', bytes.length) }, bytes.length);
  }
}

function nameOf({ credentials, url }: PackAddress): string {
  return `${credentials} ${url}`;
}
