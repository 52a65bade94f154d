import { PictureFailure } from '../picture-failure.js';

/** What a page is told when a request comes to nothing. Engines do not tell scripts why: `cause` has their words. */
export function asNetworkFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof PictureFailure) return error;
  return new PictureFailure('network', 'NetworkError', 'The picture could not be fetched', { cause: error });
}
