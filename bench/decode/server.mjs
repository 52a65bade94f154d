import { createServer } from 'node:http';
import { build } from 'esbuild';

const PAGE = '<!doctype html><meta charset="utf-8"><title>decode</title><script type="module" src="/page.js"></script>';

/** @param {Awaited<ReturnType<typeof import('./pictures.mjs').makePictures>>} pictures */
export async function startBenchServer(pictures) {
  const [page, worker] = await Promise.all(['page.js', 'decode-worker.ts'].map(bundle));
  const routes = new Map([
    ['/', { type: 'text/html', body: PAGE }],
    ['/page.js', { type: 'text/javascript', body: page }],
    ['/worker.js', { type: 'text/javascript', body: worker }],
    ...pictures.map(({ name, format, bytes }) => [`/pictures/${name}`, { type: `image/${format}`, body: bytes }]),
  ]);
  const server = createServer(({ url }, response) => {
    const route = routes.get(decodeURIComponent(url));
    if (!route) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': route.type }).end(route.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [new URL(file, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0].text;
}
