import path from 'node:path';
import send from 'send';
import { isHidden, realPathInside } from './containment.mjs';
import { imageType } from './image-types.mjs';

/** An SVG is a document: opened on its own it may neither run scripts nor load anything. */
const SVG_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/**
 * Sends the original file; ranges and conditional requests are the work of `send`.
 * @param {import('koa').Context} ctx
 * @param {string} root a real path
 * @param {string} encodedPath as it stands in the address
 */
export async function sendOriginal(ctx, root, encodedPath) {
  const segments = decodeSegments(encodedPath);
  const file = segments && (await realPathInside(root, path.join(root, ...segments)));
  if (!file) return;
  ctx.respond = false;
  ctx.status = 200;
  setHeaders(ctx.res, imageType(segments.at(-1)));
  const place = path.relative(root, file).split(path.sep).map(encodeURIComponent).join('/');
  send(ctx.req, place, { root, dotfiles: 'allow', index: false, cacheControl: false })
    .on('error', ({ status }) => refuse(ctx.res, status))
    .on('directory', () => refuse(ctx.res, 404))
    .pipe(ctx.res);
}

/** @returns {string[] | undefined} nothing for a path that no listing contains */
function decodeSegments(encodedPath) {
  try {
    const segments = encodedPath.split('/').map(decodeURIComponent);
    return segments.every(isPlainName) && imageType(segments.at(-1)) ? segments : undefined;
  } catch {
    return undefined;
  }
}

const isPlainName = (name) =>
  name !== '' && !isHidden(name) && !name.includes('/') && !name.includes(path.sep) && !name.includes('\0');

function setHeaders(res, type) {
  res.setHeader('Content-Type', type);
  res.setHeader('Cache-Control', 'no-cache');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  if (type === 'image/svg+xml') res.setHeader('Content-Security-Policy', SVG_POLICY);
}

function refuse(res, status) {
  if (!res.headersSent) res.removeHeader('Content-Type');
  res.statusCode = status;
  res.end();
}
