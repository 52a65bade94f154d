import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runScript } from './run-command.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {string[] | undefined} only @returns {Promise<Counts>} */
export async function runNodeTests(only) {
  const files = only?.filter((file) => file.endsWith('.mjs')) ?? testFiles();
  const folder = mkdtempSync(path.join(tmpdir(), 'node-tests-'));
  const tap = path.join(folder, 'results.tap');
  const reporters = ['spec', 'stdout', 'tap', tap].map(
    (value, index) => `--test-reporter${index % 2 === 0 ? '' : '-destination'}=${value}`,
  );
  const succeeded = await runScript('--test', [...reporters, ...files]);
  const counts = countTap(readFileSync(tap, 'utf8'));
  rmSync(folder, { recursive: true });
  // also when every test passed but the run did not, or when nothing ran at all
  const isFailure = !succeeded || counts.passed === 0;
  return isFailure && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function testFiles() {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => path.join('test', file));
}

/** @param {string} tap @returns {Counts} */
export function countTap(tap) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled') };
}
