// npm run bench:soak -- --minutes 10 --seed 1 --items 1000000 --budget 128MB --out folder
// A grid is scrolled, zoomed, hidden, given other items, and loses workers: does it hold what it was told to, and no more?
// Ends with 1 where it did not. Linux only (PSS).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findBrowser, whyMissing } from '../tools/browsers.mjs';
import { startContenderServer } from './peers/contender-server.mjs';
import { CONTENDERS } from './peers/contenders.mjs';
import { VIEWPORT } from './peers/geometry.mjs';
import { actAtRandom } from './soak/actions.mjs';
import { soakChart } from './soak/chart.mjs';
import { Heaps } from './soak/heaps.mjs';
import { Sampler } from './soak/sampler.mjs';
import { statsAtRest } from './soak/stats-at-rest.mjs';
import { judge } from './soak/verdict.mjs';
import { Chromium, Page } from './support/devtools-pipe.mjs';
import { seededRandom } from './support/seeded-random.mjs';
import { WorkerSessions } from './support/worker-sessions.mjs';

/** Workers end after the last grid has gone for so long, and some more. */
const REMOVED_MS = 3000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    items: { type: 'string', default: '1000000' },
    budget: { type: 'string' },
    out: { type: 'string', default: 'bench/results' },
  },
});
const executable = findBrowser('chromium');
if (!executable) throw new Error(`Chromium: ${whyMissing('chromium')}`);
const attributes = values.budget ? { 'memory-budget': values.budget } : {};
const ours = { ...CONTENDERS.find(({ id }) => id === 'ours'), attributes };
const server = await startContenderServer([ours]);
const browser = new Chromium(executable, VIEWPORT);
try {
  const { record, actions, end } = await soak();
  const verdict = judge(record, end);
  save({ options: values, actions, verdict, end, ...record });
  report(record, actions, verdict);
} finally {
  await browser.close();
  server.close();
}

async function soak() {
  const count = Number(values.items);
  const page = await Page.empty(browser);
  await page.send('Emulation.setDeviceMetricsOverride', { ...VIEWPORT, deviceScaleFactor: 1, mobile: false });
  const workers = await WorkerSessions.of(page);
  await page.navigate(`${server.url}/ours/?count=${count}`);
  const startMs = Date.now();
  const sampler = new Sampler({ page, browser, startMs });
  const heaps = new Heaps({ page, workers, count, startMs });
  const scene = { page, workers, count, random: seededRandom(Number(values.seed)) };
  const actions = await actFor(Number(values.minutes) * 60_000, scene, heaps);
  const atRest = await statsAtRest(page);
  const record = { samples: await sampler.stop(), heaps: heaps.readings };
  return { record, actions, end: { atRest, removed: await statsWhenRemoved(page) } };
}

/** @returns {Promise<Record<string, number>>} How often each was done. */
async function actFor(limitMs, scene, heaps) {
  const counts = {};
  for (const endMs = Date.now() + limitMs; Date.now() < endMs; ) {
    const name = await actAtRandom(scene);
    counts[name] = (counts[name] ?? 0) + 1;
    await heaps.readIfDue();
  }
  return counts;
}

async function statsWhenRemoved(page) {
  await page.evaluate('void contender.grid.remove()');
  await delay(REMOVED_MS);
  return page.evaluate('contender.grid.stats');
}

function report({ samples, heaps }, actions, { findings, trends }) {
  const perMinute = Object.entries(trends).map(([name, slope]) => `${name} ${(slope / 1e6).toFixed(2)} MB a minute`);
  console.log(
    `${samples.length} samples, ${heaps.length} of heaps; ${Object.entries(actions)
      .map((entry) => entry.join(' '))
      .join(', ')}`,
  );
  console.log(`trend: ${perMinute.join(', ')}`);
  for (const finding of findings) console.error(finding);
  console.log(findings.length ? `${findings.length} promises broken` : 'all as promised');
  process.exitCode = findings.length ? 1 : 0;
}

function save(record) {
  mkdirSync(values.out, { recursive: true });
  writeFileSync(path.join(values.out, 'soak.json'), `${JSON.stringify(record, undefined, 2)}\n`);
  writeFileSync(path.join(values.out, 'soak.svg'), soakChart(record));
}
