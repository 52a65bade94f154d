import { ByteLru } from '../src/core/byte-lru.js';
import { fittedSize, type Size } from '../src/core/fit.js';
import type { BitmapLedger } from './bitmap-ledger.js';
import { probeScaledDecoding } from './decode/capabilities.js';
import { type DecodedPicture, planDecode } from './decode/decode.js';
import { DecodeDeadline, type TimedDecode } from './decode/decode-deadline.js';
import { Picture } from './picture.js';
import type { PlugInClient } from './plug-in/plug-in-client.js';
import type { CellRequest, CellStyle, PainterConfig } from './protocol.js';
import { openSource } from './reading/open-source.js';
import { readPicture } from './reading/read-picture.js';
import type { ImageHeader } from './sniff/image-header.js';

/** Decoded cache → network: gives a cell its picture, with a lease that the caller releases. */
export class PictureLoader {
  readonly #ledger: BitmapLedger;
  readonly #cache: ByteLru<string, Picture>;
  readonly #scaled = probeScaledDecoding();
  readonly #plugIns: PlugInClient | undefined;
  readonly #closed = new AbortController();
  readonly #deadline = new DecodeDeadline();

  constructor(ledger: BitmapLedger, { cacheBytes, cacheEntries }: PainterConfig, plugIns?: PlugInClient) {
    this.#ledger = ledger;
    this.#plugIns = plugIns;
    const onRemove = (picture: Picture) => picture.release();
    this.#cache = new ByteLru({ maxBytes: cacheBytes, maxEntries: cacheEntries, onRemove });
  }

  async load(cell: CellRequest, style: CellStyle, signal: AbortSignal): Promise<Picture> {
    const key = cacheKey(cell, style);
    return (key && this.#cache.get(key)?.lease()) || this.#loadNew(key, cell, style, signal);
  }

  /** Decodes that were given up and run on nevertheless. */
  get abandoned(): number {
    return this.#deadline.abandoned;
  }

  /** Closes what is cached; what is still being decoded is closed on arrival. */
  close(): void {
    this.#closed.abort();
    this.#plugIns?.close();
    this.#cache.clear();
  }

  async #loadNew(key: string | undefined, cell: CellRequest, style: CellStyle, signal: AbortSignal): Promise<Picture> {
    const { bitmap, natural } = await this.#read(cell, style, signal);
    const picture = new Picture(bitmap, natural, this.#ledger);
    // Decoded for a row that has left meanwhile: it may come back, so it is kept all the same.
    if (key && !this.#closed.signal.aborted) this.#cache.set(key, picture.lease(), picture.byteSize);
    if (!signal.aborted) return picture;
    picture.release();
    throw signal.reason;
  }

  async #read(cell: CellRequest, style: CellStyle, signal: AbortSignal): Promise<DecodedPicture> {
    const scaled = await this.#scaled;
    const { limits, fit, devicePixelRatio } = style;
    const wantedSize = (size: Size) => fittedSize(size, cell, fit, devicePixelRatio);
    const plan = (header: ImageHeader) => planDecode(header, { wantedSize, scaled, limits });
    const inTime: TimedDecode = (decode) => this.#deadline.run(decode, limits.decodeMs, signal);
    const source = await openSource({ ...cell, maxBytes: limits.encodedBytes, stallMs: limits.stallMs }, signal);
    try {
      return await readPicture(source, { plan, limits, inTime, plugIns: this.#plugIns }, signal);
    } finally {
      source.close();
    }
  }
}

/** A file has no address to be known by, and reading it again costs no request. */
function cacheKey(
  { source, credentials, width, height }: CellRequest,
  { fit, devicePixelRatio }: CellStyle,
): string | undefined {
  return typeof source === 'string'
    ? `${width}×${height} ${fit} ${devicePixelRatio} ${credentials} ${source}`
    : undefined;
}
