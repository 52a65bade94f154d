// Answers `import createWorker from './paint-worker.js?worker'` for the build, the tests and the demo alike,
// so that all three run the same worker: bundled into one text and inlined in the module that starts it.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorker } from './worker-bundle.mjs';

const WORKER_IMPORT = /\?worker$/;

/** @param {string} specifier */
const sourceOf = (specifier) => specifier.replace(WORKER_IMPORT, '').replace(/\.js$/, '.ts');

/**
 * @param {Parameters<typeof bundleWorker>[1]} [options] For the worker's own bundle.
 * @returns {import('esbuild').Plugin}
 */
export function esbuildWorkerPlugin(options) {
  return {
    name: 'worker-module',
    setup({ onResolve, onLoad, initialOptions: { absWorkingDir = process.cwd() } }) {
      onResolve({ filter: WORKER_IMPORT }, ({ resolveDir, path: specifier }) => ({
        // relative, because it appears in source maps and in the names of chunks
        path: path.relative(absWorkingDir, path.resolve(resolveDir, sourceOf(specifier))),
        namespace: 'worker-module',
      }));
      onLoad({ filter: /.*/, namespace: 'worker-module' }, async (args) => {
        const { module, inputs } = await bundleWorker(path.resolve(absWorkingDir, args.path), options);
        const resolveDir = path.dirname(path.resolve(absWorkingDir, args.path));
        return { contents: module, loader: 'js', watchFiles: inputs, resolveDir };
      });
    },
  };
}

/**
 * For @web/dev-server and @web/test-runner; goes before their esbuild plugin, which would resolve the import itself.
 * @returns {import('@web/dev-server-core').Plugin}
 */
export function devServerWorkerPlugin() {
  /** @type {Map<string, import('./worker-bundle.mjs').WorkerBundle & { builtFrom: string }>} */
  const bundles = new Map();
  let rootDir = process.cwd();

  async function currentBundle(entryPoint) {
    const known = bundles.get(entryPoint);
    if (known && known.builtFrom === (await modificationTimes(known.inputs))) return known;
    const bundle = await bundleWorker(entryPoint, { sourcemap: 'inline' });
    const builtFrom = await modificationTimes(bundle.inputs);
    bundles.set(entryPoint, { ...bundle, builtFrom });
    return bundle;
  }

  return {
    name: 'worker-module',
    serverStart({ config }) {
      rootDir = config.rootDir;
    },
    resolveImport: ({ source }) => (WORKER_IMPORT.test(source) ? source : undefined),
    async serve(context) {
      if (!context.URL.searchParams.has('worker')) return undefined;
      const { module } = await currentBundle(path.join(rootDir, sourceOf(context.path)));
      return { body: module, type: 'js', headers: { 'cache-control': 'no-store' } };
    },
  };
}

/** @param {string[]} files */
async function modificationTimes(files) {
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  return stats.map((entry) => entry?.mtimeMs).join();
}
