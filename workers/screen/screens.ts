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

/** The first screens that an earlier visit has kept, one for each grid, and those of this one for the next. */
export class Screens {
  readonly #parts: ScreensParts;
  readonly #first = new Map<string, FirstScreen>();
  readonly #keepers = new Map<string, ScreenKeeper>();

  constructor(parts: ScreensParts) {
    this.#parts = parts;
  }

  /** Settles when all that there is can be had; `undefined` when it can be had already. */
  get opening(): Promise<unknown> | undefined {
    const opening = [...this.#first.values()].flatMap((first) => first.opening ?? []);
    return opening.length > 0 ? Promise.all(opening) : undefined;
  }

  /** Reads those that are not open yet, and lets go of those that no grid has any more. */
  open(names: readonly string[]): void {
    for (const name of this.#first.keys()) if (!names.includes(name)) this.#drop(name);
    const { store } = this.#parts.thumbnails;
    for (const name of names) {
      if (!this.#first.has(name)) this.#first.set(name, new FirstScreen(name, { ...this.#parts, store }));
    }
  }

  /** What a cell showed, with a lease. */
  lease(cell: CellRequest, style: CellStyle): Picture | undefined {
    for (const first of this.#first.values()) {
      const picture = first.lease(cell, style);
      if (picture) return picture;
    }
    return undefined;
  }

  /** Keeps what is on screen, when there is time for it. */
  async keep(name: string, rows: readonly ScreenRow[]): Promise<void> {
    const { idle } = this.#parts;
    if (!idle) return;
    const first = this.#first.get(name);
    const keeper = this.#keepers.get(name) ?? new ScreenKeeper({ ...this.#parts, idle }, first?.keys ?? []);
    this.#keepers.set(name, keeper);
    if (await keeper.keep(name, rows)) first?.close();
  }

  /** Forgets what was read, and keeps nothing of what is being kept. */
  clear(): void {
    for (const keeper of this.#keepers.values()) keeper.close();
    this.#keepers.clear();
    for (const first of this.#first.values()) first.close();
  }

  #drop(name: string): void {
    this.#keepers.get(name)?.close();
    this.#keepers.delete(name);
    this.#first.get(name)?.close();
    this.#first.delete(name);
  }
}
