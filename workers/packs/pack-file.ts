import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { beyondPack, cutShort, openRange } from './read-range.js';
import { BLOCK_BYTES, WaitingSlice } from './waiting-slice.js';

export interface PackAddress {
  readonly url: string;
  readonly credentials: RequestCredentials;
  readonly stallMs: number;
}

/** Blocks that have come whole, kept for the next pictures. */
export interface KeptBlocks {
  get(block: number): Uint8Array | undefined;
  set(block: number, bytes: Uint8Array): void;
}

interface PackRequest {
  readonly controller: AbortController;
  /** Something that waited has had its bytes of it. */
  hasServed: boolean;
}

interface LoadingBlock {
  readonly request: PackRequest;
  readonly bytes: Uint8Array;
  readonly account: MemoryAccount;
  length: number;
}

/**
 * One pack, as far as it is waited for. What is asked for in one task goes by one request for each run of blocks; every
 * picture is handed over as soon as its bytes are in, whatever else the request brings.
 */
export class PackFile {
  readonly #address: PackAddress;
  readonly #kept: KeptBlocks;
  readonly #ledger: MemoryLedger;
  readonly #onIdle: () => void;
  readonly #waiting = new Set<WaitingSlice>();
  readonly #loading = new Map<number, LoadingBlock>();
  readonly #running = new Set<PackRequest>();
  #isLookDue = false;
  /** Whether the server answers with the bytes that it is asked for; it is asked once before others are. */
  #hasRanges: boolean | undefined;

  constructor(address: PackAddress, kept: KeptBlocks, ledger: MemoryLedger, onIdle: () => void) {
    this.#address = address;
    this.#kept = kept;
    this.#ledger = ledger;
    this.#onIdle = onIdle;
  }

  /** True when nothing waits and nothing is on its way. */
  get isIdle(): boolean {
    return this.#waiting.size === 0 && this.#running.size === 0;
  }

  /** Ends what is on its way. */
  close(): void {
    for (const request of this.#running) this.#abort(request);
  }

  /** @throws {PictureFailure} */
  read(start: number, end: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(slice);
        reject(signal.reason);
        this.#lookSoon();
      };
      const settle =
        <Value>(then: (value: Value) => void) =>
        (value: Value) => {
          signal.removeEventListener('abort', leave);
          then(value);
        };
      const slice = new WaitingSlice(start, end, { resolve: settle(resolve), reject: settle(reject) });
      if (this.#takeWhatIsThere(slice)) return;
      this.#waiting.add(slice);
      signal.addEventListener('abort', leave, { once: true });
      this.#lookSoon();
    });
  }

  #takeWhatIsThere(slice: WaitingSlice): boolean {
    return slice.blocks.some((block) => {
      const { bytes, length } = this.#loading.get(block) ?? wholeBlock(this.#kept.get(block));
      return bytes !== undefined && slice.take(block, block * BLOCK_BYTES, bytes.subarray(0, length));
    });
  }

  /** After the task: what one row has left another may have asked for. */
  #lookSoon(): void {
    if (this.#isLookDue) return;
    this.#isLookDue = true;
    queueMicrotask(() => {
      this.#isLookDue = false;
      this.#abortUnwanted();
      this.#request();
    });
  }

  #request(): void {
    // An answer that brings the whole file brings what is waited for now, too.
    if (this.#running.size > 0 && this.#hasRanges !== true) return;
    for (const { first, end } of this.#missingRuns()) {
      void this.#load(first, end);
      if (this.#hasRanges !== true) return;
    }
  }

  /** Blocks in a row that are waited for and that no request brings. */
  #missingRuns(): { first: number; end: number }[] {
    const wanted = new Set([...this.#waiting].flatMap(({ blocks }) => blocks));
    const missing = [...wanted].filter((block) => !this.#loading.has(block)).sort((a, b) => a - b);
    const runs: { first: number; end: number }[] = [];
    for (const block of missing) {
      const last = runs.at(-1);
      if (last?.end === block) last.end++;
      else runs.push({ first: block, end: block + 1 });
    }
    return runs;
  }

  async #load(first: number, end: number): Promise<void> {
    const request = { controller: new AbortController(), hasServed: false };
    for (let block = first; block < end; block++) this.#begin(block, request);
    this.#running.add(request);
    try {
      const range = { ...this.#address, start: first * BLOCK_BYTES, end: end * BLOCK_BYTES };
      const { isWhole, totalBytes, pieces } = await openRange(range, request.controller.signal);
      this.#hasRanges = !isWhole;
      if (!isWhole) this.#lookSoon();
      let place = isWhole ? 0 : range.start;
      for await (const piece of pieces) {
        this.#take(place, piece, request);
        place += piece.length;
      }
      const isCutShort = !isWhole && place < range.end && place < (totalBytes ?? 0);
      if (isCutShort && place < range.start + BLOCK_BYTES) throw cutShort(range.start, range.end, place);
      // The rest of a block that is cut short is asked for anew.
      if (isCutShort) this.#dropAll(request);
      else this.#end(request, place, isWhole || place < range.end);
    } catch (error) {
      this.#fail(request, error);
    } finally {
      this.#running.delete(request);
      if (this.#waiting.size > 0) this.#lookSoon();
      if (this.isIdle) this.#onIdle();
    }
  }

  #begin(block: number, request: PackRequest): LoadingBlock {
    const account = this.#ledger.open('inFlight', BLOCK_BYTES);
    const loading = { request, bytes: new Uint8Array(BLOCK_BYTES), account, length: 0 };
    this.#loading.set(block, loading);
    return loading;
  }

  /** Shares out a piece of an answer: to the blocks that are kept, and to the pictures that wait for it. */
  #take(place: number, piece: Uint8Array, request: PackRequest): void {
    for (let at = place; at < place + piece.length; ) {
      const block = Math.floor(at / BLOCK_BYTES);
      const end = Math.min(place + piece.length, (block + 1) * BLOCK_BYTES);
      const loading = this.#loading.get(block) ?? this.#begin(block, request);
      if (loading.request === request) this.#fill(block, loading, piece.subarray(at - place, end - place));
      at = end;
    }
  }

  #fill(block: number, loading: LoadingBlock, bytes: Uint8Array): void {
    const place = block * BLOCK_BYTES + loading.length;
    loading.bytes.set(bytes, loading.length);
    loading.length += bytes.length;
    for (const slice of this.#waiting) {
      if (slice.take(block, place, bytes)) this.#waiting.delete(slice);
      loading.request.hasServed ||= !this.#waiting.has(slice);
    }
    if (loading.length === BLOCK_BYTES) this.#keep(block, loading);
  }

  #keep(block: number, { bytes, length }: LoadingBlock): void {
    this.#drop(block);
    if (length > 0) this.#kept.set(block, length < bytes.length ? bytes.slice(0, length) : bytes);
  }

  /** @param isAtEnd True when nothing of the file follows `place` */
  #end(request: PackRequest, place: number, isAtEnd: boolean): void {
    for (const [block, loading] of this.#loading) if (loading.request === request) this.#keep(block, loading);
    if (!isAtEnd) return;
    for (const slice of this.#waiting) {
      if (slice.end <= place) continue;
      this.#waiting.delete(slice);
      slice.fail(beyondPack(slice.start, slice.end));
    }
  }

  /** At once without its blocks: nobody is to wait for what will not come. */
  #abort(request: PackRequest): void {
    this.#dropAll(request);
    request.controller.abort();
  }

  #drop(block: number): void {
    this.#loading.get(block)?.account.close();
    this.#loading.delete(block);
  }

  #blocksOf(request: PackRequest): number[] {
    return [...this.#loading].filter(([, loading]) => loading.request === request).map(([block]) => block);
  }

  #dropAll(request: PackRequest): number[] {
    const blocks = this.#blocksOf(request);
    for (const block of blocks) this.#drop(block);
    return blocks;
  }

  #fail(request: PackRequest, error: unknown): void {
    const blocks = this.#dropAll(request);
    for (const slice of this.#waiting) {
      if (!blocks.some((block) => slice.needs(block))) continue;
      this.#waiting.delete(slice);
      slice.fail(error);
    }
  }

  #abortUnwanted(): void {
    const wanted = new Set([...this.#waiting].flatMap(({ blocks }) => blocks));
    // What is on its way from a server without ranges may bring what others wait for.
    if (this.#hasRanges !== true && wanted.size > 0) return;
    for (const request of this.#running) {
      const blocks = this.#blocksOf(request);
      const isWanted = blocks.some((block) => wanted.has(block));
      // The rest of a block is what comes next in most lists.
      if (!isWanted && (blocks.length > 1 || !request.hasServed)) this.#abort(request);
    }
  }
}

function wholeBlock(bytes: Uint8Array | undefined): { bytes: Uint8Array | undefined; length: number } {
  return { bytes, length: bytes?.length ?? 0 };
}
