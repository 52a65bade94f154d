import type { BitmapCounts } from './protocol.js';

/** Counts every bitmap that is made and closed here. No browser metric sees them: 0.76 MB reported with 472 MB live. */
export class BitmapLedger {
  #created = 0;
  #closed = 0;
  #bytes = 0;

  get counts(): BitmapCounts {
    const { created, closed, bytes } = { created: this.#created, closed: this.#closed, bytes: this.#bytes };
    return { created, closed, held: created - closed, bytes };
  }

  opened(byteSize: number): void {
    this.#created++;
    this.#bytes += byteSize;
  }

  closed(byteSize: number): void {
    this.#closed++;
    this.#bytes -= byteSize;
  }
}
