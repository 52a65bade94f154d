import { setTimeout as delay } from 'node:timers/promises';
import { readFrame } from '../frame-reader.mjs';
import { Screencast } from '../screencast.mjs';

const LOOK_EVERY_MS = 20;

/**
 * Frames are read when no more have come for so long: to decode and read one takes a core for some 20 ms, which would be
 * taken from the browser that is measured.
 */
const QUIET_MS = 150;

/**
 * @param {import('../../support/devtools-pipe.mjs').Page} page
 * @param {() => Promise<unknown>} act What changes the screen.
 * @param {{ limitMs: number, isThere?: (first: number) => boolean }} options Which first picture tells that it is the new screen.
 * @returns {Promise<number | undefined>} Milliseconds until every cell in view showed its picture, or undefined by the limit.
 */
export async function timeToFullScreen(page, act, { limitMs, isThere = () => true }) {
  const screencast = await Screencast.start(page);
  const startMs = Date.now();
  const acting = act();
  try {
    const frame = await firstFull(screencast, { startMs, endMs: startMs + limitMs, isThere });
    return frame && frame.timeMs - startMs;
  } finally {
    await screencast.stop();
    await acting;
  }
}

async function firstFull({ frames }, { startMs, endMs, isThere }) {
  let place = 0;
  while (Date.now() < endMs) {
    await delay(LOOK_EVERY_MS);
    if (Date.now() - (frames.at(-1)?.timeMs ?? startMs) < QUIET_MS) continue;
    for (; place < frames.length; place++) {
      if (frames[place].timeMs < startMs) continue;
      const { share, first } = await readFrame(frames[place].jpeg);
      if (share === 1 && isThere(first)) return frames[place];
    }
  }
  return undefined;
}
