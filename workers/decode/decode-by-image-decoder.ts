import type { Size } from '../../src/core/picture/fit.js';
import { PictureFailure } from '../picture-failure.js';
import { bitmapOfPixels } from './frame-pixels.js';
import type { PixelBuffers } from './pixel-buffers.js';
import { quarteredFrame } from './quartered-frame.js';
import { isHighDynamicRange, needsScreenColours, toScreenColours } from './screen-colours.js';

export interface DecoderOptions {
  readonly type: string;
  readonly desired: Size | undefined;
  readonly isTurned: boolean;
  /** Size to come down to when the decoder could not; `undefined` keeps the decoded size. */
  readonly shrinkTo: (decoded: Size) => Size | undefined;
  readonly buffers: PixelBuffers;
}

export interface Decoded {
  readonly bitmap: ImageBitmap;
  /** Size in which the decoder handed the picture over, as shown. */
  readonly decoded: Size;
}

/**
 * Decodes the first frame. It goes through a bitmap: drawing frames straight to a canvas left Chromium's renderer at
 * 363 MB after 3,200 pictures, this way at 205 MB; for what frames in planes leave behind, see `bitmapOfPixels()`.
 */
export async function decodeByImageDecoder(
  bytes: Uint8Array<ArrayBuffer>,
  { type, desired, ...rest }: DecoderOptions,
  signal: AbortSignal,
): Promise<Decoded> {
  // A signal that is aborted already tells nobody: the decoder would stay open.
  signal.throwIfAborted();
  const size = desired && { desiredWidth: desired.width, desiredHeight: desired.height };
  const decoder = new ImageDecoder({ data: bytes, type, preferAnimation: false, transfer: [bytes.buffer], ...size });
  // `decode()` tells the same errors; Firefox reports these as unhandled (153).
  for (const promise of [decoder.completed, decoder.tracks.ready]) promise.catch(() => {});
  const abort = () => decoder.close();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const { image } = await decoder.decode();
    return await bitmapOf(image, rest);
  } finally {
    signal.removeEventListener('abort', abort);
    if (!signal.aborted) decoder.close();
  }
}

type BitmapOptions = Omit<DecoderOptions, 'type' | 'desired'>;

async function bitmapOf(frame: VideoFrame, options: BitmapOptions): Promise<Decoded> {
  const { isTurned, shrinkTo } = options;
  let small: VideoFrame | undefined;
  try {
    refuseHighDynamicRange(frame);
    const decoded = { width: frame.displayWidth, height: frame.displayHeight };
    const shrunk = shrinkTo(decoded);
    if (shrunk && !isTurned) small = await quarteredFrame(frame, shrunk);
    // Chromium swaps the sides of a turned frame unless a size is given (156; right in Firefox either way).
    const bitmap = await resizedBitmap(small ?? frame, options, shrunk ?? (isTurned ? decoded : undefined));
    return { bitmap: needsScreenColours(frame.colorSpace) ? toScreenColours(bitmap) : bitmap, decoded };
  } finally {
    small?.close();
    frame.close();
  }
}

async function resizedBitmap(
  frame: VideoFrame,
  { isTurned, buffers }: BitmapOptions,
  size: Size | undefined,
): Promise<ImageBitmap> {
  const resize = size && { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' as const };
  const ofPixels = isTurned ? undefined : await bitmapOfPixels(frame, buffers, resize);
  return ofPixels ?? createImageBitmap(frame, { ...resize });
}

/** Left to an `<img>`, which shows it right. */
function refuseHighDynamicRange({ colorSpace }: VideoFrame): void {
  if (!isHighDynamicRange(colorSpace)) return;
  throw new PictureFailure('undecodable', 'DecodeError', 'Only the page can show an HDR picture in its colours');
}
