import { compareCell, readCapture } from './compare.mjs';
import { urlOf } from './server.mjs';
import { problemOf } from './verdict.mjs';

/** At `<img>` elements that are not drawn yet. */
const MOST_LOOKS = 10;
/** Of a damaged file an engine may draw more or less, by where its bytes were parted on their way. */
const MOST_TAKES = 6;
/**
 * Engines that draw a fitted `<img>` between device pixels as well, which blurs what is finer than they are, and the
 * parts of a px in which they lay out.
 */
const LAYOUT_UNITS = { firefox: 60, webkit: 64 };

/**
 * Shows the files in the grid, then in `<img>` elements at the same places. What an engine makes of a damaged file changes
 * from one `<img>` to the next: where the two differ, some more are made, of which one has to look like the grid.
 * @param {import('./puppeteer-page.mjs').PuppeteerPage | import('./webkit-page.mjs').WebKitPage} page
 * @param {import('./compare.mjs').Capture} blank
 * @param {import('./manifest.mjs').CorpusFile[]} files
 * @param {import('../browsers.mjs').Engine} engine
 * @returns {Promise<import('./run.mjs').Result[]>}
 */
export async function compareFiles(page, blank, files, engine) {
  const urls = files.map(({ path }) => urlOf(path));
  const layoutUnits = LAYOUT_UNITS[engine] ?? 0;
  const { outcomes, places, peakBytes } = await page.evaluate(`corpus.show(${JSON.stringify(urls)})`);
  const grid = await readCapture(await page.screenshot());
  const isReleased = await page.evaluate('corpus.release()');
  const shown = await page.evaluate(`corpus.reference(${JSON.stringify(urls)}, ${layoutUnits})`);
  const resultOf = (images, index) => ({
    file: files[index],
    ...outcomes[index],
    peakBytes,
    isReleased,
    image: shown[index],
    comparison: compareCell({ grid, images, blank }, places[index]),
  });
  const resultsOf = (images) => files.map((_, index) => resultOf(images, index));
  let images = await captureDrawn(page, resultsOf);
  const takes = files.map(() => 1);
  for (let take = 2; take <= MOST_TAKES; take++) {
    const unlike = indexesWhere(resultsOf(images), isUnlikeImage);
    if (unlike.length === 0) break;
    const others = unlike.map((index) => ({ index, url: `${urls[index]}?take=${take}` }));
    const taken = await page.evaluate(`corpus.retake(${JSON.stringify(others)}, ${layoutUnits})`);
    for (const [at, index] of unlike.entries()) [shown[index], takes[index]] = [taken[at], take];
    images = await captureDrawn(page, resultsOf);
  }
  await page.evaluate('corpus.clear()');
  return resultsOf(images).map((result, index) => ({ ...result, takes: takes[index] }));
}

/** An `<img>` that has been decoded may still not be drawn (Chromium 156, two in a thousand): it is looked at again. */
async function captureDrawn(page, resultsOf) {
  for (let look = 1; ; look++) {
    const images = await readCapture(await page.screenshot());
    if (look === MOST_LOOKS || !resultsOf(images).some(isLate)) return images;
    await page.evaluate('corpus.drawn()');
  }
}

function isLate({ image, comparison }) {
  return comparison.grid && !comparison.image && image.isDecoded;
}

function isUnlikeImage(result) {
  return ['size', 'picture'].includes(problemOf(result)?.problem);
}

function indexesWhere(results, isMeant) {
  return [...results.keys()].filter((index) => isMeant(results[index]));
}
