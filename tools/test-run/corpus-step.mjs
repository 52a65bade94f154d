import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runScript } from './run-command.mjs';

/** Real image files, sound and hostile, that are not part of the project: where they are, a sample of them is shown. */
const FOLDER = '../shared/corpus';
const FILES_PER_KIND = 2;
/** One is enough for a test run; `npm run corpus` takes as many as it is told. */
const ENGINES = ['chromium'];

/**
 * @param {import('../browsers.mjs').Engine[]} engines Those that are installed.
 * @returns {import('./steps.mjs').Step[]} None where there is no corpus.
 */
export function corpusStep(engines) {
  const used = engines.filter((engine) => ENGINES.includes(engine));
  if (used.length === 0 || !existsSync(path.join(FOLDER, 'manifest.json'))) return [];
  return [{ name: 'corpus', run: () => runCorpus(used) }];
}

async function runCorpus(engines) {
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  const countsFile = path.join(folder, 'counts.json');
  const args = [FOLDER, '--sample', String(FILES_PER_KIND), '--engine', engines.join(',')];
  const succeeded = await runScript('tools/corpus.mjs', args, { env: { COUNTS_FILE: countsFile } });
  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
