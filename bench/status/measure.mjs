import { setTimeout as delay } from 'node:timers/promises';
import { Chromium, Page } from '../support/devtools-pipe.mjs';
import { proportionalSetSize } from '../support/process-memory.mjs';

const WINDOW = { width: 1280, height: 900 };
/** Caches and the compositor come to rest. */
const REST_MS = 1000;
/** Who waits longer has closed the window. */
const TIME_LIMIT_MS = 60_000;
const DIED = Symbol('died');
const SCROLL_PX = 4000;
const SCROLL_SPEED = 2000;

/**
 * One wall in a browser of its own, with the memory of all its processes; `shownMs` is not there where it was not shown in
 * time, and only a `note` where the page died of it.
 * @param {{ executable: string, url: string, kind: string, count: number }} options
 */
export async function measureInBrowser({ executable, url, kind, count }) {
  const browser = new Chromium(executable, WINDOW);
  try {
    const page = await Page.open(browser, url);
    await page.send('Inspector.enable');
    const died = new Promise((resolve) => page.on('Inspector.targetCrashed', () => resolve(DIED)));
    const shownMs = await Promise.race([page.evaluate(`show('${kind}', ${count})`), died, delay(TIME_LIMIT_MS)]);
    if (shownMs === DIED) return { note: 'the page died' };
    if (shownMs === undefined) return { pssBytes: proportionalSetSize(browser.pid) };
    await delay(REST_MS);
    const pssBytes = proportionalSetSize(browser.pid);
    return { shownMs, pssBytes, framesPerSecond: await scroll(page) };
  } finally {
    await browser.close();
  }
}

async function scroll(page) {
  await page.evaluate('countFrames()');
  await page.send('Input.synthesizeScrollGesture', {
    x: WINDOW.width / 2,
    y: WINDOW.height / 2,
    yDistance: -SCROLL_PX,
    speed: SCROLL_SPEED,
    gestureSourceType: 'mouse',
  });
  return page.evaluate('framesPerSecond()');
}
