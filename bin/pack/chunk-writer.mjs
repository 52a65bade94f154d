import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { chunkFile } from '../folder/chunk-file.mjs';
import { writeWhole } from '../folder/write-whole.mjs';

/**
 * @typedef {object} Thumbnail
 * @property {string} name
 * @property {string} stamp
 * @property {number} width
 * @property {number} height
 * @property {Uint8Array} bytes
 */

/**
 * Writes packs, and the chunks of the index that tell of them. A pack is named for its content: one that has not changed
 * has its old address, which caches know, and no other content ever has.
 */
export class ChunkWriter {
  #out;
  #folder;
  #digest = createHash('sha256');
  /** Addresses of the packs, relative to `out`. */
  packs = new Set();
  length = 0;
  byteSize = 0;

  /** @param {string} out @param {string} folder Of the index, in `out` */
  constructor(out, folder) {
    this.#out = out;
    this.#folder = folder;
  }

  /** Tells one index from another, wherever it is. */
  get digest() {
    return this.#digest.copy().digest('hex').slice(0, 32);
  }

  /** @param {readonly Thumbnail[]} thumbnails */
  async write(thumbnails) {
    const pieces = thumbnails.map(({ bytes }) => bytes);
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece);
    const name = hash.digest('hex').slice(0, 16);
    const pack = `packs/${name.slice(0, 2)}/${name}.pack`;
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    const known = await stat(path.join(this.#out, pack)).catch(() => undefined);
    if (known?.size !== size) await writeWhole(path.join(this.#out, pack), pieces);
    const chunk = JSON.stringify(columnsOf(pack, thumbnails));
    await writeWhole(path.join(this.#out, this.#folder, chunkFile(this.#count++)), chunk);
    this.#digest.update(chunk);
    this.packs.add(pack);
    this.length += thumbnails.length;
    this.byteSize += size;
  }

  #count = 0;
}

/** Columns take half the bytes of objects. */
function columnsOf(pack, thumbnails) {
  return {
    pack,
    bytes: thumbnails.map(({ bytes }) => bytes.length),
    widths: thumbnails.map(({ width }) => width),
    heights: thumbnails.map(({ height }) => height),
    names: thumbnails.map(({ name }) => name),
    stamps: thumbnails.map(({ stamp }) => stamp),
  };
}
