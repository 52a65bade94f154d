import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
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
  '.jxl': 'image/jxl',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.webp': 'image/webp',
};

/**
 * Serves the element as it is in the source, the page that shows it, and the folder's files under /files/.
 * @param {string} folder
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startServer(folder) {
  const grid = await bundleElement();
  const page = readFileSync(new URL('page.js', import.meta.url));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/') return answer(response, 'text/html', PAGE);
    if (pathname === '/page.js') return answer(response, 'text/javascript', page);
    if (pathname === '/grid.js') return answer(response, 'text/javascript', grid);
    return serveFile(response, folder, decodeURIComponent(pathname));
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

function answer(response, type, body) {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function serveFile(response, folder, pathname) {
  const file = path.join(folder, path.normalize(pathname.replace(/^\/files\//, '')));
  if (!pathname.startsWith('/files/') || !existsSync(file)) return response.writeHead(404).end();
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  return createReadStream(file).pipe(response);
}
