import { ByteLru } from '../../src/core/byte-lru.js';
import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import type { Size } from '../../src/core/picture/fit.js';
import { toScreenColours } from '../decode/screen-colours.js';
import type { Passage } from '../memory/passing-gate.js';
import { PictureFailure } from '../picture-failure.js';
import type { SheetArea, SheetContext, SheetPixels } from './sheet-pixels.js';

const BYTES_PER_PIXEL = 4;

/** Tiles are wide and low, since cells that follow each other lie beside each other in most sheets. */
const MAX_TILE_WIDTH = 8192;
const MAX_TILE_PIXELS = 2 ** 22;

/** A row of cells may lie across two tiles; a third is the one after them. */
const MAX_KEPT_BYTES = 3 * MAX_TILE_PIXELS * BYTES_PER_PIXEL;

interface Tile {
  readonly bitmap: ImageBitmap;
  readonly account: MemoryAccount;
}

/** Waits until there is memory to decode so many bytes. */
export type EnterDecoding = (bytes: number, signal: AbortSignal) => Promise<Passage>;

export interface EncodedSheet {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly natural: Size;
}

/**
 * A sheet that is too large to be held decoded, or for a bitmap of the engine: it is held encoded, and tiles of it are
 * decoded as cuts fall into them. No engine decodes a part without the whole, so one tile is decoded at a time.
 */
export class TiledSheet implements SheetPixels {
  readonly natural: Size;
  readonly #file: Blob;
  readonly #ledger: MemoryLedger;
  readonly #enter: EnterDecoding;
  readonly #encoded: MemoryAccount;
  readonly #tileSize: Size;
  readonly #tiles: ByteLru<string, Tile>;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor({ bytes, type, natural }: EncodedSheet, ledger: MemoryLedger, enter: EnterDecoding) {
    this.natural = natural;
    this.#file = new Blob([bytes], { type });
    this.#ledger = ledger;
    this.#enter = enter;
    this.#encoded = ledger.open('sheets', bytes.length);
    const width = Math.min(natural.width, MAX_TILE_WIDTH);
    this.#tileSize = { width, height: Math.min(natural.height, Math.floor(MAX_TILE_PIXELS / width)) };
    this.#tiles = new ByteLru({
      maxBytes: MAX_KEPT_BYTES,
      maxEntries: Number.POSITIVE_INFINITY,
      onRemove: ({ bitmap, account }) => {
        bitmap.close();
        account.close();
      },
    });
  }

  get byteSize(): number {
    return this.#encoded.bytes + this.#tiles.byteSize;
  }

  async draw(context: SheetContext, area: SheetArea, signal: AbortSignal): Promise<void> {
    for (const place of this.#placesOf(area)) {
      await this.#inTurn(async () => {
        signal.throwIfAborted();
        // Drawn before the next one is asked for, which may push it out.
        drawTile(context, await this.#tileAt(place, signal), place, area);
      });
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#tiles.clear();
    this.#encoded.close();
  }

  #placesOf({ x, y, width, height }: SheetArea): SheetArea[] {
    const tile = this.#tileSize;
    const places: SheetArea[] = [];
    for (let top = y - (y % tile.height); top < y + height; top += tile.height) {
      for (let left = x - (x % tile.width); left < x + width; left += tile.width) {
        const [right, bottom] = [this.natural.width - left, this.natural.height - top];
        places.push({ x: left, y: top, width: Math.min(tile.width, right), height: Math.min(tile.height, bottom) });
      }
    }
    return places;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #tileAt({ x, y, width, height }: SheetArea, signal: AbortSignal): Promise<ImageBitmap> {
    const key = `${x},${y}`;
    const known = this.#tiles.get(key);
    if (known) return known.bitmap;
    const bitmap = await this.#decode({ x, y, width, height }, signal);
    const bytes = width * height * BYTES_PER_PIXEL;
    this.#tiles.set(key, { bitmap, account: this.#ledger.openBitmap(bytes, 'sheets') }, bytes);
    if (this.#isClosed) this.#tiles.clear();
    return bitmap;
  }

  /** A copy, since the part of a picture may be a view of the whole. */
  async #decode({ x, y, width, height }: SheetArea, signal: AbortSignal): Promise<ImageBitmap> {
    const bytes = this.natural.width * this.natural.height * BYTES_PER_PIXEL;
    const passage = await this.#enter(bytes, signal);
    const peak = this.#ledger.open('decoding', bytes);
    try {
      return toScreenColours(await createImageBitmap(this.#file, x, y, width, height));
    } catch (cause) {
      throw new PictureFailure('undecodable', 'DecodeError', 'A tile of the sheet cannot be decoded', { cause });
    } finally {
      peak.close();
      passage.close();
    }
  }
}

function drawTile(context: SheetContext, bitmap: ImageBitmap, tile: SheetArea, area: SheetArea): void {
  const left = Math.max(tile.x, area.x);
  const top = Math.max(tile.y, area.y);
  const width = Math.min(tile.x + tile.width, area.x + area.width) - left;
  const height = Math.min(tile.y + tile.height, area.y + area.height) - top;
  context.drawImage(bitmap, left - tile.x, top - tile.y, width, height, left - area.x, top - area.y, width, height);
}
