import { DEFAULT_LIMITS } from '../../src/core/picture/picture-limits.js';
import { decodePeakBytes } from '../decode/decode-peak.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import { Picture } from '../picture.js';
import type { PictureCache } from '../picture-cache.js';
import type { PictureReader } from '../picture-reader.js';
import type { CellRequest, CellStyle } from '../protocol.js';
import { readImageHeader } from '../sniff/image-header.js';
import type { ThumbnailStore } from '../thumbnails/thumbnail-store.js';
import { type ScreenCell, screenKey } from './stored-screen.js';

/** Painting waits no longer for it, as for the storage of thumbnails: it may be slow, or not answer. */
const LIMIT_MS = 1000;

export interface FirstScreenParts {
  /** Decoded pictures, among which the screen is held: for as long as there is room for it. */
  readonly cache: PictureCache;
  readonly store: ThumbnailStore;
  readonly reader: PictureReader;
  readonly memory: PainterMemory;
}

/**
 * What an earlier visit has kept of its first screen, read and decoded before the page knows what it will ask for. Cells
 * take from it what is still theirs, by address and size, and fresh.
 */
export class FirstScreen {
  readonly #name: string;
  readonly #parts: FirstScreenParts;
  #cells = new Map<string, ScreenCell>();
  #opening: Promise<void> | undefined;
  readonly #closed = new AbortController();

  /** Begins to read it. */
  constructor(name: string, parts: FirstScreenParts) {
    this.#name = name;
    this.#parts = parts;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, LIMIT_MS));
    this.#opening = Promise.race([this.#open().catch(() => {}), limit]).then(() => {
      this.#opening = undefined;
    });
  }

  /** Settles when all that there is can be had; `undefined` when it can be had already. */
  get opening(): Promise<void> | undefined {
    return this.#opening;
  }

  /** What the cells are that it has, see `screenKey()`. */
  get keys(): readonly string[] {
    return [...this.#cells.keys()];
  }

  /** What a cell showed, with a lease. */
  lease(cell: CellRequest, style: CellStyle): Picture | undefined {
    if (!style.isPersistent || this.#closed.signal.aborted || this.#cells.size === 0) return undefined;
    const shown = this.#cells.get(screenKey(cell, style) ?? '');
    const sheet = shown && shown.freshUntilMs > Date.now() ? this.#parts.cache.leaseSheet(this.#name) : undefined;
    if (!shown || !sheet) return undefined;
    const picture = sheet.cut(shown.box, shown.natural);
    sheet.release();
    return picture;
  }

  /** It was shown: the memory is others'. */
  close(): void {
    this.#closed.abort();
    this.#cells.clear();
    this.#parts.cache.dropSheet(this.#name);
  }

  async #open(): Promise<void> {
    const stored = await this.#parts.store.screen(this.#name);
    const sheet = stored && (await this.#decode(stored.bytes));
    if (!sheet) return;
    if (!this.#closed.signal.aborted) this.#parts.cache.keepSheet(this.#name, sheet);
    sheet.release();
    if (!this.#closed.signal.aborted) this.#cells = new Map(stored.cells.map((cell) => [cell.key, cell]));
  }

  /** Not worth that anything waits: where there is no room for it, cells have their thumbnails. */
  async #decode(bytes: Uint8Array<ArrayBuffer>): Promise<Picture | undefined> {
    const { memory, reader } = this.#parts;
    const header = readImageHeader(bytes);
    const natural = header?.natural;
    if (!header || !natural) return undefined;
    const plan = await reader.plan(header, () => natural, DEFAULT_LIMITS);
    const passage = memory.tryEnter('decoding', decodePeakBytes(plan, bytes.length));
    try {
      const decoded = passage && (await reader.decode(bytes, plan, this.#closed.signal));
      return decoded && new Picture(decoded.bitmap, natural, memory.ledger);
    } finally {
      passage?.close();
    }
  }
}
