import { readCapture } from './compare.mjs';
import { PuppeteerPage } from './puppeteer-page.mjs';
import { WebKitPage } from './webkit-page.mjs';

/** Six cells of 256 px and a scroll bar wide, four cells high. */
const VIEWPORT = { width: 1560, height: 1024 };
const START_LIMIT_MS = 60_000;

/** The page that files are shown in; opened again after one of them has made it hang or crash. */
export class ReopenedPage {
  #target;
  #page;
  #blank;

  /** @param {import('./run.mjs').Target} target */
  constructor(target) {
    this.#target = target;
  }

  get engine() {
    return this.#target.engine;
  }

  /** Runs in the page, and throws away a page that does not answer in time. */
  async within(limitMs, run) {
    if (!this.#page) await this.reopen();
    try {
      return await inTime(run(this.#page, this.#blank), limitMs);
    } catch (error) {
      this.drop();
      throw error;
    }
  }

  async reopen() {
    this.drop();
    const { engine, executablePath, origin } = this.#target;
    const Page = engine === 'webkit' ? WebKitPage : PuppeteerPage;
    const options = { engine, executablePath, url: `${origin}/`, viewport: VIEWPORT };
    this.#page = await inTime(Page.open(options), START_LIMIT_MS);
    this.#blank = await readCapture(await this.#page.screenshot());
  }

  drop() {
    this.#page?.kill();
    this.#page = undefined;
  }

  async close() {
    await this.#page?.close();
    this.#page = undefined;
  }
}

async function inTime(promise, limitMs) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${limitMs / 1000} s`)), limitMs);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
