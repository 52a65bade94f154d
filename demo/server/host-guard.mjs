const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A server on this machine alone answers to this machine's names alone. Otherwise any web page could point a name of its
 * own at 127.0.0.1 (DNS rebinding) and read the folder.
 * @param {string} host the address listened on
 * @returns {import('koa').Middleware}
 */
export function hostGuard(host) {
  const guarded = LOOPBACK.has(host) || host === '::1';
  return async (ctx, next) => {
    ctx.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (guarded && !LOOPBACK.has(ctx.hostname)) ctx.status = 403;
    else await next();
  };
}
