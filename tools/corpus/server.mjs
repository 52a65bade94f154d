import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleDecoder, DECODERS } from '../decoder-modules.mjs';
import { esbuildWorkerPlugin } from '../worker-module.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = '<!doctype html><meta charset="utf-8"><title>corpus</title><script type="module" src="/page.js"></script>';

/** By name, as a plain file server has it; engines take an SVG for one only by its type. */
const TYPES = {
  '.avif': 'image/avif',
  '.avifs': 'image/avif',
  '.apng': 'image/apng',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.heic': 'image/heic',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.jxl': 'image/jxl',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};

/** As the ready-made decoders are told where their packages are: beside `src`. */
const PACKAGES = /^\/node_modules\/(@jsquash\/jxl|libheif-js)\//;

/**
 * Serves the element and the ready-made decoders as they are in the source, the page that shows them, and the folder's
 * files under /files/.
 * @param {string} folder
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startServer(folder) {
  const scripts = new Map([
    ['/page.js', readFileSync(new URL('page.js', import.meta.url))],
    ['/grid.js', await bundleElement()],
    ...(await Promise.all(DECODERS.flatMap((format) => [format, `${format}-decoder`]).map(bundledModule))),
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/') return answer(response, 'text/html', PAGE);
    const script = scripts.get(pathname);
    if (script) return answer(response, 'text/javascript', script);
    if (PACKAGES.test(pathname)) return serveFile(response, ROOT, pathname);
    return serveFile(response, folder, decodeURIComponent(pathname).replace(/^\/files\//, ''));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** @param {string} file Path below the folder. */
export function urlOf(file) {
  return `/files/${file.split('/').map(encodeURIComponent).join('/')}`;
}

async function bundleElement() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    plugins: [esbuildWorkerPlugin({ holding: 'function' })],
  });
  return outputFiles[0].text;
}

async function bundledModule(name) {
  const { outputFiles } = await bundleDecoder(name, { absWorkingDir: ROOT, write: false });
  return [`/src/decoders/${name}.js`, outputFiles[0].text];
}

function answer(response, type, body) {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function serveFile(response, folder, name) {
  const file = path.join(folder, path.normalize(`/${name}`));
  if (!existsSync(file)) return response.writeHead(404).end();
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  return createReadStream(file).pipe(response);
}
