import type { SheetCut } from '../../src/core/picture/picture-part.js';
import { shrink } from '../decode/decode.js';
import { refuseTooManyPixels } from '../decode/pixel-limits.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { PictureReader, ReadingJob } from '../picture-reader.js';
import type { CellRequest } from '../protocol.js';
import type { EncodedSource } from '../reading/encoded-source.js';
import { openSource } from '../reading/open-source.js';
import type { ReadPicture } from '../reading/read-picture.js';
import { openSheet } from './open-sheet.js';
import type { SheetPixels } from './sheet-pixels.js';
import { SheetStore } from './sheet-store.js';

/** Gives a cell the cut of its sheet. */
export class SpriteReader {
  readonly #memory: PainterMemory;
  readonly #reader: PictureReader;
  readonly #sheets = new SheetStore();

  constructor(memory: PainterMemory, reader: PictureReader) {
    this.#memory = memory;
    this.#reader = reader;
    memory.bound('sheets', (maxBytes) => this.#sheets.setMaxBytes(maxBytes));
  }

  /**
   * @param signal Of the row that will show the cut
   * @throws {PictureFailure}
   */
  async read(cell: CellRequest, cut: SheetCut, job: ReadingJob, signal: AbortSignal): Promise<ReadPicture> {
    refuseTooManyPixels(cut.whole, { by: 'image-bitmap', resize: undefined }, job.limits);
    const open = (opening: AbortSignal) => this.#open(cell, { ...job, claimedFor: cut.file }, opening);
    const bitmap = await this.#sheets.cut(`${cell.credentials} ${cut.file}`, cut, open, signal);
    return { ...(await shrink(bitmap, job.wantedSize)), isPreview: false };
  }

  close(): void {
    this.#sheets.close();
  }

  async #open(cell: CellRequest, job: ReadingJob, signal: AbortSignal): Promise<SheetPixels> {
    const { ledger } = this.#memory;
    const { limits, claimedFor } = job;
    const whole = { ...job, wantedSize: (size: SheetPixels['natural']) => size, onPreview: undefined };
    const decodeWhole = (from: EncodedSource) => this.#reader.read(from, whole, signal);
    const enter = (bytes: number, cutting: AbortSignal) => this.#memory.enter('decoding', bytes, claimedFor, cutting);
    const { encodedBytes: maxBytes, stallMs } = limits;
    const source = await openSource({ ...cell, maxBytes, stallMs, ledger }, signal);
    try {
      return await openSheet(source, { limits, ledger, decodeWhole, enter });
    } finally {
      source.close();
    }
  }
}
