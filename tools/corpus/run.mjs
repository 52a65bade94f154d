import { compareFiles } from './compare-files.mjs';
import { hangsImage } from './image-hangs.mjs';
import { ReopenedPage } from './reopened-page.mjs';
import { urlOf } from './server.mjs';

const BATCH_SIZE = 24;
/** For one page of files; what has not answered by then is run again in halves, down to the file that is to blame. */
const BATCH_LIMIT_MS = 30_000;
const FILE_LIMIT_MS = 20_000;

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
 * @property {boolean} [isAlone] Shown without an `<img>` to compare it with, which does not come back from this file.
 * @property {string} [imageHang] That it does not, where that is not known in `image-hangs.json`.
 * @property {number} [takes] `<img>` elements that were made of it until one looked like the grid.
 * @property {import('./compare.mjs').Comparison} [comparison]
 */

/** @param {CorpusFile[]} files @param {Target} target @returns {Promise<Result[]>} */
export async function inspectAll(files, target) {
  const browser = new ReopenedPage(target);
  const isKiller = (file) => hangsImage(file, target.engine);
  const calm = files.filter((file) => !isKiller(file));
  const results = [];
  for (let start = 0; start < calm.length; start += BATCH_SIZE) {
    results.push(...(await inspectBatch(browser, calm.slice(start, start + BATCH_SIZE))));
  }
  for (const file of files.filter(isKiller)) results.push(await inspectAlone(browser, file));
  await browser.close();
  return results;
}

/** @param {ReopenedPage} browser @param {CorpusFile[]} files @returns {Promise<Result[]>} */
async function inspectBatch(browser, files) {
  const [first] = files;
  const limit = files.length === 1 ? FILE_LIMIT_MS : BATCH_LIMIT_MS;
  try {
    return await browser.within(limit, (page, blank) => compareFiles(page, blank, files, browser.engine));
  } catch (error) {
    const rest = files.length === 1 ? 'alone' : 'in halves';
    console.log(`  ${files.length} files from ${first.path} on, again ${rest}: ${error.message}`);
    if (files.length === 1) return [{ ...(await inspectAlone(browser, first)), imageHang: error.message }];
    const half = Math.ceil(files.length / 2);
    return [
      ...(await inspectBatch(browser, files.slice(0, half))),
      ...(await inspectBatch(browser, files.slice(half))),
    ];
  }
}

/** In a page of its own, and without an `<img>`: whatever happens then is the grid's doing. */
async function inspectAlone(browser, file) {
  await browser.reopen();
  try {
    const urls = JSON.stringify([urlOf(file.path)]);
    return await browser.within(FILE_LIMIT_MS, async (page) => {
      const { outcomes, peakBytes } = await page.evaluate(`corpus.show(${urls})`);
      const isReleased = await page.evaluate('corpus.release()');
      return { file, ...outcomes[0], peakBytes, isReleased, isAlone: true };
    });
  } catch (error) {
    return { file, state: 'hang', message: error.message, isAlone: true };
  } finally {
    browser.drop();
  }
}
