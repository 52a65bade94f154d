import type { MemoryAccount, MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { refuseTooLong } from './encoded-limit.js';
import type { EncodedSource } from './encoded-source.js';
import { type Freshness, freshnessOf } from './freshness.js';
import { GrowingBytes } from './growing-bytes.js';
import { asNetworkFailure } from './network-failure.js';
import type { StallGuard } from './stall-guard.js';

/** The room that a file gets with its first piece at most, by the length that is told: much memory for a mere word. */
const RESERVED_BYTES = 2 ** 17;

/**
 * The body of an answer, counted piece by piece. Never read as a Blob: `response.blob()` piles up in Chromium's browser
 * process, 300 MB after 3,200 pictures of 85 kB.
 */
export class ResponseSource implements EncodedSource {
  readonly freshness: Freshness | undefined;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  #maxBytes: number;
  readonly #memory: MemoryAccount;
  readonly #guard: StallGuard;
  readonly #url: string;
  readonly #declaredLength: number | undefined;
  readonly #bytes = new GrowingBytes();
  #isWhole = false;

  constructor(response: Response, maxBytes: number, ledger: MemoryLedger, guard: StallGuard) {
    this.#maxBytes = maxBytes;
    this.#memory = ledger.open('inFlight');
    this.#guard = guard;
    this.#url = response.url;
    this.freshness = freshnessOf(response.headers, Date.now());
    this.#declaredLength = declaredLength(response);
    this.#reader = response.body?.getReader();
  }

  get head(): Uint8Array {
    return this.#bytes.view;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  get byteLength(): number | undefined {
    return this.#isWhole ? this.#bytes.length : this.#declaredLength;
  }

  async readOn(): Promise<void> {
    refuseTooLong(this.#declaredLength ?? 0, this.#maxBytes);
    const piece = await this.#pull();
    if (!piece) return;
    refuseTooLong(this.#bytes.length + piece.length, this.#maxBytes);
    if (!this.#isAllOf(piece)) this.#bytes.reserve(Math.min(this.#declaredLength ?? 0, RESERVED_BYTES));
    this.#bytes.append(piece);
    this.#memory.resize(this.#bytes.capacity);
  }

  async readAll(maxBytes = this.#maxBytes): Promise<Uint8Array<ArrayBuffer>> {
    this.#maxBytes = Math.min(maxBytes, this.#maxBytes);
    refuseTooLong(this.#bytes.length, this.#maxBytes);
    this.#bytes.reserve(this.#declaredLength ?? 0);
    while (!this.#isWhole) await this.readOn();
    const bytes = this.#bytes.take();
    this.#memory.resize(bytes.length);
    return bytes;
  }

  close(): void {
    this.#guard.close();
    this.#memory.close();
    if (this.#isWhole) return;
    void this.#reader?.cancel().catch(() => {});
    // Firefox lets a canceled stream go on until the next piece comes (153).
    this.#guard.abort();
  }

  #isAllOf({ length }: Uint8Array): boolean {
    return this.#bytes.length === 0 && length === this.#declaredLength;
  }

  async #pull(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const piece = this.#isWhole || !this.#reader ? undefined : await this.#guard.next(this.#reader.read());
      this.#isWhole = !piece || piece.done;
      return piece?.value;
    } catch (error) {
      throw asNetworkFailure(error, this.#url, this.#guard.signal);
    }
  }
}

/**
 * A length that is told bounds the body only when the body is not compressed on its way, and across origins a
 * compression is not told.
 */
function declaredLength({ headers, type }: Response): number | undefined {
  const length = headers.get('content-length');
  if (length === null || type !== 'basic' || headers.has('content-encoding')) return undefined;
  return Number(length) || undefined;
}
