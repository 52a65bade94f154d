import type { FileSlice } from '../../src/core/picture/picture-part.js';
import type { PainterMemory } from '../memory/painter-memory.js';
import type { PictureReader, ReadingJob } from '../picture-reader.js';
import type { CellRequest } from '../protocol.js';
import type { EncodedSource } from '../reading/encoded-source.js';
import { openSource } from '../reading/open-source.js';
import type { ReadPicture } from '../reading/read-picture.js';
import { PackStore } from './pack-store.js';

/** Gives a cell its picture out of a pack. */
export class PackedPictureReader {
  readonly #memory: PainterMemory;
  readonly #reader: PictureReader;
  readonly #packs: PackStore;

  constructor(memory: PainterMemory, reader: PictureReader) {
    this.#memory = memory;
    this.#reader = reader;
    this.#packs = new PackStore(memory.ledger);
    memory.bound('encoded', (maxBytes) => this.#packs.setMaxBytes(maxBytes));
  }

  /** @throws {PictureFailure} */
  async read(cell: CellRequest, slice: FileSlice, job: ReadingJob, signal: AbortSignal): Promise<ReadPicture> {
    const source = await this.#open(cell, slice, job, signal);
    try {
      return await this.#reader.read(source, job, signal);
    } finally {
      source.close();
    }
  }

  close(): void {
    this.#packs.close();
  }

  #open(
    { source, credentials }: CellRequest,
    slice: FileSlice,
    { limits }: ReadingJob,
    signal: AbortSignal,
  ): Promise<EncodedSource> {
    const { encodedBytes: maxBytes, stallMs } = limits;
    if (typeof source === 'string') {
      return this.#packs.open({ url: source, credentials, stallMs, slice, maxBytes }, signal);
    }
    const bytes = source.slice(slice.start, slice.end);
    return openSource({ source: bytes, credentials, maxBytes, stallMs, ledger: this.#memory.ledger }, signal);
  }
}
