import { type Fit, placePicture } from '../core/picture/fit.js';

/** In px of a canvas or an image. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FittedPicture {
  readonly image: CanvasImageSource;
  /** Part of the image that is the picture. */
  readonly from: Box;
  readonly to: Box;
  readonly fit: Fit;
  readonly devicePixelRatio: number;
}

/** Draws a picture so that it fills a box as `object-fit` has it. */
export function drawFitted(
  context: CanvasRenderingContext2D | null,
  { image, from, to, fit, devicePixelRatio }: FittedPicture,
): void {
  const { source, target } = placePicture(from, to, fit, devicePixelRatio);
  const [x, y] = [from.x + source.x * from.width, from.y + source.y * from.height];
  const [width, height] = [source.width * from.width, source.height * from.height];
  context?.drawImage(image, x, y, width, height, to.x + target.x, to.y + target.y, target.width, target.height);
}
