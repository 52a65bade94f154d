import { PictureFailure } from '../picture-failure.js';

/** Refuses a file by its length, told or counted. */
export function refuseTooLong(length: number, maxBytes: number): void {
  if (length <= maxBytes) return;
  const text = `The file has ${inUnits(length)} or more, the limit is ${inUnits(maxBytes)}`;
  throw new PictureFailure('too-large', 'ImageTooLargeError', text);
}

function inUnits(bytes: number): string {
  const [unit, size] = bytes < 2 ** 20 ? ['kB', 2 ** 10] : ['MB', 2 ** 20];
  return `${Math.round((bytes / size) * 10) / 10} ${unit}`;
}
