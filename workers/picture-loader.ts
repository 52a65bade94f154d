import { fittedSize, type Size } from '../src/core/fit.js';
import { probeScaledDecoding } from './decode/capabilities.js';
import { type DecodedPicture, type DecodePlan, decode, planDecode } from './decode/decode.js';
import { DecodeDeadline } from './decode/decode-deadline.js';
import { decodePeakBytes } from './decode/decode-peak.js';
import type { PainterMemory } from './memory/painter-memory.js';
import { Picture } from './picture.js';
import { PictureCache } from './picture-cache.js';
import type { Decode } from './plug-in/choose-decoder.js';
import type { PlugInClient } from './plug-in/plug-in-client.js';
import type { CellRequest, CellStyle, PainterConfig } from './protocol.js';
import { openSource } from './reading/open-source.js';
import { type ReadPicture, readPicture } from './reading/read-picture.js';
import type { ImageHeader } from './sniff/image-header.js';

/** Takes a picture that is coarser than what is asked for, with a lease to release; the right one follows. */
export type OnCoarse = (picture: Picture) => void;

export interface KeptPicture {
  readonly picture: Picture;
  readonly isFinal: boolean;
}

/** Decoded cache → network: gives a cell its picture, with a lease that the caller releases. */
export class PictureLoader {
  readonly #memory: PainterMemory;
  readonly #cache: PictureCache;
  readonly #scaled = probeScaledDecoding();
  readonly #plugIns: PlugInClient | undefined;
  readonly #closed = new AbortController();
  readonly #deadline = new DecodeDeadline();

  constructor(memory: PainterMemory, { cacheEntries }: PainterConfig, plugIns?: PlugInClient) {
    this.#memory = memory;
    this.#plugIns = plugIns;
    this.#cache = new PictureCache({ maxBytes: 0, maxEntries: cacheEntries });
    memory.bound('decoded', (maxBytes) => this.#cache.setMaxBytes(maxBytes));
  }

  /** @param onCoarse Is given a coarser picture, with a lease of its own, when the final one takes longer */
  async load(cell: CellRequest, style: CellStyle, signal: AbortSignal, onCoarse: OnCoarse = release): Promise<Picture> {
    const kept = this.kept(cell, style);
    if (kept?.isFinal) return kept.picture;
    if (kept) onCoarse(kept.picture);
    // What is seen never gets worse: a preview might be coarser still.
    return this.#loadNew(cell, style, signal, kept ? release : onCoarse);
  }

  /** The picture itself, also where a preview of it would do, or is kept. */
  async loadWhole(cell: CellRequest, style: CellStyle, signal: AbortSignal): Promise<Picture> {
    const kept = this.#cache.lease(cell, style);
    if (kept && !kept.isPreview) return kept;
    kept?.release();
    return this.#loadNew(cell, style, signal, undefined);
  }

  /** What is decoded already, with a lease; not final where it is there in another size only. */
  kept(cell: CellRequest, style: CellStyle): KeptPicture | undefined {
    const picture = this.#cache.lease(cell, style);
    if (picture) return { picture, isFinal: true };
    const coarse = this.#cache.leaseOtherSize(cell);
    return coarse && { picture: coarse, isFinal: false };
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

  /** @param onCoarse Is given a preview that does not suffice; without it none is looked for */
  async #loadNew(
    cell: CellRequest,
    style: CellStyle,
    signal: AbortSignal,
    onCoarse: OnCoarse | undefined,
  ): Promise<Picture> {
    const open = ({ bitmap, natural, isPreview }: ReadPicture) =>
      new Picture(bitmap, natural, this.#memory.ledger, 'decoded', isPreview);
    const onPreview = (preview: DecodedPicture) =>
      (signal.aborted ? release : onCoarse)?.(open({ ...preview, isPreview: true }));
    const picture = open(await this.#read(cell, style, signal, onCoarse && onPreview));
    // Decoded for a row that has left meanwhile: it may come back, so it is kept all the same.
    if (!this.#closed.signal.aborted) this.#cache.keep(cell, style, picture);
    if (!signal.aborted) return picture;
    picture.release();
    throw signal.reason;
  }

  async #read(
    cell: CellRequest,
    style: CellStyle,
    signal: AbortSignal,
    onPreview: ((preview: DecodedPicture) => void) | undefined,
  ): Promise<ReadPicture> {
    const scaled = await this.#scaled;
    const { limits, fit, devicePixelRatio } = style;
    const wantedSize = (size: Size) => fittedSize(size, cell, fit, devicePixelRatio);
    const plan = (header: ImageHeader) => planDecode(header, { wantedSize, scaled, limits });
    const decodeInTime: Decode = (bytes, chosen, ending) =>
      this.#deadline.run((decoding) => this.#decode(bytes, chosen, decoding), limits.decodeMs, ending);
    const { encodedBytes: maxBytes, stallMs } = limits;
    const source = await openSource({ ...cell, maxBytes, stallMs, ledger: this.#memory.ledger }, signal);
    try {
      const enter = (chosen: DecodePlan, length: number) =>
        this.#memory.gate.enter(length + decodePeakBytes(chosen, length), cell.request, signal);
      const options = { plan, limits, decode: decodeInTime, enter, plugIns: this.#plugIns, onPreview };
      return await readPicture(source, options, signal);
    } finally {
      source.close();
    }
  }

  async #decode(bytes: Uint8Array<ArrayBuffer>, plan: DecodePlan, signal: AbortSignal): Promise<DecodedPicture> {
    const peak = this.#memory.ledger.open('decoding', decodePeakBytes(plan, bytes.length));
    return decode(bytes, plan, signal).finally(() => peak.close());
  }
}

function release(picture: Picture): void {
  picture.release();
}
