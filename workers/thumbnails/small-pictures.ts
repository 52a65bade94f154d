import { fittedSize } from '../../src/core/picture/fit.js';
import { type PictureQuality, pictureQuality } from '../../src/core/picture/picture-quality.js';
import type { DecodedPicture } from '../decode/decode.js';
import { decodePeakBytes } from '../decode/decode-peak.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import { Picture } from '../picture.js';
import type { PictureCache } from '../picture-cache.js';
import type { PictureReader } from '../picture-reader.js';
import type { CellRequest, CellStyle } from '../protocol.js';
import { readImageHeader } from '../sniff/image-header.js';
import type { FoundThumbnail } from './thumbnail.js';
import type { ThumbnailTiers } from './thumbnail-tiers.js';

/** A thumbnail, as a picture with a lease unless something as good is shown already. */
export interface SmallPicture {
  readonly thumbnail: FoundThumbnail;
  readonly picture: Picture | undefined;
  readonly isFinal: boolean;
}

export interface SmallPicturesParts {
  readonly memory: PainterMemory;
  readonly reader: PictureReader;
  readonly thumbnails: ThumbnailTiers;
  /** Is given those that suffice for their cell. */
  readonly cache: PictureCache;
}

/** Pictures that are painted from thumbnails, without a request. */
export class SmallPictures {
  readonly #parts: SmallPicturesParts;
  readonly #closed = new AbortController();

  constructor(parts: SmallPicturesParts) {
    this.#parts = parts;
  }

  /**
   * @param shown Quality of what is shown already
   * @param signal Ends the wait for memory to decode it
   */
  async load(
    cell: CellRequest,
    style: CellStyle,
    shown: PictureQuality,
    signal = this.#closed.signal,
  ): Promise<SmallPicture | undefined> {
    const { thumbnails, memory, cache } = this.#parts;
    // Not awaited where there is nothing to wait for: a request begins in the task that asks for it.
    const finding = thumbnails.find(cell, style);
    const thumbnail = finding && (await finding);
    if (!thumbnail) return undefined;
    const quality = pictureQuality(thumbnail.size, thumbnail.natural, { ...style, cell });
    const isFinal = quality >= 1 && !thumbnail.isStale;
    if (quality <= shown) return { thumbnail, picture: undefined, isFinal: false };
    try {
      const { bitmap, natural } = await this.decode(thumbnail, cell, style, signal);
      const picture = new Picture(bitmap, natural, memory.ledger);
      if (isFinal && !this.#closed.signal.aborted) cache.keep(cell, style, picture);
      return { thumbnail, picture, isFinal };
    } catch {
      if (!signal.aborted) thumbnails.drop(cell);
      return undefined;
    }
  }

  /** @throws where it is damaged, or the signal is aborted before there is memory for it */
  async decode(
    { bytes, natural }: FoundThumbnail,
    cell: CellRequest,
    style: CellStyle,
    signal: AbortSignal,
  ): Promise<DecodedPicture> {
    const { reader, memory } = this.#parts;
    const header = readImageHeader(bytes);
    if (!header) throw new Error('The thumbnail is damaged');
    const { fit, devicePixelRatio, limits } = style;
    const wantedSize = () => fittedSize(natural, cell, fit, devicePixelRatio);
    const plan = await reader.plan(header, wantedSize, limits);
    const passage = await memory.enter('decoding', decodePeakBytes(plan, bytes.length), cell.request, signal, false);
    try {
      // A copy: a decoder takes the bytes.
      const { bitmap } = await reader.decode(bytes.slice(), plan, this.#closed.signal);
      return { bitmap, natural };
    } finally {
      passage.close();
    }
  }

  close(): void {
    this.#closed.abort();
  }
}
