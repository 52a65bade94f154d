import { heldHeapBytes } from '../support/held-heap.mjs';
import { statsAtRest } from './stats-at-rest.mjs';

const EVERY_MS = 10_000;

/** What the ledger knows of a worker's heap: the rest of it is pixels, which are not there. */
const KINDS_IN_HEAP = ['thumbnails', 'encoded', 'inFlight', 'decoding'];

/**
 * @typedef {object} Heap What heaps and their buffers hold once their garbage is collected.
 * @property {number} seconds Since the start.
 * @property {number} workerBytes Of all workers, beyond what the ledger knows of: that is judged by the budget.
 * @property {number} pageBytes Of the page's own thread.
 */

/**
 * Reads the heaps every now and then, always in the same state: the first pictures in cells of one size, all painted,
 * nothing kept for coming back. Whatever is held then was held before, too, or is a leak. In motion, and between collections,
 * they are a saw of up to 70 MB that hides any trend.
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
      grid.scrollToIndex(0);
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    })(contender)`);
    await statsAtRest(page);
    await page.evaluate('contender.grid.clearCache()');
    const allBytes = await workers.heldBytes();
    const { held } = (await statsAtRest(page)).memory;
    const workerBytes = allBytes - KINDS_IN_HEAP.reduce((sum, kind) => sum + held[kind], 0);
    const pageBytes = await heldHeapBytes(page);
    this.readings.push({ seconds: (Date.now() - startMs) / 1000, workerBytes, pageBytes });
    this.#dueMs = Date.now() + EVERY_MS;
  }
}
