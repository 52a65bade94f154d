// dist/: the self-contained file for a <script> tag, the modules for npm, the worker, the types, the manifest.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleDecoder, DECODERS, pointToPeers } from './decoder-modules.mjs';
import { stylesPlugin } from './styles-plugin.mjs';
import { esbuildWorkerPlugin } from './worker-module.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const browserModule = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync(`${root}dist`, { recursive: true, force: true });
await Promise.all([buildScriptTagFile(), buildPackageModules(), buildWorkerFile(), ...DECODERS.map(buildDecoder)]);
runBin('tsc', '-b');
runBin('cem', 'analyze', '--config', 'custom-elements-manifest.config.mjs');

function buildScriptTagFile() {
  const plugins = [stylesPlugin(), esbuildWorkerPlugin({ minify: true, holding: 'function' })];
  return build({ ...browserModule, plugins, entryPoints: ['src/index.ts'], outfile: 'dist/mass-image-grid.js' });
}

/** Split, so that an event class is the same class whichever entry it was imported from. */
function buildPackageModules() {
  return build({
    ...browserModule,
    plugins: [stylesPlugin(), esbuildWorkerPlugin({ minify: true })],
    entryPoints: {
      index: 'src/index.ts',
      element: 'src/mass-image-grid.ts',
      events: 'src/events.ts',
      monitor: 'src/monitor.ts',
      'sources/chunked-index': 'src/sources/chunked-index.ts',
      'sources/http-pages': 'src/sources/http-pages.ts',
      'sources/ndjson': 'src/sources/ndjson.ts',
      'sources/pack': 'src/sources/pack.ts',
      'sources/atlas': 'src/sources/atlas.ts',
      'sources/sheet': 'src/sources/sheet.ts',
      'sources/tiled-sheet': 'src/sources/tiled-sheet.ts',
    },
    external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
    splitting: true,
    chunkNames: 'shared/[name]-[hash]',
    outdir: 'dist',
  });
}

/** For pages whose Content-Security-Policy allows workers from files only, not from blob: URLs. */
function buildWorkerFile() {
  return build({ ...browserModule, entryPoints: ['workers/paint-worker.ts'], outfile: 'dist/paint-worker.js' });
}

/** @param {string} format */
async function buildDecoder(format) {
  const { outputFiles } = await bundleDecoder(format, { ...browserModule, sourcemap: false, write: false });
  const [entry] = outputFiles;
  await bundleDecoder(`${format}-decoder`, { ...browserModule, sourcemap: false, outdir: 'dist/decoders' });
  writeFileSync(`${root}dist/decoders/${format}.js`, pointToPeers(entry.text));
}

function runBin(name, ...args) {
  const extension = process.platform === 'win32' ? '.cmd' : '';
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' };
  execFileSync(`node_modules/.bin/${name}${extension}`, args, options);
}
