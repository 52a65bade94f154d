import type { SheetCut } from '../../src/core/picture/picture-part.js';
import { Cutter } from './cutter.js';
import type { SheetPixels } from './sheet-pixels.js';

/** How to come by a sheet that is not there; the signal is aborted when no cell waits for it any more. */
export type OpenSheet = (signal: AbortSignal) => Promise<SheetPixels>;

interface Sheet {
  readonly opening: AbortController;
  readonly opened: Promise<SheetPixels>;
  /** Set once it is there. */
  pixels: SheetPixels | undefined;
  /** Cells that wait for it, or are being cut. */
  users: number;
  /** Rows that show a cut of it, as long as their signal is not aborted. */
  readonly rows: Set<AbortSignal>;
}

/** More sheets that are fetched and decoded at a time would hold more at once than they gain. */
const MAX_OPENING = 2;

/**
 * The sheets of one painter: each is opened once for all cells that want a cut of it, and held while a row shows one.
 * Beyond its bounds the store lets go of what was cut least recently, a row that shows it or not: what was cut stays on
 * the canvas.
 */
export class SheetStore {
  /** Least recently used first. */
  readonly #sheets = new Map<string, Sheet>();
  readonly #cutter = new Cutter();
  readonly #waiting: (() => void)[] = [];
  #opening = 0;
  #maxBytes = 0;

  /**
   * @param maxBytes What the sheets may hold together, half of it those that no row shows any more; one that is larger
   * alone is held nevertheless while it is shown
   */
  setMaxBytes(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#trim();
  }

  /**
   * Cuts a picture.
   * @param name Of the sheet, for all that its picture depends on
   * @param signal Of the row that will show the cut
   */
  async cut(name: string, cut: SheetCut, open: OpenSheet, signal: AbortSignal): Promise<ImageBitmap> {
    signal.throwIfAborted();
    const sheet = this.#sheets.get(name) ?? this.#start(name, open);
    this.#touch(name, sheet);
    sheet.users++;
    try {
      const pixels = await unlessAborted(sheet.opened, signal);
      const bitmap = await this.#cutter.cut(pixels, cut, signal);
      this.#showIn(sheet, signal);
      return bitmap;
    } finally {
      sheet.users--;
      this.#trim();
    }
  }

  close(): void {
    for (const name of [...this.#sheets.keys()]) this.#drop(name);
  }

  #start(name: string, open: OpenSheet): Sheet {
    const opening = new AbortController();
    const opened = this.#inTurn(() => open(opening.signal), opening.signal);
    const sheet: Sheet = { opening, opened, pixels: undefined, users: 0, rows: new Set() };
    this.#sheets.set(name, sheet);
    opened.then(
      (pixels) => {
        sheet.pixels = pixels;
        if (this.#sheets.get(name) !== sheet) pixels.close();
      },
      // Whoever waits is told; the next one tries again.
      () => this.#sheets.get(name) === sheet && this.#sheets.delete(name),
    );
    return sheet;
  }

  async #inTurn(open: () => Promise<SheetPixels>, signal: AbortSignal): Promise<SheetPixels> {
    while (this.#opening >= MAX_OPENING) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#opening++;
    try {
      signal.throwIfAborted();
      return await open();
    } finally {
      this.#opening--;
      this.#waiting.shift()?.();
    }
  }

  #touch(name: string, sheet: Sheet): void {
    this.#sheets.delete(name);
    this.#sheets.set(name, sheet);
  }

  #showIn({ rows }: Sheet, row: AbortSignal): void {
    if (rows.has(row)) return;
    rows.add(row);
    const leave = () => {
      rows.delete(row);
      this.#trim();
    };
    row.addEventListener('abort', leave, { once: true });
  }

  #trim(): void {
    const idle = [...this.#sheets].filter(([, { users }]) => users === 0);
    for (const [name, { pixels }] of idle) if (!pixels) this.#drop(name);
    const unused = idle.filter(([, { rows }]) => rows.size === 0);
    this.#dropBeyond(unused, this.#maxBytes / 2, 0);
    // The last one stays: the next row would fetch it again.
    this.#dropBeyond([...this.#sheets], this.#maxBytes, 1);
  }

  /** Lets go of the first of these until they hold no more than they may. */
  #dropBeyond(sheets: readonly [string, Sheet][], maxBytes: number, least: number): void {
    let bytes = sheets.reduce((sum, [, { pixels }]) => sum + (pixels?.byteSize ?? 0), 0);
    for (const [name, { pixels, users }] of sheets.slice(0, sheets.length - least)) {
      if (bytes <= maxBytes) return;
      if (users > 0 || !pixels) continue;
      bytes -= pixels.byteSize;
      this.#drop(name);
    }
  }

  #drop(name: string): void {
    const sheet = this.#sheets.get(name);
    this.#sheets.delete(name);
    sheet?.opening.abort();
    sheet?.pixels?.close();
  }
}

/** Waits for what others wait for, too, as long as the signal lets. */
async function unlessAborted<Value>(shared: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([shared, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
