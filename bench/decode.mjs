// npm run bench:decode                                   0.3, 12 and 24 megapixels, to 128, 256 and 512 px
// npm run bench:decode -- --megapixels 12 --formats jpeg --engine chromium
// The way pictures are decoded here beside what a page would call by itself: medians of one run, in alternating order, since
// only figures of the same run can be compared. Also: the time for each of four that are decoded at once, as in a grid, and
// for how long each way keeps the page's own thread.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../tools/browsers.mjs';
import { CHROMIUM_FLAGS } from '../tools/chromium-flags.mjs';
import { FORMATS, makePictures } from './decode/pictures.mjs';
import { startBenchServer } from './decode/server.mjs';

const LAUNCH_OPTIONS = { chromium: { args: CHROMIUM_FLAGS }, firefox: { browser: 'firefox' } };
const WAYS = ['pipeline', 'bitmap', 'resized bitmap', 'img'];
const TARGETS = [128, 256, 512];
const AT_ONCE = 4;
/** Large pictures take seconds in some of the ways. */
const REPETITIONS = { 0.3: 15, 12: 5, 24: 3 };

const list = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: { engine: list('chromium,firefox'), megapixels: list('0.3,12,24'), formats: list(FORMATS.join()) },
});

const pictures = await makePictures(values.megapixels.split(',').map(Number), values.formats.split(','));
const server = await startBenchServer(pictures);
const results = [];
for (const engine of values.engine.split(',')) results.push(...(await measureIn(engine)));
await server.close();
mkdirSync('bench/results', { recursive: true });
writeFileSync('bench/results/decode.json', `${JSON.stringify(results, null, 2)}\n`);

async function measureIn(engine) {
  const executablePath = findBrowser(engine);
  if (!executablePath) return [];
  const browser = await puppeteer.launch({ executablePath, protocolTimeout: 600_000, ...LAUNCH_OPTIONS[engine] });
  const page = await browser.newPage();
  await page.goto(server.origin);
  printHead(engine);
  const rows = [];
  for (const { name, format, megapixels } of pictures) {
    for (const target of TARGETS) {
      const task = {
        url: `/pictures/${name}`,
        target,
        ways: WAYS,
        repetitions: REPETITIONS[megapixels] ?? 5,
        atOnce: AT_ONCE,
      };
      const measured = await page.evaluate(`measure(${JSON.stringify(task)})`);
      printRow(name, target, measured);
      rows.push({ engine, format, megapixels, target, ...measured });
    }
  }
  await browser.close();
  return rows;
}

function printHead(engine) {
  console.log(
    `\n${engine}: median ms to decode and draw; longest ms that the page's own thread was kept; of ${AT_ONCE} at once`,
  );
  const columns = WAYS.map((way) => way.padStart(18)).join('');
  console.log(`${'picture'.padEnd(14)}${'px'.padStart(4)}${columns}   × fastest bitmap   at once: pipeline, × bitmap`);
}

function printRow(name, target, { medians, shares, blocked }) {
  const cells = WAYS.map((way) => `${medians[way].toFixed(1)} (${blocked[way].toFixed(0)})`.padStart(18)).join('');
  const ratios = [ratioOf(medians).padStart(10), shares.pipeline.toFixed(1).padStart(26), ratioOf(shares).padStart(10)];
  console.log(name.padEnd(14) + String(target).padStart(4) + cells + ratios.join(''));
}

function ratioOf(times) {
  return (Math.min(times.bitmap, times['resized bitmap']) / times.pipeline).toFixed(2);
}
