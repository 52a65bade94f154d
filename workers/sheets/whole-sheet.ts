import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import type { DecodedPicture } from '../decode/decode.js';
import type { SheetArea, SheetContext, SheetPixels } from './sheet-pixels.js';

const BYTES_PER_PIXEL = 4;

/** A sheet that is small enough to be held decoded. Takes the bitmap. */
export class WholeSheet implements SheetPixels {
  readonly natural: DecodedPicture['natural'];
  readonly #bitmap: ImageBitmap;
  readonly #account: MemoryAccount;

  constructor({ bitmap, natural }: DecodedPicture, ledger: MemoryLedger) {
    this.natural = natural;
    this.#bitmap = bitmap;
    this.#account = ledger.openBitmap(bitmap.width * bitmap.height * BYTES_PER_PIXEL, 'sheets');
  }

  get byteSize(): number {
    return this.#account.bytes;
  }

  draw(context: SheetContext, { x, y, width, height }: SheetArea): void {
    context.drawImage(this.#bitmap, x, y, width, height, 0, 0, width, height);
  }

  close(): void {
    this.#bitmap.close();
    this.#account.close();
  }
}
