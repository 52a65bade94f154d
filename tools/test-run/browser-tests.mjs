import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runScript } from './run-command.mjs';

/** @typedef {import('./node-tests.mjs').Counts} Counts */

const WEB_TEST_RUNNER = 'node_modules/@web/test-runner/dist/bin.js';

/** Where more files than this fail, it is not for want of processor time. */
const MAX_FILES_RUN_AGAIN = 4;

/**
 * A process for each engine: one that crashes or hangs does not take the others' results with it.
 * A browser on a busy machine of two cores now and then gets no frame or no input for seconds: a few files that fail
 * are run once more by themselves, and named, so that what needs it is seen. What fails twice has failed.
 * @param {import('../browsers.mjs').Engine} engine
 * @param {string[] | undefined} only
 * @returns {Promise<Counts>}
 */
export async function runBrowserTests(engine, only) {
  const first = await runOnce(
    engine,
    only?.filter((file) => !file.endsWith('.mjs')),
  );
  const failed = failedFiles(first.counts);
  if (failed.length === 0 || failed.length > MAX_FILES_RUN_AGAIN) return totalOf(first);
  console.log(`\nonce more in ${engine}, by themselves: ${failed.join(', ')}\n`);
  const second = await runOnce(engine, failed);
  for (const file of failed) {
    if (!failedFiles(second.counts).includes(file)) console.log(`! ${file} passed only at the second try in ${engine}`);
  }
  return totalOf({ succeeded: second.succeeded, counts: { ...first.counts, ...second.counts } });
}

/** @returns {Promise<{ succeeded: boolean, counts: Record<string, Counts> }>} */
async function runOnce(engine, files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'browser-tests-'));
  const countsFile = path.join(folder, 'counts.json');
  const env = { BROWSERS: engine, COUNTS_FILE: countsFile, ...(files && { FILES: files.join(',') }) };
  const succeeded = await runScript(WEB_TEST_RUNNER, [], { env });
  const counts = readCounts(countsFile);
  rmSync(folder, { recursive: true });
  return { succeeded, counts };
}

/** @param {Record<string, Counts>} counts */
export function failedFiles(counts) {
  return Object.keys(counts).filter((file) => file && (counts[file]?.failed ?? 0) > 0);
}

/** @param {{ succeeded: boolean, counts: Record<string, Counts> }} run @returns {Counts} */
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
