import path from 'node:path';
import { testFilesIn } from './test-files.mjs';

/** What needs no browser: it is the same in every engine, and Node runs it in a tenth of the time. */
const PURE_ROOM = path.join('test', 'core');

/** @param {string} file */
export function isPureTest(file) {
  return path.normalize(file).startsWith(PURE_ROOM + path.sep) && file.endsWith('.test.ts');
}

export function pureTests() {
  return testFilesIn(PURE_ROOM, '.test.ts');
}

/**
 * Puts pure tests into one file that Node can run, with the names that the tests have in browsers.
 * @param {string[]} files
 * @param {string} folder Where to put it.
 */
export async function bundlePureTests(files, folder) {
  // Not at the top: on a fresh clone this module is there before the packages are.
  const { build } = await import('esbuild');
  const outfile = path.join(folder, 'pure-tests.mjs');
  await build({
    stdin: {
      contents: files.map((file) => `import './${file.replaceAll(path.sep, '/')}';`).join('\n'),
      resolveDir: '.',
    },
    banner: { js: "import { after, afterEach, before, beforeEach, describe, it } from 'node:test';" },
    bundle: true,
    // package.json says of all but the entries that they have no side effects: tests have nothing else.
    ignoreAnnotations: true,
    format: 'esm',
    platform: 'node',
    sourcemap: 'inline',
    outfile,
  });
  return outfile;
}
