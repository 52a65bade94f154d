import { VIEWPORT } from './geometry.mjs';

/** Half the size is enough to read a pattern, and a quarter of the work for the browser that is measured. */
const SCALE = 0.5;
const QUALITY = 60;

/** @typedef {{ timeMs: number, jpeg: Buffer }} Frame `timeMs` is the wall clock's. */

/** What the screen shows, frame by frame as the compositor puts it out. */
export class Screencast {
  #page;
  #stopListening;
  /** @type {Frame[]} */
  #frames = [];

  /** @param {import('../support/devtools-pipe.mjs').Page} page */
  static async start(page) {
    const screencast = new Screencast(page);
    await page.send('Page.startScreencast', {
      format: 'jpeg',
      quality: QUALITY,
      maxWidth: VIEWPORT.width * SCALE,
      maxHeight: VIEWPORT.height * SCALE,
    });
    return screencast;
  }

  constructor(page) {
    this.#page = page;
    this.#stopListening = page.on('Page.screencastFrame', (frame) => this.#take(frame));
  }

  /** @returns {Frame[]} Those that have come so far, oldest first. */
  get frames() {
    return this.#frames;
  }

  /** @returns {Promise<Frame[]>} */
  async stop() {
    await this.#page.send('Page.stopScreencast');
    this.#stopListening();
    return this.#frames;
  }

  #take({ data, metadata, sessionId }) {
    this.#frames.push({ timeMs: metadata.timestamp * 1000, jpeg: Buffer.from(data, 'base64') });
    this.#page.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  }
}
