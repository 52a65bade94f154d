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
  /** What is not there yet, by block: the next byte that it needs, and the one after the last. */
  readonly #missing = new Map<number, { next: number; readonly end: number }>();

  constructor(start: number, end: number, handlers: SliceHandlers) {
    this.start = start;
    this.end = end;
    this.#bytes = new Uint8Array(end - start);
    this.#handlers = handlers;
    for (let block = Math.floor(start / BLOCK_BYTES); block * BLOCK_BYTES < end; block++) {
      const from = Math.max(start, block * BLOCK_BYTES);
      this.#missing.set(block, { next: from, end: Math.min(end, (block + 1) * BLOCK_BYTES) });
    }
  }

  get blocks(): readonly number[] {
    return [...this.#missing.keys()];
  }

  needs(block: number): boolean {
    return this.#missing.has(block);
  }

  /** Takes what it needs of some bytes of a block, which come in order, perhaps more than once; true when it has them all. */
  take(block: number, place: number, bytes: Uint8Array): boolean {
    const missing = this.#missing.get(block);
    if (missing === undefined) return false;
    const to = Math.min(missing.end, place + bytes.length);
    if (missing.next < place || missing.next >= to) return false;
    this.#bytes.set(bytes.subarray(missing.next - place, to - place), missing.next - this.start);
    missing.next = to;
    if (to === missing.end) this.#missing.delete(block);
    if (this.#missing.size > 0) return false;
    this.#handlers.resolve(this.#bytes);
    return true;
  }

  fail(reason: unknown): void {
    this.#handlers.reject(reason);
  }
}
