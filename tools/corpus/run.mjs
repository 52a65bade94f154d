import { compareCell, readCapture } from './compare.mjs';
import { PuppeteerPage } from './puppeteer-page.mjs';
import { urlOf } from './server.mjs';
import { WebKitPage } from './webkit-page.mjs';

const BATCH_SIZE = 24;
/** Six cells of 256 px and a scroll bar wide, four cells high. */
const VIEWPORT = { width: 1560, height: 1024 };
const START_LIMIT_MS = 60_000;
/** For one page of files; what has not answered by then is run again in halves, down to the file that is to blame. */
const BATCH_LIMIT_MS = 30_000;
const FILE_LIMIT_MS = 20_000;
/** At `<img>` elements that are not drawn yet. */
const MOST_LOOKS = 10;
/**
 * Engines that draw a fitted `<img>` between device pixels as well, which blurs what is finer than they are, and the
 * parts of a px in which they lay out.
 */
const LAYOUT_UNITS = { firefox: 60, webkit: 64 };

/**
 * @typedef {import('./manifest.mjs').CorpusFile} CorpusFile
 * @typedef {{ engine: import('../browsers.mjs').Engine, executablePath: string, origin: string }} Target
 * @typedef {object} Result
 * @property {CorpusFile} file
 * @property {'painted' | 'rescued' | 'error' | 'hang'} state
 * @property {string} [name] Of the error.
 * @property {string} [message]
 * @property {number} [timeMs] Since the file's page of files was begun.
 * @property {number} [peakBytes] Bitmaps held at most by that page of files.
 * @property {boolean} [isReleased] Nothing was held once the grid was gone.
 * @property {{ isLoaded: boolean, isDecoded: boolean, width: number, height: number }} [image] What `<img>` did with it.
 * @property {import('./compare.mjs').Comparison} [comparison]
 */

/** @param {CorpusFile[]} files @param {Target} target @returns {Promise<Result[]>} */
export async function inspectAll(files, target) {
  const browser = new ReopenedPage(target);
  const isKiller = ({ hangs }) => hangs?.includes(target.engine) ?? false;
  const calm = files.filter((file) => !isKiller(file));
  const results = [];
  for (let start = 0; start < calm.length; start += BATCH_SIZE) {
    results.push(...(await inspectBatch(browser, calm.slice(start, start + BATCH_SIZE))));
  }
  // Each in a page of its own, and without an <img> to compare with, for that is what it kills.
  for (const file of files.filter(isKiller)) results.push(await inspectKiller(browser, file));
  await browser.close();
  return results;
}

/** @param {ReopenedPage} browser @param {CorpusFile[]} files @returns {Promise<Result[]>} */
async function inspectBatch(browser, files) {
  const limit = files.length === 1 ? FILE_LIMIT_MS : BATCH_LIMIT_MS;
  try {
    return await browser.within(limit, (page, blank) =>
      compareFiles(page, blank, files, LAYOUT_UNITS[browser.engine] ?? 0),
    );
  } catch (error) {
    if (files.length === 1) return [{ file: files[0], state: 'hang', message: error.message }];
    console.log(`  ${files.length} files from ${files[0].path} on, again in halves: ${error.message}`);
    const half = Math.ceil(files.length / 2);
    return [
      ...(await inspectBatch(browser, files.slice(0, half))),
      ...(await inspectBatch(browser, files.slice(half))),
    ];
  }
}

async function compareFiles(page, blank, files, layoutUnits) {
  const urls = JSON.stringify(files.map(({ path }) => urlOf(path)));
  const { outcomes, places, peakBytes } = await page.evaluate(`corpus.show(${urls})`);
  const grid = await readCapture(await page.screenshot());
  const { shown, isReleased } = await page.evaluate(`corpus.reference(${urls}, ${layoutUnits})`);
  const comparisons = await compareDrawn(
    page,
    (images) => places.map((place) => compareCell({ grid, images, blank }, place)),
    shown,
  );
  await page.evaluate('corpus.clear()');
  return files.map((file, index) => ({
    file,
    ...outcomes[index],
    peakBytes,
    isReleased,
    image: shown[index],
    comparison: comparisons[index],
  }));
}

/** An `<img>` that has been decoded may still not be drawn (Chromium 156, two in a thousand): it is looked at again. */
async function compareDrawn(page, compare, shown) {
  for (let look = 1; ; look++) {
    const comparisons = compare(await readCapture(await page.screenshot()));
    const isLate = ({ grid, image }, index) => grid && !image && shown[index].isDecoded;
    if (look === MOST_LOOKS || !comparisons.some(isLate)) return comparisons;
    await page.evaluate('corpus.drawn()');
  }
}

async function inspectKiller(browser, file) {
  await browser.reopen();
  try {
    const urls = JSON.stringify([urlOf(file.path)]);
    const { outcomes } = await browser.within(FILE_LIMIT_MS, (page) => page.evaluate(`corpus.show(${urls})`));
    return { file, ...outcomes[0] };
  } catch (error) {
    return { file, state: 'hang', message: error.message };
  } finally {
    browser.drop();
  }
}

/** The page that files are shown in; opened again after one of them has made it hang or crash. */
class ReopenedPage {
  #target;
  #page;
  #blank;

  /** @param {Target} target */
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
