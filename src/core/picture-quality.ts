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

/** Quality of a bitmap for a cell of `cell` device px, `natural` being the size of the whole picture that it shows. */
export function pictureQuality(
  bitmap: Size,
  natural: Size,
  cell: Size,
  fit: Fit,
  devicePixelRatio: number,
): PictureQuality {
  const wanted = fittedSize(natural, cell, fit, devicePixelRatio);
  return Math.min(1, Math.max(bitmap.width / wanted.width, bitmap.height / wanted.height));
}
