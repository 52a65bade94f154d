import { open } from 'node:fs/promises';
import path from 'node:path';
import { compareNames } from '../folder/walk-pictures.mjs';
import { entriesOfGeneration } from './generations.mjs';

/**
 * Thumbnails of earlier runs. All of them are in the order of the walk, so one entry of each is in memory at a time,
 * however many there are.
 */
export class KnownThumbnails {
  #out;
  #cursors;
  /** The pack that was read last; the next thumbnail is in it as a rule. */
  #open = { pack: '', handle: undefined };

  /** @param {string} out @param {readonly number[]} generations */
  constructor(out, generations) {
    this.#out = out;
    this.#cursors = generations.map((generation) => new Cursor(entriesOfGeneration(out, generation)));
  }

  /**
   * Finds the thumbnail of a file that has not changed. Must be asked in the order of the walk, one after the other.
   * @param {{ name: string, stamp: string }} file
   */
  async find({ name, stamp }) {
    let found;
    for (const cursor of this.#cursors) {
      const entry = await cursor.moveTo(name);
      if (entry?.name === name && entry.stamp === stamp) found ??= entry;
    }
    const bytes = found && (await this.#read(found));
    return bytes && { width: found.width, height: found.height, bytes };
  }

  /** Bytes of an entry; `undefined` where its pack does not have them any more. */
  async #read({ pack, start, end }) {
    try {
      if (this.#open.pack !== pack) {
        await this.close();
        this.#open = { pack, handle: await open(path.join(this.#out, pack)) };
      }
      const bytes = Buffer.alloc(end - start);
      const { bytesRead } = await this.#open.handle.read(bytes, 0, bytes.length, start);
      return bytesRead === bytes.length ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  async close() {
    await this.#open.handle?.close();
    this.#open = { pack: '', handle: undefined };
  }
}

class Cursor {
  #entries;
  #current;

  constructor(entries) {
    this.#entries = entries;
  }

  /** The first entry that is not before a name. */
  async moveTo(name) {
    this.#current ??= await this.#entries.next();
    while (!this.#current.done && compareNames(this.#current.value.name, name) < 0) {
      this.#current = await this.#entries.next();
    }
    return this.#current.value;
  }
}
