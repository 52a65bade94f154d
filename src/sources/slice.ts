import type { FileSlice } from '../core/picture-part.js';
import { nameOfFile } from './file-name.js';

/** An encoded picture within a larger file, such as a pack. One request serves all that lie near each other. */
export interface Slice {
  /** Address of the file, relative to the document (to the list, in a list fetched from `src`), or the file itself. */
  readonly src: string | Blob;
  /** Its first byte, and the one after its last, as of `Blob.slice()`. */
  readonly start: number;
  readonly end: number;
}

/** What the fields of a slice are wrong in, if they are; its address is looked at elsewhere. */
export function faultOfSlice({ start, end }: Slice): string | undefined {
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start < end) return undefined;
  return `slice must have whole numbers 0 ≤ start < end, got ${start} and ${end}`;
}

export function partOfSlice({ start, end }: Slice, source: string | Blob): FileSlice {
  return { kind: 'slice', file: nameOfFile(source), start, end };
}
