import type { FileSlice } from '../../core/picture/picture-part.js';
import { nameOfFile } from './file-name.js';

/** An encoded picture within a larger file, such as a pack. One request serves all that lie near each other. */
export interface Packed {
  /** Address of the file, relative to the document (to the list, in a list fetched from `src`), or the file itself. */
  readonly src: string | Blob;
  /** Its first byte, and the one after its last, as of `Blob.slice()`. */
  readonly start: number;
  readonly end: number;
}

/** What the fields of a packed picture are wrong in, if they are; its address is looked at elsewhere. */
export function faultOfPacked({ start, end }: Packed): string | undefined {
  if (Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start < end) return undefined;
  return `packed must have whole numbers 0 ≤ start < end, got ${start} and ${end}`;
}

export function partOfPacked({ start, end }: Packed, source: string | Blob): FileSlice {
  return { kind: 'slice', file: nameOfFile(source), start, end };
}
