/** Thumbnails in one file, as `npx mass-image-grid pack` makes them. */
export const PACK_SIZE = 1000;

/** A list's thumbnails, a thousand to a file. They repeat, each file has an address of its own: no cache has any. */
export class Packs {
  #ends;
  #bytes;

  /** @param {Buffer[]} thumbnails */
  constructor(thumbnails) {
    let end = 0;
    this.#ends = thumbnails.map(({ length }) => (end += length));
    this.#bytes = Buffer.concat([...thumbnails, ...thumbnails.slice(0, PACK_SIZE)]);
  }

  /** Where each thumbnail ends if they lie one after the other, in bytes. */
  get ends() {
    return this.#ends;
  }

  /** @param {number} number @returns {Buffer} */
  file(number) {
    const count = this.#ends.length;
    const first = (number * PACK_SIZE) % count;
    const start = this.#ends[first - 1] ?? 0;
    const last = first + PACK_SIZE - 1;
    return this.#bytes.subarray(start, this.#ends[last % count] + (last < count ? 0 : this.#ends[count - 1]));
  }
}

/**
 * The bytes that a `Range` asks for, both ends included.
 * @param {string | undefined} header @param {number} length Of the whole.
 * @returns {{ start: number, end: number } | undefined} `undefined` for all of it.
 */
export function rangeOf(header, length) {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  if (!asked) return undefined;
  return { start: Number(asked[1]), end: Math.min(asked[2] ? Number(asked[2]) : length - 1, length - 1) };
}
