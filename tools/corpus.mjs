// npm run corpus -- ../shared/corpus                       every file, in Chromium and Firefox
// npm run corpus -- ../shared/corpus --engine webkit       in one engine
// npm run corpus -- ../shared/corpus --sample 4 --seed 7   four files of each kind, and all orientations
// npm run corpus -- ../shared/corpus --files png/,gif/     paths that contain one of these
// Shows a folder of pictures in the real element and compares each with what the engine's own <img> draws.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findBrowser, whyMissing } from './browsers.mjs';
import { judgeAll } from './corpus/judge-all.mjs';
import { chooseSample, readManifest } from './corpus/manifest.mjs';
import { printReport } from './corpus/report.mjs';
import { startServer } from './corpus/server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', multiple: true, default: ['chromium', 'firefox'] },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string' },
    json: { type: 'string' },
  },
});
const [folder] = positionals;
if (!folder)
  throw new TypeError('corpus needs the folder that holds manifest.json: npm run corpus -- ../shared/corpus');

// Puppeteer ends its browser on a signal, which would look like a crash and be started again.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const files = chosenFiles(readManifest(folder));
const server = await startServer(folder);
const total = { passed: 0, failed: 0 };
try {
  for (const engine of values.engine.flatMap((list) => list.split(','))) await runIn(engine);
} finally {
  await server.close();
}
if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function chosenFiles(all) {
  const parts = values.files?.split(',');
  const named = parts ? all.filter(({ path }) => parts.some((part) => path.includes(part))) : all;
  return values.sample ? chooseSample(named, Number(values.sample), Number(values.seed)) : named;
}

/** @param {import('./browsers.mjs').Engine} engine */
async function runIn(engine) {
  const executablePath = findBrowser(engine);
  if (!executablePath) return console.log(`${engine} is skipped: ${whyMissing(engine)}`);
  const start = performance.now();
  const judged = await judgeAll(files, { engine, executablePath, origin: server.origin });
  const { passed, failed } = printReport(engine, judged, performance.now() - start);
  total.passed += passed;
  total.failed += failed;
  if (values.json) writeFileSync(`${values.json}-${engine}.json`, JSON.stringify(judged, null, 1));
}
