import { freeBytes } from '../memory/free-bytes.js';

const FIRST_CAPACITY = 2 ** 16;

/** Bytes that come in pieces of any size, in one buffer that doubles: joining again at every piece would be quadratic. */
export class GrowingBytes {
  #buffer = new Uint8Array(0);
  #length = 0;
  /** False where it came from an engine. */
  #isOwn = true;

  get length(): number {
    return this.#length;
  }

  /** Bytes that the buffer takes up, filled or not. */
  get capacity(): number {
    return this.#buffer.length;
  }

  /** Good until more is appended, reserved or taken. */
  get view(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Makes room for a length that is known, so that nothing is copied again; it may turn out wrong. */
  reserve(length: number): void {
    if (length > this.#buffer.length) this.#resize(length);
  }

  /** Takes the bytes where they are the first and all of their buffer: most files come in one piece. */
  append(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#buffer.length === 0 && bytes.length === bytes.buffer.byteLength) {
      this.#adopt(bytes);
      return;
    }
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) this.#resize(Math.max(length, 2 * this.#buffer.length, FIRST_CAPACITY));
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
  }

  /** Hands the bytes over, in a buffer of just their length, and is empty. */
  take(): Uint8Array<ArrayBuffer> {
    if (this.#length < this.#buffer.length) this.#resize(this.#length);
    const bytes = this.#buffer;
    this.#buffer = new Uint8Array(0);
    this.#length = 0;
    return bytes;
  }

  #adopt(bytes: Uint8Array<ArrayBuffer>): void {
    this.#buffer = bytes;
    this.#length = bytes.length;
    this.#isOwn = false;
  }

  #resize(capacity: number): void {
    const next = new Uint8Array(capacity);
    next.set(this.view);
    if (this.#isOwn) freeBytes(this.#buffer);
    this.#buffer = next;
    this.#isOwn = true;
  }
}
