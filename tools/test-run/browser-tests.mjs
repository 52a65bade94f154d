import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { engineTests, isLayerless } from './engine-tests.mjs';
import { inLanes } from './in-lanes.mjs';
import { isPureTest } from './pure-tests.mjs';
import { runScript } from './run-command.mjs';

/** @typedef {import('./node-tests.mjs').Counts} Counts */

const WEB_TEST_RUNNER = 'node_modules/@web/test-runner/dist/bin.js';

/** Where more files than this fail, it is not for want of processor time. */
const MAX_FILES_RUN_AGAIN = 4;

/** A browser test waits for frames half of its time: two runs fill two cores, and a third would only be in the way. */
const RUNS_AT_ONCE = 2;

/** An engine's files in parts, so that neither core waits for the last engine. */
const PARTS = 2;

/** @typedef {{ succeeded: boolean, counts: Record<string, Counts> }} Run */
/** @typedef {{ engine: import('../browsers.mjs').Engine, files: string[] }} Part */

/**
 * A process for each part of an engine's tests: one that crashes or hangs does not take the others' results with it.
 * A browser on a busy machine of two cores now and then gets no frame or no input for seconds: a few files that fail
 * are run once more by themselves, and named, so that what needs it is seen. What fails twice has failed.
 * @param {import('../browsers.mjs').Engine[]} engines
 * @param {string[] | undefined} only
 * @returns {Promise<Counts>}
 */
export async function runBrowserTests(engines, only) {
  const files = only?.filter((file) => !file.endsWith('.mjs') && !isPureTest(file));
  const parts = inParts(engines, (engine) => files ?? engineTests([engine]));
  const atOnce = Math.min(RUNS_AT_ONCE, parts.length);
  const runs = await inLanes(parts, atOnce, (part) => runPart(part, atOnce > 1));
  const total = { passed: 0, failed: 0 };
  for (const engine of engines) {
    const first = merged(runs.filter((_, index) => parts[index].engine === engine));
    const { passed, failed } = totalOf(await runFailedAgain(engine, first));
    console.log(`${failed > 0 ? '✗' : '✓'} ${engine}: ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/**
 * The first part of each engine, then the second of each: what runs side by side are different engines for the most time.
 * Only the engine with the most files has its second part begun early, so that no core has it alone at the end.
 * @param {import('../browsers.mjs').Engine[]} engines
 * @param {(engine: import('../browsers.mjs').Engine) => string[]} filesOf
 * @returns {Part[]}
 */
export function inParts(engines, filesOf) {
  const [firsts, seconds] = Array.from({ length: PARTS }, (_, part) =>
    engines.map((engine) => ({
      engine,
      files: alike(engine, filesOf(engine)).filter((_, index) => index % PARTS === part),
    })),
  );
  const most = Math.max(...seconds.map(({ files }) => files.length));
  const longest = seconds.findIndex(({ files }) => files.length === most);
  const early = seconds.splice(longest, 1);
  const layerless = engines.includes('webkit') ? filesOf('webkit').filter(isLayerless) : [];
  const inOrder = [...firsts.slice(0, RUNS_AT_ONCE), ...early, ...firsts.slice(RUNS_AT_ONCE), ...seconds];
  return [...inOrder, { engine: 'webkit', files: layerless }].filter(({ files }) => files.length > 0);
}

/** WebKit's files that need no layers are a part of their own: its browser is started for one or the other. */
const alike = (engine, files) => (engine === 'webkit' ? files.filter((file) => !isLayerless(file)) : files);

/** @param {Run[]} runs @returns {Run} */
function merged(runs) {
  return {
    succeeded: runs.length > 0 && runs.every(({ succeeded }) => succeeded),
    counts: Object.assign({}, ...runs.map(({ counts }) => counts)),
  };
}

/** @param {Part} part @returns {Promise<Run>} What it prints comes at its end where another part runs beside it. */
async function runPart({ engine, files }, isBesideOthers) {
  const start = performance.now();
  const run = await runOnce(engine, files, isBesideOthers);
  console.log(`${files.length} files in ${engine} took ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  const lost = lostFiles(run, files);
  if (lost.length === 0) return run;
  console.log(`\nonce more in ${engine}: its run ended without a result of ${lost.length} files\n`);
  const second = await runOnce(engine, lost, isBesideOthers);
  const counts = { ...allFailed(lostFiles(second, lost)), ...run.counts, ...second.counts };
  return { succeeded: second.succeeded && failedFiles(counts).length === 0, counts };
}

/** Where nothing is known of some files, none of them may be taken for passed. @param {string[]} files */
function allFailed(files) {
  return Object.fromEntries(files.map((file) => [file, { passed: 0, failed: 1 }]));
}

/**
 * @param {import('../browsers.mjs').Engine} engine
 * @param {Run} first
 * @returns {Promise<Run>}
 */
async function runFailedAgain(engine, first) {
  const failed = failedFiles(first.counts);
  if (failed.length === 0 || failed.length > MAX_FILES_RUN_AGAIN) return first;
  console.log(`\nonce more in ${engine}, by themselves: ${failed.join(', ')}\n`);
  const second = await runOnce(engine, failed, false);
  for (const file of failed) {
    if (!failedFiles(second.counts).includes(file)) console.log(`! ${file} passed only at the second try in ${engine}`);
  }
  return { succeeded: second.succeeded, counts: { ...first.counts, ...second.counts } };
}

/** @returns {Promise<Run>} */
async function runOnce(engine, files, isHeldBack) {
  const folder = mkdtempSync(path.join(tmpdir(), 'browser-tests-'));
  const countsFile = path.join(folder, 'counts.json');
  const log = isHeldBack ? path.join(folder, 'log.txt') : undefined;
  const env = { BROWSERS: engine, COUNTS_FILE: countsFile, FILES: files.join(',') };
  const succeeded = await runScript(WEB_TEST_RUNNER, [], { env, log });
  if (log) console.log(`\n── ${engine}\n${readFileSync(log, 'utf8')}`);
  const counts = readCounts(countsFile);
  rmSync(folder, { recursive: true });
  return { succeeded, counts };
}

/** @param {Run} run @param {string[]} files @returns {string[]} Those that the runner did not come to before its own end. */
export function lostFiles({ succeeded, counts }, files) {
  return succeeded ? [] : files.filter((file) => !counts[path.normalize(file)]);
}

/** @param {Record<string, Counts>} counts */
export function failedFiles(counts) {
  return Object.keys(counts).filter((file) => file && (counts[file]?.failed ?? 0) > 0);
}

/** @param {Run} run @returns {Counts} */
export function totalOf({ succeeded, counts }) {
  const total = { passed: 0, failed: 0 };
  for (const { passed, failed } of Object.values(counts)) {
    total.passed += passed;
    total.failed += failed;
  }
  // also when every test passed but the run did not, or when nothing ran at all
  const isFailure = !succeeded || total.passed + total.failed === 0;
  return isFailure && total.failed === 0 ? { ...total, failed: 1 } : total;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
