import { PictureFailure } from '../picture-failure.js';

/** Refuses a file by its length, told or counted. */
export function refuseTooLong(length: number, maxBytes: number): void {
  if (length <= maxBytes) return;
  const text = `The file has ${megabytes(length)} MB or more, the limit is ${megabytes(maxBytes)} MB`;
  throw new PictureFailure('too-large', 'ImageTooLargeError', text);
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 10) / 10;
}
