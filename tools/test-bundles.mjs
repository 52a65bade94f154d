// Serves test files in bundles. Each has a page of its own, which otherwise asks for hundreds of modules, one after the
// other as imports are found: a second and more before its first test.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { esbuildWorkerPlugin } from './worker-module.mjs';

/** @typedef {Map<string, Uint8Array>} Bundles By address. */

/**
 * @param {readonly string[]} files Test files that will be asked for: each run bundles its own.
 * @returns {import('koa').Middleware} It comes before the dev server's own, to which a test file is a source file.
 */
export function testBundles(files) {
  /** @type {Promise<Bundles> | undefined} */
  let bundles;
  return async (context, next) => {
    bundles ??= bundleTests(files);
    const bundle = (await bundles).get(context.path);
    if (!bundle) return next();
    context.type = context.path.endsWith('.map') ? 'json' : 'js';
    context.body = Buffer.from(bundle);
  };
}

/**
 * @param {readonly string[]} files
 * @returns {Promise<Bundles>} Every test file under its own address, and what several of them import beside them.
 */
async function bundleTests(files) {
  const { outputFiles } = await build({
    entryPoints: [...files],
    outbase: '.',
    outdir: '.',
    outExtension: { '.js': '.ts' },
    chunkNames: 'test/bundled/[name]-[hash]',
    bundle: true,
    splitting: true,
    write: false,
    sourcemap: 'linked',
    format: 'esm',
    target: 'esnext',
    conditions: ['development'],
    // package.json says of all but the entries that they have no side effects: tests have nothing else.
    ignoreAnnotations: true,
    plugins: [esbuildWorkerPlugin({ sourcemap: 'inline' }), ownAddress],
  });
  return new Map(outputFiles.map(({ path: file, contents }) => [addressOf(file), contents]));
}

/** What a module finds beside itself it looks for beside its source, wherever it was bundled to. */
const ownAddress = {
  name: 'own-address',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](src|test)[\\/].*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const own = `new URL(${JSON.stringify(addressOf(file))}, location.origin).href`;
      return { contents: text.replaceAll('import.meta.url', own), loader: 'ts' };
    });
  },
};

/** @param {string} file */
function addressOf(file) {
  return `/${path.relative('.', file).replaceAll(path.sep, '/')}`;
}
