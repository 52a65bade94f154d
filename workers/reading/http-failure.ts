import { PictureFailure } from '../picture-failure.js';
import { readRetryAfterMs } from './retry-after.js';

/** Answers below 500 that may be others later: Request Timeout, Too Early, Too Many Requests. */
const PASSING_STATUSES = new Set([408, 425, 429]);

/** Not Implemented and HTTP Version Not Supported stay what they are. */
const LASTING_STATUSES = new Set([501, 505]);

/** What a page is told of an answer that is no success. */
export function httpFailure({ status, statusText, headers }: Response): PictureFailure {
  const mayPass = PASSING_STATUSES.has(status) || (status >= 500 && !LASTING_STATUSES.has(status));
  const message = `The server answered ${status} ${statusText}`.trim();
  if (!mayPass) return new PictureFailure('http', 'HttpError', message);
  const retryAfterMs = readRetryAfterMs(headers.get('retry-after'), Date.now());
  return new PictureFailure('http', 'HttpError', message, { retryAfterMs });
}
