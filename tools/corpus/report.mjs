import { groupBy } from './group-by.mjs';
import { whyImageHangs } from './image-hangs.mjs';

/**
 * Prints the totals, what is left unexplained, and what is known.
 * @param {import('../browsers.mjs').Engine} engine
 * @param {import('./judge-all.mjs').Judged[]} results
 * @param {number} durationMs
 * @returns {import('../test-run/node-tests.mjs').Counts}
 */
export function printReport(engine, results, durationMs) {
  const failed = results.filter(({ verdict }) => verdict.state === 'failed');
  const known = results.filter(({ verdict }) => verdict.state === 'known');
  console.log(`\n${engine}: ${results.length} files in ${(durationMs / 1000).toFixed(0)} s, ${outcomesOf(results)}`);
  console.log(`  ${figuresOf(results)}`);
  for (const [reason, files] of groupBy(known, ({ verdict }) => verdict.reason)) {
    console.log(`  known, ${files.length}: ${reason}`);
  }
  for (const { file } of results.filter(({ isAlone }) => isAlone)) {
    console.log(
      `  without an <img> beside it: ${file.path}: ${whyImageHangs(file, engine) ?? 'it does not come back'}`,
    );
  }
  for (const { file, verdict, takes } of results.filter(({ takes }) => takes > 1)) {
    if (verdict.state === 'passed')
      console.log(`  its <img> changes, number ${takes} looks like the grid: ${file.path}`);
  }
  for (const { file, verdict, isSecondLook } of results) {
    if (isSecondLook && verdict.state !== 'failed') console.log(`  at the second look: ${file.path}`);
  }
  for (const { file, verdict } of failed) console.log(`  ✗ ${verdict.problem}: ${file.path}: ${verdict.detail}`);
  console.log(
    `  ${results.length - failed.length} passed (${known.length} of them known exceptions), ${failed.length} failed`,
  );
  return { passed: results.length - failed.length, failed: failed.length };
}

function outcomesOf(results) {
  return [...groupBy(results, ({ state }) => state)].map(([state, { length }]) => `${length} ${state}`).join(', ');
}

function figuresOf(results) {
  const shown = results.filter(
    ({ state, image, comparison }) => state !== 'error' && image?.isDecoded && comparison?.image,
  );
  const errors = shown.map(({ comparison }) => comparison.meanError).sort((a, b) => a - b);
  const at = (share) => errors[Math.floor(share * (errors.length - 1))]?.toFixed(2) ?? '–';
  const slowest = Math.max(0, ...results.map(({ timeMs }) => timeMs ?? 0));
  const peak = Math.max(0, ...results.map(({ peakBytes }) => peakBytes ?? 0));
  return `mean error: median ${at(0.5)}, 95 % ${at(0.95)}, worst ${at(1)}; slowest ${slowest} ms; bitmaps at most ${(peak / 2 ** 20).toFixed(1)} MB`;
}
