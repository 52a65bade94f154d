// npm run bench:status [-- --cells 5000,20000 --kinds text,sprites,pictures,img,tk-text,tk-pictures,low-wall]
// A wall of status cells of 128 px, as the desktop window that this project began with had it: memory, time until it is
// shown, frames per second of a scroll. Each in a process of its own. Linux only (PSS).
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findBrowser, whyMissing } from '../tools/browsers.mjs';
import { measureLowWall } from './status/low-wall.mjs';
import { measureInBrowser } from './status/measure.mjs';
import { startServer } from './status/server.mjs';
import { lowWallTable, tableOf } from './status/table.mjs';
import { findTk, measureTk, TK_KINDS } from './status/tk.mjs';

const KINDS = ['text', 'sprites', 'pictures', 'img'];
const LOW_WALL = 'low-wall';

const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '5000,20000,200000' },
    kinds: { type: 'string', default: [...KINDS, ...TK_KINDS, LOW_WALL].join(',') },
  },
});
const kinds = values.kinds.split(',');

const executable = findBrowser('chromium');
if (!executable) throw new Error(`Chromium: ${whyMissing('chromium')}`);
const tk = findTk();
if (tk.missing) console.error(`Without Tk: ${tk.missing}`);
const server = await startServer();
const rows = [
  { kind: 'empty', count: 0, ...(await measureInBrowser({ executable, url: server.url, kind: 'empty', count: 0 })) },
];
for (const count of values.cells.split(',').map(Number)) {
  for (const kind of kinds.filter((wanted) => wanted !== LOW_WALL)) {
    const isTk = TK_KINDS.includes(kind);
    if (isTk && tk.missing) continue;
    const result = await (isTk
      ? measureTk(kind, count)
      : measureInBrowser({ executable, url: server.url, kind, count }));
    rows.push({ kind, count, ...result });
    console.error(`${kind} ${count}: ${JSON.stringify(result)}`);
  }
}
const lowWall = kinds.includes(LOW_WALL) ? await measureLowWall({ executable, url: server.url }) : [];
server.close();
console.log(lowWall.length > 0 ? `${tableOf(rows)}\n\n${lowWallTable(lowWall)}` : tableOf(rows));
const folder = new URL('results/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL('status.json', folder),
  `${JSON.stringify({ date: new Date().toISOString(), rows, lowWall }, undefined, 2)}\n`,
);
