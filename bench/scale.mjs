// npm run bench:scale [-- --repeat 5 --layout uniform --items 10000,1000000000]
// What a list costs by its length: each in a Chromium of its own, interleaved, medians. Linux only (PSS).
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { findBrowser, whyMissing } from '../tools/browsers.mjs';
import { measure } from './scale/measure.mjs';
import { startServer } from './scale/server.mjs';
import { tableOf } from './scale/table.mjs';
import { medianRun } from './support/median.mjs';

const LENGTHS = { uniform: [1e4, 1e5, 1e6, 1e7, 1e8, 1e9], justified: [1e4, 1e5, 1e6, 1e7] };

const { values } = parseArgs({
  options: {
    repeat: { type: 'string', default: '3' },
    layout: { type: 'string', default: 'uniform,justified' },
    items: { type: 'string' },
  },
});

const executable = findBrowser('chromium');
if (!executable) throw new Error(`Chromium: ${whyMissing('chromium')}`);
const rows = values.layout.split(',').flatMap((layout) => {
  const lengths = values.items?.split(',').map(Number) ?? LENGTHS[layout] ?? [];
  return lengths.map((length) => ({ layout, length, runs: [] }));
});
const server = await startServer();
for (let round = 0; round < Number(values.repeat); round++) {
  for (const { layout, length, runs } of rows) {
    runs.push(await measure({ executable, url: server.url, layout, length }));
    console.error(`${round + 1}/${values.repeat} ${layout} ${length}`);
  }
}
server.close();
const results = rows.map((row) => ({ ...row, median: medianRun(row.runs) }));
console.log(tableOf(results));
save(results);

function save(measured) {
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const machine = { cores: cpus().length, model: cpus()[0]?.model };
  const text = JSON.stringify({ date: new Date().toISOString(), machine, rows: measured }, undefined, 2);
  writeFileSync(new URL('scale.json', folder), `${text}\n`);
}
