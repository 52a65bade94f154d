import { PictureFailure } from '../picture-failure.js';

const MESSAGE =
  'The picture could not be fetched: no answer, or one that the browser withholds (no CORS, a redirect to another scheme)';

/**
 * What a page is told when a request comes to nothing. Engines do not tell scripts why: `cause` has their words.
 * A server may be reached another time; a `blob:` that is not there will not be there again.
 */
export function asNetworkFailure(error: unknown, url: string, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof PictureFailure) return error;
  const retry = /^https?:/.test(url) && { retryAfterMs: 0 };
  return new PictureFailure('network', 'NetworkError', MESSAGE, { cause: error, ...retry });
}
