import { setTimeout as delay } from 'node:timers/promises';
import { Chromium, Page } from '../support/devtools-pipe.mjs';
import { proportionalSetSize } from '../support/process-memory.mjs';

const WINDOW = { width: 1280, height: 900 };
const NOTCHES = 30;
const NOTCH_PX = 120;
/** Caches, compositor and garbage collector come to rest. */
const REST_MS = 1500;

/**
 * One list in a browser of its own.
 * @param {{ executable: string, url: string, layout: string, length: number }} options
 */
export async function measure({ executable, url, layout, length }) {
  const browser = new Chromium(executable, WINDOW);
  try {
    const page = await Page.open(browser, url);
    const emptyHeap = await page.heapSize();
    const mount = await page.evaluate(`mount(${length}, '${layout}')`);
    const jumpMs = await page.evaluate('jumpToEnd()');
    const wheel = await wheelUp(page);
    const longestTaskMs = await page.evaluate('longestTask()');
    await delay(REST_MS);
    const heapBytes = (await page.heapSize()) - emptyHeap;
    return { ...mount, jumpMs, ...wheel, longestTaskMs, heapBytes, pssBytes: proportionalSetSize(browser.pid) };
  } finally {
    await browser.close();
  }
}

/** Away from the end, notch by notch, as fast as a hand turns it. */
async function wheelUp(page) {
  await page.evaluate('watchWheel()');
  for (let notch = 0; notch < NOTCHES; notch++) {
    await page.wheel({ x: WINDOW.width / 2, y: WINDOW.height / 2, deltaY: -NOTCH_PX });
    await delay(30);
  }
  await delay(500);
  const wheel = await page.evaluate('wheelResult()');
  if (wheel.movedPx !== NOTCHES * NOTCH_PX)
    throw new Error(`wheel moved ${wheel.movedPx} px, not ${NOTCHES * NOTCH_PX}`);
  return wheel;
}
