import type { MemoryAccount } from '../../core/memory/memory-ledger.js';
import { pageMemory } from '../../painting/memory/page-memory.js';
import type { KeptRow } from './kept-row.js';

/**
 * Firefox 153 has a page that reads a worker's canvas wait for the worker, for up to ten seconds each time
 * (`gfx.offscreencanvas.snapshot-timeout-ms`), and one run in three of a test then stood still, even with one reading of
 * each row while workers had nothing to do. In the other engines the page has a copy of its own. HTML fixes this value for
 * each engine, see `row-appearance`.
 */
export const NEEDS_COPIES = globalThis.navigator?.vendor === '';

/** They lie in memory and are not on screen. */
const BYTES_PER_PIXEL = 4;

interface RowCopy {
  readonly kept: KeptRow;
  readonly canvas: HTMLCanvasElement;
  readonly memory: MemoryAccount;
}

/** What rows at rest show, copied by their painters, for engines in which a page does well not to read their canvases. */
export class RowCopies {
  readonly #request: (row: number, onCopy: (copy: ImageBitmap) => void) => void;
  readonly #bySlot = new Map<number, RowCopy>();
  /** The last request for each row: what comes of an earlier one is older than what the row shows. */
  readonly #requests = new WeakMap<KeptRow, symbol>();

  constructor(request: (row: number, onCopy: (copy: ImageBitmap) => void) => void) {
    this.#request = request;
  }

  /** Asks for copies of rows, once for what each of them shows. */
  provide(rows: readonly KeptRow[]): void {
    for (const kept of rows) {
      const { row, width, height } = kept.description.painting;
      if (this.#requests.has(kept) || width * height * BYTES_PER_PIXEL > pageMemory.spareBytes) continue;
      const request = Symbol();
      this.#requests.set(kept, request);
      this.#request(row, (copy) => (this.#requests.get(kept) === request ? this.#take(kept, copy) : copy.close()));
    }
  }

  canvasOf(kept: KeptRow): HTMLCanvasElement | undefined {
    const copy = this.#bySlot.get(kept.slot);
    return copy?.kept === kept ? copy.canvas : undefined;
  }

  /** The row shows something else: what is copied of it, or on its way, is no more what is seen. */
  forget(kept: KeptRow): void {
    this.#requests.delete(kept);
    this.drop(kept.slot);
  }

  /** The slot shows another row, or none. */
  drop(slot: number): void {
    const copy = this.#bySlot.get(slot);
    if (!copy) return;
    this.#bySlot.delete(slot);
    this.#requests.delete(copy.kept);
    copy.memory.close();
  }

  clear(): void {
    for (const slot of [...this.#bySlot.keys()]) this.drop(slot);
  }

  #take(kept: KeptRow, copy: ImageBitmap): void {
    const { width, height } = copy;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(copy, 0, 0);
    copy.close();
    const memory = pageMemory.ledger.open('surfaces', width * height * BYTES_PER_PIXEL);
    this.#bySlot.set(kept.slot, { kept, canvas, memory });
  }
}
