import { type Fit, fittedSize, type Size } from '../../core/picture/fit.js';
import { resolvePictureAddress } from './picture-address.js';

/** A size that a picture is to be had in. */
export interface PictureSource {
  /** Address, relative to the document (to the list, in a list fetched from `src`). */
  readonly src: string;
  /** Width of the file in px. */
  readonly width: number;
}

/** A size whose address is absolute. */
export interface PictureSize {
  readonly source: string;
  readonly width: number;
}

export type PictureSizes =
  | { readonly state: 'valid'; readonly sizes: readonly PictureSize[] }
  | { readonly state: 'invalid'; readonly reason: string };

/** Reads the `sources` of an item, narrowest first. What is wrong in one of them makes all of them invalid. */
export function readSizes(sources: unknown): PictureSizes {
  if (sources === undefined || sources === null) return { state: 'valid', sizes: [] };
  if (!Array.isArray(sources)) return invalid(`got ${typeof sources}`);
  const sizes: PictureSize[] = [];
  for (const { src, width } of sources.map((entry) => Object(entry) as Partial<PictureSource>)) {
    const address = typeof src === 'string' ? resolvePictureAddress(src) : undefined;
    const source = address?.state === 'valid' ? address.source : undefined;
    if (typeof source !== 'string') return invalid(`got one with the src ${String(src)}`);
    if (typeof width !== 'number' || !(width > 0 && width < Number.POSITIVE_INFINITY))
      return invalid(`got one with the width ${String(width)}`);
    sizes.push({ source, width });
  }
  return { state: 'valid', sizes: sizes.sort((a, b) => a.width - b.width) };
}

function invalid(got: string): PictureSizes {
  return {
    state: 'invalid',
    reason: `sources must be a list of { src, width } with a width in px, ${got}; using src.`,
  };
}

export interface CellNeed {
  /** In device px. */
  readonly cell: Size;
  readonly fit: Fit;
  readonly devicePixelRatio: number;
  /** Width ÷ height of the picture; that of the cell where it is not known. */
  readonly aspectRatio: number | undefined;
}

/** The narrowest size that has a px for each that is shown of it, without one the widest. */
export function chooseSize(sizes: readonly PictureSize[], need: CellNeed): PictureSize | undefined {
  const { cell, fit, devicePixelRatio, aspectRatio = cell.width / cell.height } = need;
  const widest = sizes.at(-1);
  if (!widest) return undefined;
  const natural = { width: widest.width, height: widest.width / aspectRatio };
  // Rounding does not make the next size worth its bytes.
  const wanted = Math.floor(fittedSize(natural, cell, fit, devicePixelRatio).width);
  return sizes.find(({ width }) => width >= wanted) ?? widest;
}
