import { once } from 'node:events';
import { createServer } from 'node:http';
import { Packs, rangeOf } from './packs.mjs';
import { RequestCounts } from './request-counts.mjs';

/** Pictures are cold at the first visit and may be kept for the second, as a site with immutable addresses serves them. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable';

/**
 * A page per contender, and as many pictures as are asked for. HTTP/1.1, as what serves most pictures of a local network:
 * six connections for each contender alike.
 * @param {{ pictures: Buffer[], thumbnails?: Buffer[], scripts: Map<string, string>, latencyMs?: number,
 *   pageOf: (id: string, query: URLSearchParams) => string }} options `latencyMs`: until it answers for a picture or a pack.
 */
export async function startServer({ pictures, thumbnails = [], scripts, latencyMs = 0, pageOf }) {
  const counts = new RequestCounts();
  const packs = new Packs(thumbnails);
  const answer = (response, send) => {
    counts.watch(response);
    if (latencyMs > 0) setTimeout(send, latencyMs);
    else send();
  };
  const endsFile = { type: 'application/json', body: JSON.stringify(packs.ends) };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://bench');
    const picture = /^\/pictures\/(\d+)\.jpg$/.exec(pathname);
    if (picture) return answer(response, () => sendPicture(response, pictures[Number(picture[1]) % pictures.length]));
    const pack = /^\/packs\/(\d+)\.pack$/.exec(pathname);
    if (pack) return answer(response, () => sendPart(response, packs.file(Number(pack[1])), request.headers.range));
    if (pathname === '/packs/ends.json') return send(response, endsFile);
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

function sendPicture(response, body) {
  response.writeHead(200, {
    'content-type': 'image/jpeg',
    'content-length': body.length,
    'cache-control': CACHE_CONTROL,
  });
  response.end(body);
}

function sendPart(response, pack, header) {
  const range = rangeOf(header, pack.length);
  const body = range ? pack.subarray(range.start, range.end + 1) : pack;
  response.writeHead(range ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': body.length,
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${pack.length}` }),
    'cache-control': CACHE_CONTROL,
  });
  response.end(body);
}

function send(response, { type, body }) {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  response.end(body);
}
