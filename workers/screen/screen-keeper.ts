import type { IdleWork } from '../idle-work.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { PictureCache } from '../picture-cache.js';
import type { CellRequest, CellStyle, ScreenRow } from '../protocol.js';
import type { Thumbnail } from '../thumbnails/thumbnail.js';
import type { ThumbnailTiers } from '../thumbnails/thumbnail-tiers.js';
import { drawBox, encodeSheet, placeBoxes, shownSize } from './screen-sheet.js';
import { type ScreenCell, type StoredScreen, screenKey } from './stored-screen.js';

/** Who looks around rests often: not every rest is worth a write. */
const PAUSE_MS = 10_000;

export interface ScreenKeeperParts {
  readonly memory: PainterMemory;
  readonly idle: IdleWork;
  readonly cache: PictureCache;
  readonly thumbnails: ThumbnailTiers;
  /** Decodes a picture into the cache, where that takes no request. */
  readonly decode: (cell: CellRequest, style: CellStyle) => Promise<void>;
}

interface ShownCell {
  readonly cell: CellRequest;
  readonly style: CellStyle;
}

/** Keeps what is on screen for the next visit, while nothing else is to do; see `FirstScreen`. */
export class ScreenKeeper {
  readonly #parts: ScreenKeeperParts;
  #keptKeys: readonly string[];
  #keptMs = Number.NEGATIVE_INFINITY;
  #keeping = new AbortController();

  /** @param keptKeys What is kept already, see `screenKey()` */
  constructor(parts: ScreenKeeperParts, keptKeys: readonly string[]) {
    this.#parts = parts;
    this.#keptKeys = keptKeys;
  }

  /**
   * What is not done yet of the last screen is not done any more.
   * @returns True when all of it is decoded picture by picture, and kept where that is worth it
   */
  async keep(name: string, rows: readonly ScreenRow[]): Promise<boolean> {
    this.close();
    this.#keeping = new AbortController();
    const { signal } = this.#keeping;
    const cells = rows.flatMap(({ cells, style }) => cells.map((cell) => ({ cell, style })));
    const named = cells.filter(({ cell, style }) => screenKey(cell, style) !== undefined);
    try {
      for (const shown of named) await this.#whenIdle(() => this.#decode(shown), signal);
      await this.#parts.thumbnails.done(signal);
      await this.#whenIdle(() => this.#keep(name, named, signal), signal);
      return true;
    } catch {
      // Another screen is to be kept, or none, or there is no room: the next visit does without.
      return false;
    }
  }

  close(): void {
    this.#keeping.abort();
  }

  #whenIdle(work: () => Promise<void>, signal: AbortSignal): Promise<void> {
    return this.#parts.idle.whenIdle(work, signal);
  }

  /** Also of a screen that is kept: its cells came out of one image, and may be wanted in other sizes next. */
  async #decode({ cell, style }: ShownCell): Promise<void> {
    const kept = this.#parts.cache.lease(cell, style);
    if (!kept) await this.#parts.decode(cell, style);
    kept?.release();
  }

  async #keep(name: string, shown: readonly ShownCell[], signal: AbortSignal): Promise<void> {
    const nowMs = Date.now();
    const keys = shown.map(({ cell, style }) => screenKey(cell, style) ?? '');
    const isKept = keys.every((key) => this.#keptKeys.includes(key));
    if (isKept || nowMs - this.#keptMs < PAUSE_MS) return;
    const screen = await this.#make(shown);
    const maxBytes = shown[0]?.style.limits.storedBytes ?? 0;
    // Cleared meanwhile: what was deleted must not come back.
    if (!screen || signal.aborted) return;
    await this.#parts.thumbnails.store.saveScreen(name, screen, maxBytes);
    this.#keptKeys = keys;
    this.#keptMs = nowMs;
  }

  async #make(shown: readonly ShownCell[]): Promise<StoredScreen | undefined> {
    const pictures = shown.flatMap((one) => this.#pictureOf(one) ?? []);
    const { boxes, size } = placeBoxes(
      pictures.map(({ cell, style, picture }) => shownSize(cell, style, picture.natural)),
    );
    const passage = this.#parts.memory.tryEnter('decoding', 4 * size.width * size.height);
    const account = this.#parts.memory.ledger.open('decoding', passage ? 4 * size.width * size.height : 0);
    const canvas = passage && size.width > 0 ? new OffscreenCanvas(size.width, size.height) : undefined;
    try {
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return undefined;
      context.imageSmoothingQuality = 'high';
      const cells = pictures.flatMap(({ cell, style, picture, freshUntilMs }, place): ScreenCell[] => {
        const box = boxes[place];
        if (!box) return [];
        drawBox(context, box, picture, { cell, style });
        return [{ key: screenKey(cell, style) ?? '', box, natural: picture.natural, freshUntilMs }];
      });
      const bytes = await encodeSheet(canvas);
      return bytes && { bytes, cells };
    } finally {
      for (const { picture } of pictures) picture.release();
      if (canvas) canvas.width = 0;
      account.close();
      passage?.close();
    }
  }

  /** What may be stored, and is known to have no transparency: as JPEG. */
  #pictureOf({ cell, style }: ShownCell) {
    const { thumbnails, cache } = this.#parts;
    const thumbnail = thumbnails.peek(cell);
    const picture = thumbnail?.freshness && isJpeg(thumbnail) ? cache.lease(cell, style) : undefined;
    if (!picture?.isPreview && picture && thumbnail?.freshness)
      return { cell, style, picture, freshUntilMs: thumbnail.freshness.freshUntilMs };
    picture?.release();
    return undefined;
  }
}

function isJpeg({ bytes }: Thumbnail): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}
