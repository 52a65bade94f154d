import type { MemoryLedger } from '../src/core/memory/memory-ledger.js';
import type { Size } from '../src/core/picture/fit.js';

const BYTES_PER_PIXEL = 4;

/** In px of a bitmap. */
export interface BitmapBox extends Size {
  readonly x: number;
  readonly y: number;
}

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
  /** Where the part that its cell shows lies in the bitmap; `undefined` where the bitmap shows all of it, and nothing else. */
  readonly box: BitmapBox | undefined;
  readonly #end: () => void;
  #leases = 1;

  /** @param owner Where its bytes are accounted for; a picture whose bitmap shows others, too, of which it takes a lease */
  constructor(bitmap: ImageBitmap, natural: Size, owner: MemoryLedger | Picture, isPreview = false, box?: BitmapBox) {
    this.isPreview = isPreview;
    this.bitmap = bitmap;
    this.natural = natural;
    this.box = box;
    this.byteSize = bitmap.width * bitmap.height * BYTES_PER_PIXEL;
    this.#end = owner instanceof Picture ? leaseOf(owner) : accountOf(owner, this);
  }

  /** What a cell shows of another picture in the same bitmap. */
  cut(box: BitmapBox, natural: Size): Picture {
    return new Picture(this.bitmap, natural, this, false, box);
  }

  lease(): this {
    this.#leases++;
    return this;
  }

  release(): void {
    this.#leases--;
    if (this.#leases === 0) this.#end();
  }
}

function leaseOf(whole: Picture): () => void {
  whole.lease();
  return () => whole.release();
}

function accountOf(ledger: MemoryLedger, { bitmap, byteSize }: Picture): () => void {
  const account = ledger.openBitmap(byteSize, 'decoded');
  return () => {
    bitmap.close();
    account.close();
  };
}
