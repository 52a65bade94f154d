import type { Size } from '../src/core/fit.js';
import type { BitmapLedger } from './bitmap-ledger.js';

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
  readonly byteSize: number;
  readonly #ledger: BitmapLedger;
  #leases = 1;

  constructor(bitmap: ImageBitmap, natural: Size, ledger: BitmapLedger) {
    this.bitmap = bitmap;
    this.natural = natural;
    this.byteSize = bitmap.width * bitmap.height * BYTES_PER_PIXEL;
    this.#ledger = ledger;
    ledger.opened(this.byteSize);
  }

  lease(): this {
    this.#leases++;
    return this;
  }

  release(): void {
    this.#leases--;
    if (this.#leases !== 0) return;
    this.bitmap.close();
    this.#ledger.closed(this.byteSize);
  }
}
