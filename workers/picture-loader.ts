import { fittedSize, type Size } from '../src/core/picture/fit.js';
import type { PicturePart } from '../src/core/picture/picture-part.js';
import { coversCell, type PictureQuality, pictureQuality } from '../src/core/picture/picture-quality.js';
import type { DecodedPicture } from './decode/decode.js';
import { decodePeakBytes } from './decode/decode-peak.js';
import type { IdleWork } from './idle-work.js';
import type { PainterMemory } from './memory/painter-memory.js';
import { PackedPictureReader } from './packs/packed-picture-reader.js';
import { Picture } from './picture.js';
import { PictureCache } from './picture-cache.js';
import { PictureReader, type ReadingJob } from './picture-reader.js';
import type { PlugInClient } from './plug-in/plug-in-client.js';
import type { CellRequest, CellStyle, PainterConfig } from './protocol.js';
import type { Freshness } from './reading/freshness.js';
import { openSource } from './reading/open-source.js';
import type { ReadPicture } from './reading/read-picture.js';
import { Screens } from './screen/screens.js';
import { SpriteReader } from './sheets/sprite-reader.js';
import { readImageHeader } from './sniff/image-header.js';
import { type FoundThumbnail, ThumbnailTiers } from './thumbnails/thumbnail-tiers.js';

/** A file no larger than this is kept as it came: encoding it again would save little and cost time. */
const MAX_KEPT_FILE_BYTES = 16 * 2 ** 10;

/** Takes a picture that is coarser than what is asked for, with a lease to release; the right one follows. */
export type OnCoarse = (picture: Picture) => void;

export interface KeptPicture {
  readonly picture: Picture;
  readonly isFinal: boolean;
}

interface ReadResult {
  readonly decoded: ReadPicture;
  /** The file, where it is small. */
  readonly file?: Uint8Array<ArrayBuffer> | undefined;
  readonly freshness: Freshness | undefined;
  /** False where it is as it was stored. */
  readonly isNew: boolean;
}

/** A thumbnail, as a picture unless something as good is shown already. */
interface SmallPicture {
  readonly thumbnail: FoundThumbnail;
  readonly picture: Picture | undefined;
  readonly isFinal: boolean;
}

/** Decoded cache → thumbnails → network: gives a cell its picture, with a lease that the caller releases. */
export class PictureLoader {
  readonly #memory: PainterMemory;
  readonly #cache: PictureCache;
  readonly #thumbnails: ThumbnailTiers;
  readonly #reader: PictureReader;
  readonly #sprites: SpriteReader;
  readonly #packed: PackedPictureReader;
  readonly #closed = new AbortController();
  readonly screens: Screens;

  /** @param idle When thumbnails are made; without it none are */
  constructor(memory: PainterMemory, { cacheEntries, screen }: PainterConfig, plugIns?: PlugInClient, idle?: IdleWork) {
    this.#memory = memory;
    this.#reader = new PictureReader(memory, plugIns);
    this.#sprites = new SpriteReader(memory, this.#reader);
    this.#packed = new PackedPictureReader(memory, this.#reader);
    this.#cache = new PictureCache({ maxBytes: 0, maxEntries: cacheEntries });
    memory.bound('decoded', (maxBytes) => this.#cache.setMaxBytes(maxBytes));
    this.#thumbnails = new ThumbnailTiers(memory, () => this.#forget(), idle);
    this.screens = new Screens({
      memory,
      idle,
      cache: this.#cache,
      reader: this.#reader,
      thumbnails: this.#thumbnails,
      decode: async (cell, style) => (await this.#small(cell, style, 0, this.#closed.signal))?.picture?.release(),
    });
    if (screen) this.screens.open(screen);
  }

  /** @param onCoarse Is given a coarser picture, with a lease of its own, when the final one takes longer */
  async load(cell: CellRequest, style: CellStyle, signal: AbortSignal, onCoarse: OnCoarse = release): Promise<Picture> {
    if (style.isPersistent && this.screens.opening) await this.screens.opening;
    const kept = this.kept(cell, style);
    if (kept?.isFinal) return unlessAborted(kept.picture, signal);
    const shown = kept ? qualityOf(kept.picture, cell, style) : 0;
    if (kept) onCoarse(kept.picture);
    const small = await this.#small(cell, style, shown, signal);
    if (small?.isFinal && small.picture) return unlessAborted(small.picture, signal);
    if (small?.picture) onCoarse(small.picture);
    // What is seen never gets worse: a preview might be coarser still.
    const onPreview = kept || small ? release : onCoarse;
    return this.#loadNew(cell, style, signal, onPreview, small?.thumbnail);
  }

  /** The picture itself, also where a preview of it would do, or is kept. */
  async loadWhole(cell: CellRequest, style: CellStyle, signal: AbortSignal): Promise<Picture> {
    const kept = this.#cache.lease(cell, style);
    if (kept && !kept.isPreview) return kept;
    kept?.release();
    return this.#loadNew(cell, style, signal, undefined, undefined);
  }

  /** What is decoded already, with a lease; not final where it is there in a smaller size only. */
  kept(cell: CellRequest, style: CellStyle): KeptPicture | undefined {
    const picture = this.#cache.lease(cell, style) ?? this.screens.lease(cell, style);
    if (picture) return { picture, isFinal: true };
    const other = this.#cache.leaseOtherSize(cell);
    if (other) return { picture: other, isFinal: qualityOf(other, cell, style) >= 1 };
    const ofOtherFile = this.#cache.leaseOtherFile(cell);
    return ofOtherFile && { picture: ofOtherFile, isFinal: isInsteadOf(ofOtherFile, cell, style) };
  }

  /** Gives what there is without a request, with leases, and tells whether the last of it is final. */
  async lookUp(cell: CellRequest, style: CellStyle, onFound: (kept: KeptPicture) => void): Promise<boolean> {
    if (style.isPersistent && this.screens.opening) await this.screens.opening;
    const kept = this.kept(cell, style);
    const shown = kept ? qualityOf(kept.picture, cell, style) : 0;
    if (kept) onFound(kept);
    if (kept?.isFinal) return true;
    const small = await this.#small(cell, style, shown, this.#closed.signal);
    if (small?.picture) onFound({ picture: small.picture, isFinal: small.isFinal });
    return small?.isFinal ?? false;
  }

  /** Decodes that were given up and run on nevertheless. */
  get abandoned(): number {
    return this.#reader.abandoned;
  }

  /** Forgets what is kept for coming back. */
  clear(): void {
    this.screens.clear();
    this.#thumbnails.clear();
    this.#cache.clear();
  }

  /** Closes what is cached; what is still being decoded is closed on arrival. */
  close(): void {
    this.#closed.abort();
    this.screens.clear();
    this.#reader.close();
    this.#thumbnails.close();
    this.#cache.clear();
    this.#sprites.close();
    this.#packed.close();
  }

  /**
   * @param shown Quality of what is shown already
   * @param signal Ends the wait for memory to decode it
   */
  async #small(
    cell: CellRequest,
    style: CellStyle,
    shown: PictureQuality,
    signal: AbortSignal,
  ): Promise<SmallPicture | undefined> {
    // Not awaited where there is nothing to wait for: a request begins in the task that asks for it.
    const finding = this.#thumbnails.find(cell, style);
    const thumbnail = finding && (await finding);
    if (!thumbnail) return undefined;
    const quality = pictureQuality(thumbnail.size, thumbnail.natural, { ...style, cell });
    const isFinal = quality >= 1 && !thumbnail.isStale;
    if (quality <= shown) return { thumbnail, picture: undefined, isFinal: false };
    try {
      const picture = this.#open(await this.#decodeThumbnail(thumbnail, cell, style, signal), false);
      if (isFinal && !this.#closed.signal.aborted) this.#cache.keep(cell, style, picture);
      return { thumbnail, picture, isFinal };
    } catch {
      if (!signal.aborted) this.#thumbnails.drop(cell);
      return undefined;
    }
  }

  async #decodeThumbnail(
    { bytes, natural }: FoundThumbnail,
    cell: CellRequest,
    style: CellStyle,
    signal: AbortSignal,
  ): Promise<DecodedPicture> {
    const header = readImageHeader(bytes);
    if (!header) throw new Error('The thumbnail is damaged');
    const { fit, devicePixelRatio, limits } = style;
    const wantedSize = () => fittedSize(natural, cell, fit, devicePixelRatio);
    const plan = await this.#reader.plan(header, wantedSize, limits);
    const peakBytes = decodePeakBytes(plan, bytes.length);
    const passage = await this.#memory.enter('decoding', peakBytes, cell.request, signal, false);
    try {
      // A copy: a decoder takes the bytes.
      const { bitmap } = await this.#reader.decode(bytes.slice(), plan, this.#closed.signal);
      return { bitmap, natural };
    } finally {
      passage.close();
    }
  }

  /** What is stored was deleted. */
  #forget(): void {
    this.screens.clear();
    this.#cache.clear();
  }

  #open({ bitmap, natural }: DecodedPicture, isPreview: boolean): Picture {
    return new Picture(bitmap, natural, this.#memory.ledger, isPreview);
  }

  /** @param onCoarse Is given a preview that does not suffice; without it none is looked for */
  async #loadNew(
    cell: CellRequest,
    style: CellStyle,
    signal: AbortSignal,
    onCoarse: OnCoarse | undefined,
    stale: FoundThumbnail | undefined,
  ): Promise<Picture> {
    signal.throwIfAborted();
    const onPreview = (preview: DecodedPicture) => (signal.aborted ? release : onCoarse)?.(this.#open(preview, true));
    const read = await this.#read(cell, style, signal, onCoarse && onPreview, stale);
    const { decoded, file, freshness, isNew } = read;
    const picture = this.#open(decoded, decoded.isPreview);
    // Decoded for a row that has left meanwhile: it may come back, so it is kept all the same.
    if (!this.#closed.signal.aborted) {
      this.#cache.keep(cell, style, picture);
      const { natural } = picture;
      const { isOpaque = false } = decoded;
      const lease = () => this.#cache.leaseOtherSize(cell);
      if (file)
        this.#thumbnails.keepFile(cell, style, { kind: 'file', bytes: file, size: natural, natural, freshness });
      else if (isNew && !picture.isPreview) this.#thumbnails.makeLater(cell, { lease, freshness, isOpaque, style });
    }
    return unlessAborted(picture, signal);
  }

  async #read(
    cell: CellRequest,
    style: CellStyle,
    signal: AbortSignal,
    onPreview: ((preview: DecodedPicture) => void) | undefined,
    stale: FoundThumbnail | undefined,
  ): Promise<ReadResult> {
    const { limits, fit, devicePixelRatio } = style;
    const { request, part } = cell;
    const wantedSize = (size: Size) => fittedSize(size, cell, fit, devicePixelRatio);
    const job = { request, limits, wantedSize, onPreview };
    if (part) return { decoded: await this.#readPart(cell, part, job, signal), freshness: undefined, isNew: false };
    const { encodedBytes: maxBytes, stallMs } = limits;
    const source = await openSource({ ...cell, maxBytes, stallMs, ledger: this.#memory.ledger }, signal);
    const { freshness } = source;
    let file: Uint8Array<ArrayBuffer> | undefined;
    const onBytes = (bytes: Uint8Array<ArrayBuffer>) => {
      // Of the file itself, not of a preview in what is there of it.
      if (source.isWhole && bytes.length <= MAX_KEPT_FILE_BYTES) file = bytes.slice();
    };
    try {
      if (stale && freshness && isSameVersion(stale, freshness) && isSufficient(stale, cell, style)) {
        this.#thumbnails.renew(cell, style, stale, freshness);
        const decoded = await this.#decodeThumbnail(stale, cell, style, signal);
        return { decoded: { ...decoded, isPreview: false }, freshness, isNew: false };
      }
      const decoded = await this.#reader.read(source, { ...job, onBytes }, signal);
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

function release(picture: Picture): void {
  picture.release();
}

function unlessAborted(picture: Picture, signal: AbortSignal): Picture {
  if (!signal.aborted) return picture;
  picture.release();
  throw signal.reason;
}

function qualityOf({ bitmap, natural }: Picture, cell: CellRequest, style: CellStyle): PictureQuality {
  return pictureQuality(bitmap, natural, { ...style, cell });
}

/** Where a picture is shown in its own size, that of another file is another one. */
function isInsteadOf({ bitmap, natural }: Picture, cell: CellRequest, style: CellStyle): boolean {
  const isScaled = style.fit !== 'none' && style.fit !== 'scale-down';
  return isScaled && coversCell(bitmap, natural, { ...style, cell });
}

function isSufficient({ size, natural }: FoundThumbnail, cell: CellRequest, style: CellStyle): boolean {
  return pictureQuality(size, natural, { ...style, cell }) >= 1;
}

function isSameVersion({ freshness }: FoundThumbnail, { validator }: Freshness): boolean {
  return validator !== undefined && validator === freshness?.validator;
}
