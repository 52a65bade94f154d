/** As many as the demo promises. Photos are numbered from 1, as people count. */
export const PHOTO_COUNT = 1_000_000;

/** Goes up when the pictures change, so that browsers which kept older ones fetch them again. */
const EDITION = 1;
/** A day, not a year: the next project served from the same port may have other photos at the same addresses. */
const CACHE_CONTROL = 'public, max-age=86400, immutable';

/**
 * Answers /photos/<number>.jpg.
 * @param {import('./photo-pool.mjs').PhotoPool} pool
 * @returns {import('koa').Middleware}
 */
export function photoRoutes(pool) {
  return async (ctx, next) => {
    const number = photoNumber(ctx.path);
    if (number === undefined || !['GET', 'HEAD'].includes(ctx.method)) return next();
    ctx.status = 200;
    ctx.type = 'image/jpeg';
    ctx.set({ 'Cache-Control': CACHE_CONTROL, ETag: `"photo-${EDITION}-${number}"` });
    if (ctx.fresh) ctx.status = 304;
    else if (ctx.method === 'GET') await sendPhoto(ctx, pool, number);
  };
}

function photoNumber(path) {
  const digits = /^\/photos\/(0|[1-9]\d{0,6})\.jpg$/.exec(path)?.[1];
  return digits !== undefined && Number(digits) <= PHOTO_COUNT ? Number(digits) : undefined;
}

/** Scrolling fast abandons most requests before their turn: those must not cost an encoding. */
async function sendPhoto(ctx, pool, number) {
  const abandoned = new AbortController();
  ctx.res.once('close', () => abandoned.abort());
  try {
    ctx.body = Buffer.from((await pool.develop(number, abandoned.signal)).buffer);
  } catch (cause) {
    if (!abandoned.signal.aborted) throw cause;
    ctx.respond = false;
  }
}
