import { Readable } from 'node:stream';
import { sendOriginal } from './folder-files.mjs';
import { listingChunks } from './folder-listing.mjs';

const FILES = '/folder/';

/**
 * Answers /folder.ndjson and /folder/<path>.
 * @param {string} root a real path
 * @returns {import('koa').Middleware}
 */
export function folderRoutes(root) {
  return async (ctx, next) => {
    if (!['GET', 'HEAD'].includes(ctx.method)) return next();
    if (ctx.path === '/folder.ndjson') sendListing(ctx, root);
    else if (ctx.path.startsWith(FILES)) await sendOriginal(ctx, root, ctx.path.slice(FILES.length));
    else await next();
  };
}

function sendListing(ctx, root) {
  ctx.set('Cache-Control', 'no-store');
  ctx.type = 'application/x-ndjson';
  ctx.body = Readable.from(listingChunks(root));
}
