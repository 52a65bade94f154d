import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runScript } from './run-command.mjs';

const WEB_TEST_RUNNER = 'node_modules/@web/test-runner/dist/bin.js';

/**
 * A process for each engine: one that crashes or hangs does not take the others' results with it.
 * @param {import('../browsers.mjs').Engine} engine
 * @param {string[] | undefined} only
 * @returns {Promise<import('./node-tests.mjs').Counts>}
 */
export async function runBrowserTests(engine, only) {
  const folder = mkdtempSync(path.join(tmpdir(), 'browser-tests-'));
  const countsFile = path.join(folder, 'counts.json');
  const files = only?.filter((file) => !file.endsWith('.mjs'));
  const env = { BROWSERS: engine, COUNTS_FILE: countsFile, ...(files && { FILES: files.join(',') }) };
  const succeeded = await runScript(WEB_TEST_RUNNER, [], { env });
  const counts = readCounts(countsFile);
  rmSync(folder, { recursive: true });
  // also when every test passed but the run did not, or when nothing ran at all
  const isFailure = !succeeded || counts.passed + counts.failed === 0;
  return isFailure && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
