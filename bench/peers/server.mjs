import { once } from 'node:events';
import { createServer } from 'node:http';
import { RequestCounts } from './request-counts.mjs';

/** Pictures are cold at the first visit and may be kept for the second, as a site with immutable addresses serves them. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable';

/**
 * A page per contender, and as many pictures as are asked for. HTTP/1.1, as what serves most pictures of a local network:
 * six connections for each contender alike.
 * @param {{ pictures: Buffer[], scripts: Map<string, string>, pageOf: (id: string, query: URLSearchParams) => string }} options
 */
export async function startServer({ pictures, scripts, pageOf }) {
  const counts = new RequestCounts();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://bench');
    const picture = /^\/pictures\/(\d+)\.jpg$/.exec(pathname);
    if (picture) return sendPicture(response, pictures[Number(picture[1]) % pictures.length], counts);
    const [, id, file] = pathname.split('/');
    if (!scripts.has(id)) return response.writeHead(404).end();
    const script = { type: 'text/javascript', body: scripts.get(id) };
    const page = { type: 'text/html', body: pageOf(id, searchParams) };
    return send(response, file === 'page.js' ? script : page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => server.close().closeAllConnections();
  return { url: `http://127.0.0.1:${server.address().port}`, counts, close };
}

function sendPicture(response, body, counts) {
  counts.watch(response);
  response.writeHead(200, {
    'content-type': 'image/jpeg',
    'content-length': body.length,
    'cache-control': CACHE_CONTROL,
  });
  response.end(body);
}

function send(response, { type, body }) {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  response.end(body);
}
