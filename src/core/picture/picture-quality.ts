import { type Fit, fittedSize, type Size } from './fit.js';

/**
 * How good a picture is for a cell: its px for each device px that it is drawn at, from 0 to 1. What is in a cell is never
 * replaced by what is worse, nor by what is as good.
 */
export type PictureQuality = number;

/** A ThumbHash has some 6 × 6 values, of which every picture has more. */
export const PLACEHOLDER_QUALITY: PictureQuality = Number.MIN_VALUE;

/** Of the picture that was asked for, also where the file has fewer px than the cell. */
export const FINAL_QUALITY: PictureQuality = Number.POSITIVE_INFINITY;

export interface QualityOptions {
  /** In device px. */
  readonly cell: Size;
  readonly fit: Fit;
  readonly devicePixelRatio: number;
}

/** True when a bitmap has a px for each that the cell shows of the picture. */
export function coversCell(bitmap: Size, natural: Size, { cell, fit, devicePixelRatio }: QualityOptions): boolean {
  const wanted = fittedSize(natural, cell, fit, devicePixelRatio);
  return bitmap.width >= wanted.width || bitmap.height >= wanted.height;
}

/** Quality of a bitmap that shows a picture of `natural` px; 1 also where it has all the px that there are. */
export function pictureQuality(
  bitmap: Size,
  natural: Size,
  { cell, fit, devicePixelRatio }: QualityOptions,
): PictureQuality {
  const wanted = fittedSize(natural, cell, fit, devicePixelRatio);
  const most = { width: Math.min(wanted.width, natural.width), height: Math.min(wanted.height, natural.height) };
  return Math.min(1, Math.max(bitmap.width / most.width, bitmap.height / most.height));
}
