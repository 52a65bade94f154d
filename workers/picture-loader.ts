import { coversCell, type PictureQuality, pictureQuality } from '../src/core/picture/picture-quality.js';
import type { DecodedPicture } from './decode/decode.js';
import type { IdleWork } from './idle-work.js';
import type { PainterMemory } from './memory/painter-memory.js';
import { Picture } from './picture.js';
import { PictureCache } from './picture-cache.js';
import { PictureOrigin } from './picture-origin.js';
import { PictureReader } from './picture-reader.js';
import type { PlugInClient } from './plug-in/plug-in-client.js';
import type { CellRequest, CellStyle, PainterConfig } from './protocol.js';
import { Screens } from './screen/screens.js';
import { SmallPictures } from './thumbnails/small-pictures.js';
import type { FoundThumbnail } from './thumbnails/thumbnail.js';
import { ThumbnailTiers } from './thumbnails/thumbnail-tiers.js';

/** Takes a picture that is coarser than what is asked for, with a lease to release; the right one follows. */
export type OnCoarse = (picture: Picture) => void;

export interface KeptPicture {
  readonly picture: Picture;
  readonly isFinal: boolean;
}

/** Decoded cache → thumbnails → network: gives a cell its picture, with a lease that the caller releases. */
export class PictureLoader {
  readonly #memory: PainterMemory;
  readonly #cache: PictureCache;
  readonly #thumbnails: ThumbnailTiers;
  readonly #reader: PictureReader;
  readonly #small: SmallPictures;
  readonly #origin: PictureOrigin;
  #isClosed = false;
  readonly screens: Screens;

  /** @param idle When thumbnails are made; without it none are */
  constructor(
    memory: PainterMemory,
    { cacheEntries, screens = [] }: PainterConfig,
    plugIns?: PlugInClient,
    idle?: IdleWork,
  ) {
    this.#memory = memory;
    this.#reader = new PictureReader(memory, plugIns);
    this.#cache = new PictureCache({ maxBytes: 0, maxEntries: cacheEntries });
    memory.bound('decoded', (maxBytes) => this.#cache.setMaxBytes(maxBytes));
    this.#thumbnails = new ThumbnailTiers(memory, () => this.#forget(), idle);
    const parts = { memory, reader: this.#reader, thumbnails: this.#thumbnails, cache: this.#cache };
    this.#small = new SmallPictures(parts);
    this.#origin = new PictureOrigin({ ...parts, small: this.#small });
    const decode = async (cell: CellRequest, style: CellStyle) =>
      (await this.#small.load(cell, style, 0))?.picture?.release();
    this.screens = new Screens({ ...parts, idle, decode });
    this.screens.open(screens);
  }

  /** @param onCoarse Is given a coarser picture, with a lease of its own, when the final one takes longer */
  async load(cell: CellRequest, style: CellStyle, signal: AbortSignal, onCoarse: OnCoarse = release): Promise<Picture> {
    if (style.isPersistent && this.screens.opening) await this.screens.opening;
    const kept = this.kept(cell, style);
    if (kept?.isFinal) return unlessAborted(kept.picture, signal);
    const shown = kept ? qualityOf(kept.picture, cell, style) : 0;
    if (kept) onCoarse(kept.picture);
    const small = await this.#small.load(cell, style, shown, signal);
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
    const small = await this.#small.load(cell, style, shown);
    if (small?.picture) onFound({ picture: small.picture, isFinal: small.isFinal });
    return small?.isFinal ?? false;
  }

  /** Decodes that were given up and run on nevertheless. */
  get abandoned(): number {
    return this.#reader.abandoned;
  }

  /** Another painter of the page has started. */
  meet(neighbour: number, port: MessagePort): void {
    this.#thumbnails.neighbours.meet(neighbour, port);
  }

  /** Forgets what is kept for coming back, and gives back what is kept for the next pictures. */
  clear(): void {
    this.screens.clear();
    this.#thumbnails.clear();
    this.#reader.rest();
    this.#cache.clear();
  }

  /** Closes what is cached; what is still being decoded is closed on arrival. */
  close(): void {
    this.#isClosed = true;
    this.#small.close();
    this.screens.clear();
    this.#reader.close();
    this.#thumbnails.close();
    this.#cache.clear();
    this.#origin.close();
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
    const original = await this.#origin.read(cell, style, signal, onCoarse && onPreview, stale);
    const { decoded, file, freshness, isNew } = original;
    const picture = this.#open(decoded, decoded.isPreview);
    // Decoded for a row that has left meanwhile: it may come back, so it is kept all the same.
    if (!this.#isClosed) {
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
