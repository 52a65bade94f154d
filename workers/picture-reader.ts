import type { PassingLane } from '../src/core/memory/allotment.js';
import type { PictureLimits } from '../src/core/picture/picture-limits.js';
import { probeScaledDecoding } from './decode/capabilities.js';
import { type DecodedPicture, type DecodePlan, decode, planDecode, type WantedSize } from './decode/decode.js';
import { DecodeDeadline } from './decode/decode-deadline.js';
import { decodePeakBytes } from './decode/decode-peak.js';
import { MOST_KEPT_BYTES, PixelBuffers } from './decode/pixel-buffers.js';
import { isAllocationFailure, isEmptyResult, shortOfMemory } from './memory/memory-shortage.js';
import type { PainterMemory } from './memory/painter-memory.js';
import type { Decode } from './plug-in/choose-decoder.js';
import type { PlugInClient } from './plug-in/plug-in-client.js';
import type { ClaimedFor } from './protocol.js';
import type { EncodedSource } from './reading/encoded-source.js';
import { type ReadPicture, readPicture } from './reading/read-picture.js';
import type { ImageHeader } from './sniff/image-header.js';

export interface ReadingJob {
  readonly claimedFor: ClaimedFor;
  readonly limits: PictureLimits;
  readonly wantedSize: WantedSize;
  /** Is given the preview of a picture that takes longer, to show and to close; without it none is looked for. */
  readonly onPreview: ((preview: DecodedPicture) => void) | undefined;
  /** Is shown the bytes that go to the engine's decoder: the file, or a preview in what is there of it. */
  readonly onBytes?: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** Reads and decodes pictures: by the engine or a plug-in, within the limits, the time and the memory that there are. */
export class PictureReader {
  readonly #memory: PainterMemory;
  readonly #scaled = probeScaledDecoding();
  readonly #plugIns: PlugInClient | undefined;
  readonly #deadline = new DecodeDeadline();
  readonly #buffers: PixelBuffers;

  constructor(memory: PainterMemory, plugIns?: PlugInClient) {
    this.#memory = memory;
    this.#plugIns = plugIns;
    const kept = memory.openAside();
    this.#buffers = new PixelBuffers((bytes) => kept.resize(bytes));
    memory.boundSpare((maxBytes) => this.#buffers.setMaxBytes(maxBytes), MOST_KEPT_BYTES);
  }

  /** Gives back the memory that is kept for the next pictures. */
  rest(): void {
    this.#buffers.clear();
  }

  /** Decodes that were given up and run on nevertheless. */
  get abandoned(): number {
    return this.#deadline.abandoned;
  }

  /** @throws as `readPicture()` */
  async read(source: EncodedSource, job: ReadingJob, signal: AbortSignal): Promise<ReadPicture> {
    const { claimedFor, limits, wantedSize, onPreview, onBytes } = job;
    const scaled = await this.#scaled;
    const plan = (header: ImageHeader) => planDecode(header, { wantedSize, scaled, limits });
    const decodeInTime: Decode = (bytes, chosen, ending) => {
      onBytes?.(bytes);
      return this.#deadline.run((decoding) => this.decode(bytes, chosen, decoding), limits.decodeMs, ending);
    };
    const enter = (lane: PassingLane, bytes: number, isAverage: boolean) =>
      this.#memory.enter(lane, bytes, claimedFor, signal, isAverage);
    const options = { plan, limits, decode: decodeInTime, enter, plugIns: this.#plugIns, onPreview };
    return readPicture(source, options, signal);
  }

  close(): void {
    this.#plugIns?.close();
    this.#buffers.setMaxBytes(0);
  }

  /** What will be done with a picture. @throws {PictureFailure} of kind `too-large` */
  async plan(header: ImageHeader, wantedSize: WantedSize, limits: PictureLimits): Promise<DecodePlan> {
    return planDecode(header, { wantedSize, scaled: await this.#scaled, limits });
  }

  /** Takes the bytes. */
  async decode(bytes: Uint8Array<ArrayBuffer>, plan: DecodePlan, signal: AbortSignal): Promise<DecodedPicture> {
    const peak = this.#memory.ledger.open('decoding', decodePeakBytes(plan, bytes.length));
    try {
      const decoded = await decode(bytes, plan, signal, this.#buffers);
      if (!isEmptyResult(decoded, plan)) return decoded;
      decoded.bitmap.close();
      this.#memory.alarm('empty-result');
      throw shortOfMemory();
    } catch (error) {
      if (!isAllocationFailure(error)) throw error;
      this.#memory.alarm('allocation-failed');
      throw shortOfMemory(error);
    } finally {
      peak.close();
    }
  }
}
