import { readFrame } from './frame-reader.mjs';

/**
 * @typedef {object} WheelReading
 * @property {number} paintedShare Of the cells that were on the screen, each weighted by the time it stood there.
 * @property {number} framesPerSecond
 * @property {number} wrongCells In all frames.
 */

/**
 * @param {import('./screencast.mjs').Frame[]} frames
 * @param {{ fromMs: number, toMs: number }} time Of the scroll, by the wall clock.
 * @returns {Promise<WheelReading>}
 */
export async function readWheel(frames, { fromMs, toMs }) {
  // They come in the order in which they were encoded, which is not always that of the screen.
  const shown = frames.filter(({ timeMs }) => timeMs < toMs).sort((a, b) => a.timeMs - b.timeMs);
  const ends = [...shown.slice(1).map(({ timeMs }) => timeMs), toMs];
  let painted = 0;
  let wrongCells = 0;
  for (const [place, { timeMs, jpeg }] of shown.entries()) {
    const stoodMs = ends[place] - Math.max(timeMs, fromMs);
    if (stoodMs <= 0) continue;
    const { share, wrong } = await readFrame(jpeg);
    painted += share * stoodMs;
    wrongCells += wrong;
  }
  const seconds = (toMs - fromMs) / 1000;
  const framesPerSecond = shown.filter(({ timeMs }) => timeMs >= fromMs).length / seconds;
  return { paintedShare: painted / (toMs - fromMs), framesPerSecond, wrongCells };
}
