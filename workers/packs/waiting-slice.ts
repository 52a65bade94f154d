/** Blocks in which packs are fetched: some sixty thumbnails, and twice what a request costs on a slow line. */
export const BLOCK_BYTES = 2 ** 18;

export interface SliceHandlers {
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (reason: unknown) => void;
}

/** A picture of a pack that is put together of the blocks that it lies in. */
export class WaitingSlice {
  readonly start: number;
  readonly end: number;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #handlers: SliceHandlers;
  /** Bytes that are not there yet, by block. */
  readonly #missing = new Map<number, number>();

  constructor(start: number, end: number, handlers: SliceHandlers) {
    this.start = start;
    this.end = end;
    this.#bytes = new Uint8Array(end - start);
    this.#handlers = handlers;
    for (let block = Math.floor(start / BLOCK_BYTES); block * BLOCK_BYTES < end; block++) {
      const from = Math.max(start, block * BLOCK_BYTES);
      this.#missing.set(block, Math.min(end, (block + 1) * BLOCK_BYTES) - from);
    }
  }

  get blocks(): readonly number[] {
    return [...this.#missing.keys()];
  }

  needs(block: number): boolean {
    return this.#missing.has(block);
  }

  /** Takes what it needs of some bytes of a block, which come in order; true when it has them all. */
  take(block: number, place: number, bytes: Uint8Array): boolean {
    const missing = this.#missing.get(block);
    if (missing === undefined) return false;
    const from = Math.max(this.start, place);
    const to = Math.min(this.end, place + bytes.length);
    if (from >= to) return false;
    this.#bytes.set(bytes.subarray(from - place, to - place), from - this.start);
    if (missing > to - from) this.#missing.set(block, missing - (to - from));
    else this.#missing.delete(block);
    if (this.#missing.size > 0) return false;
    this.#handlers.resolve(this.#bytes);
    return true;
  }

  fail(reason: unknown): void {
    this.#handlers.reject(reason);
  }
}
