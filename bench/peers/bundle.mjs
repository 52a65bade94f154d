import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('contenders/', import.meta.url));

/**
 * The page of one contender as its author would ship it: one minified module, production builds.
 * @param {string} module @returns {Promise<string>}
 */
export async function bundlePage(module) {
  const { outputFiles } = await build({
    absWorkingDir: FOLDER,
    entryPoints: ['page.js'],
    alias: { contender: `${FOLDER}${module}` },
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}
