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
  readonly #requested = new WeakSet<KeptRow>();

  constructor(request: (row: number, onCopy: (copy: ImageBitmap) => void) => void) {
    this.#request = request;
  }

  /** Asks for copies of rows, once for each. */
  provide(rows: readonly KeptRow[]): void {
    for (const kept of rows) {
      const { row, width, height } = kept.description.painting;
      if (this.#requested.has(kept) || width * height * BYTES_PER_PIXEL > pageMemory.spareBytes) continue;
      this.#requested.add(kept);
      this.#request(row, (copy) => this.#take(kept, copy));
    }
  }

  canvasOf(kept: KeptRow): HTMLCanvasElement | undefined {
    const copy = this.#bySlot.get(kept.slot);
    return copy?.kept === kept ? copy.canvas : undefined;
  }

  /** The slot shows something else. */
  drop(slot: number): void {
    const copy = this.#bySlot.get(slot);
    if (!copy) return;
    this.#bySlot.delete(slot);
    this.#requested.delete(copy.kept);
    copy.memory.close();
  }

  clear(): void {
    for (const slot of [...this.#bySlot.keys()]) this.drop(slot);
  }

  #take(kept: KeptRow, copy: ImageBitmap): void {
    this.drop(kept.slot);
    const { width, height } = copy;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(copy, 0, 0);
    copy.close();
    const memory = pageMemory.ledger.open('surfaces', width * height * BYTES_PER_PIXEL);
    this.#bySlot.set(kept.slot, { kept, canvas, memory });
  }
}
