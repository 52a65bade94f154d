import { setTimeout as delay } from 'node:timers/promises';
import { Chromium, Page } from '../support/devtools-pipe.mjs';
import { proportionalSetSize } from '../support/process-memory.mjs';
import { COLUMNS, PITCH_PX, rowOf, VIEWPORT } from './geometry.mjs';
import { PICTURES } from './pictures.mjs';
import { timeToFullScreen } from './steps/full-screen.mjs';
import { wheelBy, wheelScroll } from './steps/wheel-scroll.mjs';

const FULL_SCREEN_LIMIT_MS = 60_000;
const JUMP_LIMIT_MS = 20_000;
/** Caches, compositor and garbage collector come to rest. */
const REST_MS = 1500;
/** Of the long scroll after which memory is read. */
const LONG_SCROLL_SPEED = 2000;

/** @typedef {{ page: Page, browser: Chromium, server: Awaited<ReturnType<typeof import('./server.mjs').startServer>> }} Stage */

/**
 * One contender with one list, in a browser and a profile of its own.
 * @param {{ executable: string, server: Stage['server'], contender: import('./contenders.mjs').Contender, count: number,
 *   plan: { speeds: number[], seconds: number, longScrollSeconds: number, hasSecondVisit: boolean } }} options
 */
export async function runContender({ executable, server, contender, count, plan }) {
  const browser = new Chromium(executable, VIEWPORT);
  try {
    const page = await emptyPage(browser);
    const stage = { page, browser, server };
    const emptyBytes = await memoryAtRest(browser);
    const url = `${server.url}/${contender.id}/?count=${count}`;
    server.counts.take();
    const { firstScreenMs, sinceMountMs } = await openPage(page, url);
    const loadedBytes = (await memoryAtRest(browser)) - emptyBytes;
    const loading = server.counts.take();
    const jumpMs = await jump(page, Math.floor(count * 0.9));
    const speeds = await scrollAtEach(stage, count, plan);
    const scrolledBytes = plan.longScrollSeconds ? (await longScroll(stage, plan)) - emptyBytes : undefined;
    const secondVisit = plan.hasSecondVisit ? await visitAgain(stage, url) : undefined;
    return { firstScreenMs, sinceMountMs, loading, loadedBytes, jumpMs, speeds, scrolledBytes, secondVisit };
  } finally {
    await browser.close();
  }
}

async function emptyPage(browser) {
  const page = await Page.empty(browser);
  await page.send('Emulation.setDeviceMetricsOverride', { ...VIEWPORT, deviceScaleFactor: 1, mobile: false });
  await page.send('Performance.enable');
  return page;
}

/** Time to the first full screen, from the navigation and from where the contender is put into its page. */
async function openPage(page, url) {
  let startMs = 0;
  const navigate = () => {
    startMs = Date.now();
    return page.navigate(url);
  };
  const firstScreenMs = await timeToFullScreen(page, navigate, { limitMs: FULL_SCREEN_LIMIT_MS });
  const mountTimeMs = await page.evaluate('mountTimeMs');
  return { firstScreenMs, sinceMountMs: firstScreenMs && startMs + firstScreenMs - mountTimeMs };
}

/** To a place that was never near the viewport. */
function jump(page, index) {
  const first = rowOf(index) * COLUMNS;
  return timeToFullScreen(page, () => page.evaluate(`contender.jumpTo(${first})`), {
    limitMs: JUMP_LIMIT_MS,
    isThere: (shown) => Math.abs(((first - shown + PICTURES * 1.5) % PICTURES) - PICTURES / 2) <= COLUMNS,
  });
}

/** Each from where the one before it cannot have been: the slow ones need little room. */
async function scrollAtEach(stage, count, { speeds, seconds }) {
  const results = {};
  let index = Math.floor(count * 0.01);
  for (const speed of speeds) {
    await jump(stage.page, index);
    results[speed] = await wheelScroll(stage, { speed, seconds });
    index += Math.ceil((speed * seconds + 3 * VIEWPORT.height) / PITCH_PX) * COLUMNS;
  }
  return results;
}

async function longScroll({ page, browser }, { longScrollSeconds }) {
  await jump(page, 0);
  await wheelBy(page, { distance: LONG_SCROLL_SPEED * longScrollSeconds, speed: LONG_SCROLL_SPEED });
  return memoryAtRest(browser);
}

async function memoryAtRest(browser) {
  await delay(REST_MS);
  return proportionalSetSize(browser.pid);
}

/** The same address in a new page, with what the profile has kept. */
async function visitAgain({ page, browser, server }, url) {
  await page.close();
  const next = await emptyPage(browser);
  server.counts.take();
  const { firstScreenMs, sinceMountMs } = await openPage(next, url);
  return { firstScreenMs, sinceMountMs, requests: server.counts.take() };
}
