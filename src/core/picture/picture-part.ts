import type { Size } from './fit.js';

/** What of a file is the picture, where it is not the whole of it. */
export type PicturePart = SheetCut | FileSlice;

/** A rectangle of a sheet, an image that holds many pictures. */
export interface SheetCut {
  readonly kind: 'cut';
  /** Names the sheet within the page: a file comes to each cell as another object. */
  readonly file: string;
  /** Place in the sheet in px, and size of the picture that is cut out, upright. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The sheet has it turned by 90° clockwise: there its sides are swapped. */
  readonly isTurned: boolean;
  /** The picture before its transparent margin was cut off: its size, and where the cut lies in it. */
  readonly whole: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Some bytes of a pack, a file that holds many encoded pictures. */
export interface FileSlice {
  readonly kind: 'slice';
  /** Names the pack within the page. */
  readonly file: string;
  /** The first byte, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** Tells parts apart, as a fragment does: https://www.w3.org/TR/media-frags/#naming-space. */
export function partKey(part: PicturePart | undefined): string {
  if (!part) return '';
  if (part.kind === 'slice') return `${part.file}#bytes=${part.start}-${part.end}`;
  const { file, x, y, width, height, isTurned, whole } = part;
  const margins = [whole.x, whole.y, whole.width, whole.height].join();
  return `${file}#xywh=${x},${y},${width},${height}${isTurned ? ' turned' : ''} in ${margins}`;
}

/** Size of the rectangle that a cut takes of its sheet. */
export function takenSize({ width, height, isTurned }: SheetCut): Size {
  return isTurned ? { width: height, height: width } : { width, height };
}
