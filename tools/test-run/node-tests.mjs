import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { bundlePureTests, isPureTest, pureTests } from './pure-tests.mjs';
import { runScript } from './run-command.mjs';
import { testFilesIn } from './test-files.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** A file for each core; Node keeps one core free, of two. */
const CONCURRENCY = `--test-concurrency=${availableParallelism()}`;

/** @param {string[] | undefined} only @returns {Promise<Counts>} */
export async function runNodeTests(only) {
  const scripts = only?.filter((file) => file.endsWith('.mjs')) ?? testFilesIn('test', '.test.mjs');
  const pure = only?.filter(isPureTest) ?? pureTests();
  const folder = mkdtempSync(path.join(tmpdir(), 'node-tests-'));
  const bundles = pure.length > 0 ? [await bundlePureTests(pure, folder)] : [];
  const tap = path.join(folder, 'results.tap');
  const reporters = ['spec', 'stdout', 'tap', tap].map(
    (value, index) => `--test-reporter${index % 2 === 0 ? '' : '-destination'}=${value}`,
  );
  const succeeded = await runScript('--test', [
    CONCURRENCY,
    '--enable-source-maps',
    ...reporters,
    ...bundles,
    ...scripts,
  ]);
  const counts = countTap(readFileSync(tap, 'utf8'));
  rmSync(folder, { recursive: true });
  // also when every test passed but the run did not, or when nothing ran at all
  const isFailure = !succeeded || counts.passed === 0;
  return isFailure && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {string} tap @returns {Counts} */
export function countTap(tap) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled') };
}
