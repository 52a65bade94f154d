const FIRST_CAPACITY = 2 ** 16;

/** Bytes that come in pieces of any size, in one buffer that doubles: joining again at every piece would be quadratic. */
export class GrowingBytes {
  #buffer = new Uint8Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Bytes that the buffer takes up, filled or not. */
  get capacity(): number {
    return this.#buffer.length;
  }

  get view(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Makes room for a length that is known, so that nothing is copied again; it may turn out wrong. */
  reserve(length: number): void {
    if (length > this.#buffer.length) this.#resize(length);
  }

  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) this.#resize(Math.max(length, 2 * this.#buffer.length));
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
  }

  /** Hands the bytes over, in a buffer of just their length, and is empty. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = this.#length === this.#buffer.length ? this.#buffer : this.#buffer.slice(0, this.#length);
    this.#buffer = new Uint8Array(0);
    this.#length = 0;
    return bytes;
  }

  #resize(capacity: number): void {
    const larger = new Uint8Array(capacity);
    larger.set(this.view);
    this.#buffer = larger;
  }
}
