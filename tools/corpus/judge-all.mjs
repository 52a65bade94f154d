import { inspectAll } from './run.mjs';
import { judge } from './verdict.mjs';

/** More failures than this are no chance. */
const MOST_AGAIN = 24;

/** @typedef {import('./run.mjs').Result & { verdict: import('./verdict.mjs').Verdict, isSecondLook?: boolean }} Judged */

/**
 * Inspects the files, and once more, in a new browser, those that fail: Chromium 156 leaves one `<img>` in a thousand
 * undrawn that it says it has decoded, on a loaded machine. What fails twice has failed.
 * @param {import('./manifest.mjs').CorpusFile[]} files @param {import('./run.mjs').Target} target
 * @returns {Promise<Judged[]>}
 */
export async function judgeAll(files, target) {
  const first = await judged(files, target);
  const failed = first.filter(({ verdict }) => verdict.state === 'failed');
  if (failed.length === 0 || failed.length > MOST_AGAIN) return first;
  const again = await judged(
    failed.map(({ file }) => file),
    target,
  );
  const second = new Map(again.map((result) => [result.file, { ...result, isSecondLook: true }]));
  return first.map((result) => second.get(result.file) ?? result);
}

async function judged(files, target) {
  const results = await inspectAll(files, target);
  return results.map((result) => ({ ...result, verdict: judge(result, target.engine) }));
}
