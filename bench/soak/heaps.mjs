import { setTimeout as delay } from 'node:timers/promises';
import { heldHeapBytes } from '../support/held-heap.mjs';
import { statsAtRest } from './stats-at-rest.mjs';

const EVERY_MS = 10_000;

/**
 * What the ledger counts and a heap may hold: files, thumbnails, memory that decoders keep. Some of it is elsewhere, such as
 * an encoder's canvas and what a decoder is expected to need, so it cannot be taken off what a heap holds: there must be none.
 */
const KINDS_IN_HEAP = ['thumbnails', 'encoded', 'inFlight', 'decoding'];

const CLEARED_LIMIT_MS = 5000;

/**
 * @typedef {object} Heap What heaps and their buffers hold once their garbage is collected.
 * @property {number} seconds Since the start.
 * @property {number} workerBytes Of all workers.
 * @property {number} pageBytes Of the page's own thread.
 * @property {number} keptBytes What the ledger knew of at the time in these heaps, which were to hold nothing of the kind.
 */

/**
 * Reads the heaps every now and then, always in the same state: the first pictures in cells of one size, all painted,
 * nothing kept for coming back or for the next pictures. Whatever is held then was held before, too, or is a leak. In motion,
 * and between collections, they are a saw of up to 70 MB that hides any trend.
 */
export class Heaps {
  #scene;
  #dueMs;
  /** @type {Heap[]} */
  readings = [];

  /** @param {{ page: object, workers: { heldBytes(): Promise<number> }, count: number, startMs: number }} scene */
  constructor(scene) {
    this.#scene = scene;
    this.#dueMs = scene.startMs + EVERY_MS;
  }

  /** Between two actions. */
  async readIfDue() {
    if (Date.now() < this.#dueMs) return;
    const { page, workers, count, startMs } = this.#scene;
    await page.evaluate(`(async ({ grid }) => {
      grid.items = { length: ${count}, item: (index) => ({ src: '/pictures/' + index + '.jpg', key: index }) };
      grid.cellSize = 128;
      await grid.updateComplete;
    })(contender)`);
    // From elsewhere, so that something is asked for: of a worker that has died without a word the page learns by that alone.
    await this.#showFrom(Math.floor(count / 2));
    await this.#showFrom(0);
    await page.evaluate('contender.grid.clearCache()');
    await this.#cleared();
    const workerBytes = await workers.heldBytes();
    if (workerBytes === 0) throw new Error('There is no worker whose heap could be read');
    const pageBytes = await heldHeapBytes(page);
    const keptBytes = await this.#keptBytes();
    this.readings.push({ seconds: (Date.now() - startMs) / 1000, workerBytes, pageBytes, keptBytes });
    this.#dueMs = Date.now() + EVERY_MS;
  }

  async #showFrom(index) {
    const { page } = this.#scene;
    await page.evaluate(`(async ({ grid }) => {
      grid.scrollToIndex(${index});
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    })(contender)`);
    await statsAtRest(page);
  }

  /** Workers tell what they have let go of, or after a while that they have not. */
  async #cleared() {
    for (const endMs = Date.now() + CLEARED_LIMIT_MS; Date.now() < endMs; await delay(50)) {
      if ((await this.#keptBytes()) === 0) return;
    }
  }

  async #keptBytes() {
    const { held } = await this.#scene.page.evaluate('contender.grid.stats.memory');
    return KINDS_IN_HEAP.reduce((sum, kind) => sum + held[kind], 0);
  }
}
