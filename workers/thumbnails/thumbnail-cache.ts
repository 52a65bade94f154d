import { ByteLru } from '../../src/core/byte-lru.js';
import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { Thumbnail } from './thumbnail.js';

interface Entry {
  readonly thumbnail: Thumbnail;
  readonly account: MemoryAccount;
}

/** Thumbnails in memory, bounded in bytes, one for each picture. */
export class ThumbnailCache {
  readonly #kind: 'thumbnails' | 'encoded';
  readonly #ledger: MemoryLedger;
  readonly #entries: ByteLru<string, Entry>;

  /** @param kind What they are accounted for and bounded as */
  constructor(kind: 'thumbnails' | 'encoded', memory: PainterMemory) {
    this.#kind = kind;
    this.#ledger = memory.ledger;
    const onRemove = ({ account }: Entry) => account.close();
    this.#entries = new ByteLru({ maxBytes: 0, maxEntries: Number.POSITIVE_INFINITY, onRemove });
    memory.bound(kind, (maxBytes) => this.#entries.setMaxBytes(maxBytes));
  }

  get(key: string): Thumbnail | undefined {
    return this.#entries.get(key)?.thumbnail;
  }

  set(key: string, thumbnail: Thumbnail): void {
    const { length } = thumbnail.bytes;
    this.#entries.set(key, { thumbnail, account: this.#ledger.open(this.#kind, length) }, length);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
