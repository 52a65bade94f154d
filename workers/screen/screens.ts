import type { IdleWork } from '../idle-work.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { Picture } from '../picture.js';
import type { PictureCache } from '../picture-cache.js';
import type { PictureReader } from '../picture-reader.js';
import type { CellRequest, CellStyle, ScreenRow } from '../protocol.js';
import type { ThumbnailTiers } from '../thumbnails/thumbnail-tiers.js';
import { FirstScreen } from './first-screen.js';
import { ScreenKeeper } from './screen-keeper.js';

export interface ScreensParts {
  readonly memory: PainterMemory;
  readonly cache: PictureCache;
  readonly reader: PictureReader;
  readonly thumbnails: ThumbnailTiers;
  /** Without it no screen is kept. */
  readonly idle: IdleWork | undefined;
  /** Decodes a picture into the cache, where that takes no request. */
  readonly decode: (cell: CellRequest, style: CellStyle) => Promise<void>;
}

/** The first screen that an earlier visit has kept, and that of this one for the next. */
export class Screens {
  readonly #parts: ScreensParts;
  readonly #first: FirstScreen;
  #keeper: ScreenKeeper | undefined;

  constructor(parts: ScreensParts) {
    this.#parts = parts;
    this.#first = new FirstScreen({ ...parts, store: parts.thumbnails.store });
  }

  /** Settles when all that there is can be had; `undefined` when it can be had already. */
  get opening(): Promise<void> | undefined {
    return this.#first.opening;
  }

  open(name: string): void {
    this.#first.open(name);
  }

  /** What a cell showed, with a lease. */
  lease(cell: CellRequest, style: CellStyle): Picture | undefined {
    return this.#first.lease(cell, style);
  }

  /** Keeps what is on screen, when there is time for it. */
  async keep(name: string, rows: readonly ScreenRow[]): Promise<void> {
    const { idle } = this.#parts;
    if (!idle) return;
    this.#keeper ??= new ScreenKeeper({ ...this.#parts, idle }, this.#first.keys);
    if (await this.#keeper.keep(name, rows)) this.#first.close();
  }

  /** Forgets what was read, and keeps nothing of what is being kept. */
  clear(): void {
    this.#keeper?.close();
    this.#keeper = undefined;
    this.#first.close();
  }
}
