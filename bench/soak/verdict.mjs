import { linearTrend } from '../support/linear-trend.mjs';

/** A browser fills its caches for so long. */
const WARM_UP_SHARE = 0.3;
/** Of the mean, over the whole soak, at the trend of what comes after the warm-up: less cannot be told from noise. */
const TREND_TOLERANCE = 0.1;

/**
 * @param {{ samples: import('./sampler.mjs').Sample[], heaps: import('./heaps.mjs').Heap[] }} record
 * @param {{ requests: { running: number, queued: number }, bitmaps: { held: number }, workers: { alive: number } }} end `grid.stats` at rest.
 * @returns {{ findings: string[], trends: Record<string, number> }} What was not as promised; bytes per minute.
 */
export function judge({ samples, heaps }, { atRest, removed }) {
  const series = { pssBytes: samples, workerBytes: heaps, pageBytes: heaps };
  const trends = Object.fromEntries(Object.entries(series).map(([name, list]) => [name, trendOf(list, name)]));
  const growing = Object.entries(series).flatMap(([name, list]) => growthOf(list, name, trends[name]));
  return { trends, findings: [...overBudget(samples), ...growing, ...notCleared(heaps), ...leftOver(atRest, removed)] };
}

function overBudget(samples) {
  return samples.flatMap(({ seconds, stats: { memory } }) => {
    const bound = Math.max(memory.budgetBytes ?? Number.POSITIVE_INFINITY, memory.neededByVisibleBytes);
    if (memory.heldBytes <= bound) return [];
    return [`${seconds.toFixed(0)} s: ${memory.heldBytes} bytes are held, ${bound} are allowed`];
  });
}

function growthOf(list, name, perMinute) {
  const minutes = (list.at(-1)?.seconds ?? 0) / 60;
  const mean = list.reduce((sum, sample) => sum + sample[name], 0) / list.length;
  if (perMinute * minutes <= mean * TREND_TOLERANCE) return [];
  return [`${name} grow by ${Math.round(perMinute)} bytes a minute`];
}

function notCleared(heaps) {
  return heaps.flatMap(({ seconds, keptBytes }) =>
    keptBytes > 0 ? [`${seconds.toFixed(0)} s: ${keptBytes} bytes are kept in heaps that were cleared`] : [],
  );
}

function leftOver(atRest, removed) {
  const findings = [];
  const { running, queued } = atRest.requests;
  if (running + queued > 0) findings.push(`${running} requests run and ${queued} wait at rest`);
  if (removed.bitmaps.held > 0) findings.push(`${removed.bitmaps.held} bitmaps are held without a grid`);
  if (removed.memory.heldBytes > 0) findings.push(`${removed.memory.heldBytes} bytes are held without a grid`);
  if (removed.workers.alive > 0) findings.push(`${removed.workers.alive} workers are alive without a grid`);
  return findings;
}

function trendOf(list, name) {
  const later = list.slice(Math.floor(list.length * WARM_UP_SHARE));
  return linearTrend(
    later.map(({ seconds }) => seconds / 60),
    later.map((sample) => sample[name]),
  );
}
