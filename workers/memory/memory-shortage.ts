import type { DecodedPicture, DecodePlan } from '../decode/decode.js';
import { PictureFailure } from '../picture-failure.js';

/** By then the page has given something up. */
const RETRY_AFTER_MS = 1000;

/** As engines say it: Chromium "The ImageBitmap could not be allocated", "Array buffer allocation failed", Firefox "out of memory". */
const SAYINGS = /allocat|out of memory|insufficient memory/i;

/** True for an error, or the cause of one, by which an engine says that it has no memory left. */
export function isAllocationFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return SAYINGS.test(error.message) || isAllocationFailure(error.cause);
}

/** True for the single pixel that WebKit hands over in place of a picture when it is short of memory. */
export function isEmptyResult({ bitmap, natural }: DecodedPicture, { wantedSize }: DecodePlan): boolean {
  const wanted = wantedSize(natural);
  const isMeantSo = natural.width * natural.height === 1 || (wanted.width <= 1 && wanted.height <= 1);
  return bitmap.width === 1 && bitmap.height === 1 && !isMeantSo;
}

/** Is tried again: the picture itself is not to blame. */
export function shortOfMemory(cause?: unknown): PictureFailure {
  const text = 'There was not enough memory to decode the picture';
  return new PictureFailure('memory', 'MemoryError', text, { retryAfterMs: RETRY_AFTER_MS, cause });
}
