import { setTimeout as delay } from 'node:timers/promises';
import { threadTimes, timesBetween } from '../../support/thread-times.mjs';
import { VIEWPORT } from '../geometry.mjs';
import { Screencast } from '../screencast.mjs';
import { readWheel } from '../wheel-reading.mjs';

/** What still arrives of the scroll before belongs to that one. */
const REST_MS = 800;

/**
 * A wheel that turns steadily, over pictures that were never asked for. What stood on the screen before counts for nothing:
 * the reading starts when the first screen has passed.
 * @param {import('../run.mjs').Stage} stage
 * @param {{ speed: number, seconds: number }} scroll In px per second.
 */
export async function wheelScroll({ page, browser, server }, { speed, seconds }) {
  await delay(REST_MS);
  await takeLongTasks(page);
  server.counts.take();
  const screencast = await Screencast.start(page);
  const before = await loadOf(page, browser);
  const startMs = Date.now();
  await wheelBy(page, { distance: speed * seconds + VIEWPORT.height, speed });
  const toMs = Date.now();
  const after = await loadOf(page, browser);
  const frames = await screencast.stop();
  const scrolledMs = toMs - startMs;
  const fromMs = startMs + (VIEWPORT.height / speed) * 1000;
  const longTasks = await takeLongTasks(page);
  const threadSeconds = timesBetween(before.threads, after.threads);
  return {
    ...(await readWheel(frames, { fromMs, toMs })),
    mainThreadShare: (after.taskSeconds - before.taskSeconds) / (scrolledMs / 1000),
    mainThreadCpuShare: threadSeconds['main thread'] / (scrolledMs / 1000),
    longTasks: longTasks.length,
    longestTaskMs: Math.max(0, ...longTasks),
    requests: server.counts.take(),
    scrolledMs,
    threadSeconds,
  };
}

/** By the compositor, as a hand's wheel: nothing of it waits for the page's script. */
export function wheelBy(page, { distance, speed }) {
  return page.send('Input.synthesizeScrollGesture', {
    x: VIEWPORT.width / 2,
    y: VIEWPORT.height / 2,
    yDistance: -Math.round(distance),
    speed,
    gestureSourceType: 'mouse',
  });
}

async function loadOf(page, browser) {
  const { metrics } = await page.send('Performance.getMetrics');
  const taskSeconds = metrics.find(({ name }) => name === 'TaskDuration').value;
  return { taskSeconds, threads: threadTimes(browser.pid) };
}

const takeLongTasks = (page) => page.evaluate('takeLongTasks()');
