import { memoryByKind } from '../support/process-memory.mjs';

const EVERY_MS = 2000;

/**
 * @typedef {object} Sample
 * @property {number} seconds Since the start.
 * @property {number} pssBytes Of all processes of the browser.
 * @property {Record<string, number>} pssByKind The same, by kind of process.
 * @property {object} stats `grid.stats`.
 */

/** Looks at the grid and its browser again and again while something is done with it. */
export class Sampler {
  #look;
  #timer;
  #looking = Promise.resolve();
  /** @type {Sample[]} */
  samples = [];

  /** @param {{ page: object, browser: { pid: number }, startMs: number }} scene */
  constructor({ page, browser, startMs }) {
    this.#look = async () => {
      const stats = await page.evaluate('contender.grid.stats');
      const pssByKind = memoryByKind(browser.pid);
      const pssBytes = Object.values(pssByKind).reduce((sum, bytes) => sum + bytes, 0);
      this.samples.push({ seconds: (Date.now() - startMs) / 1000, pssBytes, pssByKind, stats });
    };
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(this.#look);
    }, EVERY_MS);
  }

  /** @returns {Promise<Sample[]>} */
  async stop() {
    clearInterval(this.#timer);
    await this.#looking;
    return this.samples;
  }
}
