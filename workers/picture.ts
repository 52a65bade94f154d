import type { MemoryKind } from '../src/core/memory/held-bytes.js';
import type { MemoryAccount, MemoryLedger } from '../src/core/memory/memory-ledger.js';
import type { Size } from '../src/core/picture/fit.js';

const BYTES_PER_PIXEL = 4;

/**
 * A decoded picture, perhaps at reduced scale, shared by the cache and the draws that wait for a frame.
 * Born with one lease; the bitmap is closed when the last is released. Dropping the reference instead would free it
 * some 9 s later in Chromium and later still in Firefox.
 */
export class Picture {
  /** Size of the picture as shown, before it was decoded at a smaller scale. */
  readonly natural: Size;
  readonly bitmap: ImageBitmap;
  /** True for a small picture that came in the file of this one. */
  readonly isPreview: boolean;
  readonly byteSize: number;
  readonly #account: MemoryAccount;
  #leases = 1;

  constructor(
    bitmap: ImageBitmap,
    natural: Size,
    ledger: MemoryLedger,
    kind: MemoryKind = 'decoded',
    isPreview = false,
  ) {
    this.isPreview = isPreview;
    this.bitmap = bitmap;
    this.natural = natural;
    this.byteSize = bitmap.width * bitmap.height * BYTES_PER_PIXEL;
    this.#account = ledger.openBitmap(this.byteSize, kind);
  }

  lease(): this {
    this.#leases++;
    return this;
  }

  release(): void {
    this.#leases--;
    if (this.#leases !== 0) return;
    this.bitmap.close();
    this.#account.close();
  }
}
