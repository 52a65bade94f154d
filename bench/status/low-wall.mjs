import { Chromium, Page } from '../support/devtools-pipe.mjs';

const WINDOW = { width: 1280, height: 900 };
const CELLS = 10_000_000;
const SECONDS = 3;

/**
 * Ten million cells of 8 px that show states: what a scroll and live changes do to frames and to the page's own thread.
 * @param {{ executable: string, url: string }} options
 * @returns {Promise<{ what: string, framesPerSecond: number, mainThreadShare: number }[]>}
 */
export async function measureLowWall({ executable, url }) {
  const browser = new Chromium(executable, WINDOW);
  try {
    const page = await Page.open(browser, url);
    await page.send('Performance.enable');
    await page.evaluate(`showLowWall(${CELLS})`);
    return [
      await watch(page, 'scroll, 500 px/s', () => scroll(page, 500)),
      await watch(page, 'scroll, 2,000 px/s', () => scroll(page, 2000)),
      await watch(page, '10,000 changes a second near the viewport', () => page.evaluate(`change(40_000, ${SECONDS})`)),
      await watch(page, '10,000 changes a second all over', () => page.evaluate(`change(${CELLS}, ${SECONDS})`)),
    ];
  } finally {
    await browser.close();
  }
}

async function watch(page, what, act) {
  const from = await taskSeconds(page);
  const start = performance.now();
  await page.evaluate('countFrames()');
  await act();
  const framesPerSecond = await page.evaluate('framesPerSecond()');
  const seconds = (performance.now() - start) / 1000;
  return { what, framesPerSecond, mainThreadShare: ((await taskSeconds(page)) - from) / seconds };
}

async function taskSeconds(page) {
  const { metrics } = await page.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

function scroll(page, speed) {
  const [x, y] = [WINDOW.width / 2, WINDOW.height / 2];
  const yDistance = -speed * SECONDS;
  return page.send('Input.synthesizeScrollGesture', { x, y, yDistance, speed, gestureSourceType: 'mouse' });
}
