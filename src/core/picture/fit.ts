/** How a picture fills its cell, as CSS `object-fit` has it. */
export type Fit = 'cover' | 'contain' | 'fill' | 'scale-down' | 'none';

export const FITS: readonly Fit[] = ['cover', 'contain', 'fill', 'scale-down', 'none'];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of the picture (`source`, as shares of its sides) and where it goes (`target`, device px in the cell). */
export interface Placement {
  readonly source: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly target: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Size in device px of the whole picture when it fills the cell; parts of it may lie outside the cell. */
export function fittedSize(picture: Size, cell: Size, fit: Fit, devicePixelRatio: number): Size {
  if (fit === 'fill') return cell;
  const inline = cell.width / picture.width;
  const block = cell.height / picture.height;
  const scale = fit === 'cover' ? Math.max(inline, block) : Math.min(inline, block);
  const natural = devicePixelRatio;
  const applied = fit === 'none' ? natural : fit === 'scale-down' ? Math.min(natural, scale) : scale;
  return { width: picture.width * applied, height: picture.height * applied };
}

/** Where a picture is drawn in its cell: centred, cut at the cell's edges, on whole device pixels. */
export function placePicture(picture: Size, cell: Size, fit: Fit, devicePixelRatio: number): Placement {
  const fitted = fittedSize(picture, cell, fit, devicePixelRatio);
  const inline = placeSide(fitted.width, cell.width);
  const block = placeSide(fitted.height, cell.height);
  return {
    source: { x: inline.sourceStart, y: block.sourceStart, width: inline.sourceShare, height: block.sourceShare },
    target: { x: inline.start, y: block.start, width: inline.size, height: block.size },
  };
}

function placeSide(fitted: number, cell: number) {
  if (fitted >= cell) {
    const sourceShare = cell / fitted;
    return { start: 0, size: cell, sourceStart: (1 - sourceShare) / 2, sourceShare };
  }
  // As engines place an <img>: laid out in 1/64 px (1/60 px in Firefox), then both edges are snapped to device pixels.
  const laidOut = Math.floor(fitted * 64) / 64;
  const start = Math.round((cell - laidOut) / 2);
  const end = Math.round((cell + laidOut) / 2);
  if (end <= start) return { start: Math.floor((cell - 1) / 2), size: 1, sourceStart: 0, sourceShare: 1 };
  return { start, size: end - start, sourceStart: 0, sourceShare: 1 };
}
