import { fittedSize, type Size } from '../src/core/picture/fit.js';
import type { PicturePart } from '../src/core/picture/picture-part.js';
import { pictureQuality } from '../src/core/picture/picture-quality.js';
import type { DecodedPicture } from './decode/decode.js';
import type { PainterMemory } from './memory/painter-memory.js';
import { PackedPictureReader } from './packs/packed-picture-reader.js';
import type { PictureReader, ReadingJob } from './picture-reader.js';
import type { CellRequest, CellStyle } from './protocol.js';
import type { Freshness } from './reading/freshness.js';
import { openSource } from './reading/open-source.js';
import type { ReadPicture } from './reading/read-picture.js';
import { SpriteReader } from './sheets/sprite-reader.js';
import type { SmallPictures } from './thumbnails/small-pictures.js';
import type { FoundThumbnail } from './thumbnails/thumbnail.js';
import type { ThumbnailTiers } from './thumbnails/thumbnail-tiers.js';

/** A file no larger than this is kept as it came: encoding it again would save little and cost time. */
const MAX_KEPT_FILE_BYTES = 16 * 2 ** 10;

export interface OriginalPicture {
  readonly decoded: ReadPicture;
  /** The file, where it is small. */
  readonly file?: Uint8Array<ArrayBuffer> | undefined;
  readonly freshness: Freshness | undefined;
  /** False where there is a thumbnail of it, and where none is made: of parts of files. */
  readonly isNew: boolean;
}

export interface PictureOriginParts {
  readonly memory: PainterMemory;
  readonly reader: PictureReader;
  readonly thumbnails: ThumbnailTiers;
  readonly small: SmallPictures;
}

/** Where pictures come from when nothing is kept of them: a file, an answer of a server, a sheet or a pack. */
export class PictureOrigin {
  readonly #parts: PictureOriginParts;
  readonly #sprites: SpriteReader;
  readonly #packed: PackedPictureReader;

  constructor(parts: PictureOriginParts) {
    this.#parts = parts;
    this.#sprites = new SpriteReader(parts.memory, parts.reader);
    this.#packed = new PackedPictureReader(parts.memory, parts.reader);
  }

  /**
   * @param onPreview Is given a preview that does not suffice; without it none is looked for
   * @param stale A thumbnail that may be of the newest version: then the file is not read
   */
  async read(
    cell: CellRequest,
    style: CellStyle,
    signal: AbortSignal,
    onPreview: ((preview: DecodedPicture) => void) | undefined,
    stale: FoundThumbnail | undefined,
  ): Promise<OriginalPicture> {
    const { limits, fit, devicePixelRatio } = style;
    const { request, part } = cell;
    const wantedSize = (size: Size) => fittedSize(size, cell, fit, devicePixelRatio);
    const job = { claimedFor: request, limits, wantedSize, onPreview };
    if (part) return { decoded: await this.#readPart(cell, part, job, signal), freshness: undefined, isNew: false };
    return this.#readFile(cell, style, job, signal, stale);
  }

  close(): void {
    this.#sprites.close();
    this.#packed.close();
  }

  async #readFile(
    cell: CellRequest,
    style: CellStyle,
    job: ReadingJob,
    signal: AbortSignal,
    stale: FoundThumbnail | undefined,
  ): Promise<OriginalPicture> {
    const { memory, reader, thumbnails, small } = this.#parts;
    const { encodedBytes: maxBytes, stallMs } = style.limits;
    const source = await openSource({ ...cell, maxBytes, stallMs, ledger: memory.ledger }, signal);
    const { freshness } = source;
    let file: Uint8Array<ArrayBuffer> | undefined;
    const onBytes = (bytes: Uint8Array<ArrayBuffer>) => {
      // Of the file itself, not of a preview in what is there of it.
      if (source.isWhole && bytes.length <= MAX_KEPT_FILE_BYTES) file = bytes.slice();
    };
    try {
      if (stale && freshness && isSameVersion(stale, freshness) && isSufficient(stale, cell, style)) {
        thumbnails.renew(cell, style, stale, freshness);
        const decoded = await small.decode(stale, cell, style, signal);
        return { decoded: { ...decoded, isPreview: false }, freshness, isNew: false };
      }
      const decoded = await reader.read(source, { ...job, onBytes }, signal);
      return { decoded, file, freshness, isNew: true };
    } finally {
      source.close();
    }
  }

  #readPart(cell: CellRequest, part: PicturePart, job: ReadingJob, signal: AbortSignal): Promise<ReadPicture> {
    if (part.kind === 'cut') return this.#sprites.read(cell, part, job, signal);
    return this.#packed.read(cell, part, job, signal);
  }
}

function isSufficient({ size, natural }: FoundThumbnail, cell: CellRequest, style: CellStyle): boolean {
  return pictureQuality(size, natural, { ...style, cell }) >= 1;
}

function isSameVersion({ freshness }: FoundThumbnail, { validator }: Freshness): boolean {
  return validator !== undefined && validator === freshness?.validator;
}
