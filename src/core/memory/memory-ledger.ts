import { type HeldBytes, heldBytesOf, type MemoryKind } from './held-bytes.js';

/** Bitmaps that were made, closed and not yet closed; `created − closed = held`. */
export interface BitmapCounts {
  readonly created: number;
  readonly closed: number;
  readonly held: number;
  /** Bytes of the held ones, four per pixel. */
  readonly bytes: number;
}

/** One holding in a ledger. Whoever opens it closes it; it may be resized until then. */
export interface MemoryAccount {
  readonly bytes: number;
  /** Does nothing once the account is closed. */
  resize(bytes: number): void;
  /** Gives the bytes back, once, however often it is called. */
  close(): void;
}

/**
 * Every byte that one thread holds for a grid, by what it is held for, and every bitmap that is made and closed. No
 * browser metric sees them: 0.76 MB reported with 472 MB of bitmaps live.
 */
export class MemoryLedger {
  readonly #bytes = new Map<MemoryKind, number>();
  #created = 0;
  #closed = 0;
  #bitmapBytes = 0;

  get held(): HeldBytes {
    return heldBytesOf((kind) => this.bytesOf(kind));
  }

  bytesOf(kind: MemoryKind): number {
    return this.#bytes.get(kind) ?? 0;
  }

  get bitmaps(): BitmapCounts {
    const created = this.#created;
    const closed = this.#closed;
    return { created, closed, held: created - closed, bytes: this.#bitmapBytes };
  }

  open(kind: MemoryKind, bytes = 0): MemoryAccount {
    return new OpenAccount(bytes, (change) => this.#change(kind, change));
  }

  /** Counts as a bitmap, too. Its `close()` belongs beside that of the bitmap. */
  openBitmap(bytes: number, kind: MemoryKind = 'decoded'): MemoryAccount {
    this.#created++;
    const change = (by: number) => {
      this.#change(kind, by);
      this.#bitmapBytes += by;
    };
    return new OpenAccount(bytes, change, () => this.#closed++);
  }

  #change(kind: MemoryKind, by: number): void {
    this.#bytes.set(kind, (this.#bytes.get(kind) ?? 0) + by);
  }
}

class OpenAccount implements MemoryAccount {
  readonly #onChange: (by: number) => void;
  readonly #onClose: () => void;
  #bytes = 0;
  #isClosed = false;

  constructor(bytes: number, onChange: (by: number) => void, onClose: () => void = () => {}) {
    this.#onChange = onChange;
    this.#onClose = onClose;
    this.resize(bytes);
  }

  get bytes(): number {
    return this.#bytes;
  }

  resize(bytes: number): void {
    if (this.#isClosed) return;
    this.#onChange(bytes - this.#bytes);
    this.#bytes = bytes;
  }

  close(): void {
    if (this.#isClosed) return;
    this.resize(0);
    this.#isClosed = true;
    this.#onClose();
  }
}
