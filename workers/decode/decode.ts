import { coveringSize } from '../../src/core/picture/decode-scale.js';
import type { Size } from '../../src/core/picture/fit.js';
import type { PictureLimits } from '../../src/core/picture/picture-limits.js';
import { freeBytes } from '../memory/free-bytes.js';
import { PictureFailure } from '../picture-failure.js';
import type { ImageHeader } from '../sniff/image-header.js';
import { hasImageDecoder, type ScaledDecoding } from './capabilities.js';
import { deadlyAsPng } from './deadly-as-png.js';
import { decodeByImageBitmap } from './decode-by-image-bitmap.js';
import { decodeByImageDecoder } from './decode-by-image-decoder.js';
import { chooseDecodePath, type DecodePath } from './decode-path.js';
import { makeSmaller } from './make-smaller.js';
import { PixelBuffers } from './pixel-buffers.js';
import { refuseTooManyPixels } from './pixel-limits.js';

/** Copying this much takes less than a millisecond or two; a larger file that a decoder refuses is not tried twice. */
const MAX_SPARE_BYTES = 8 * 2 ** 20;

/** Chromium 156 has no longer frames. */
const LONGEST_FRAME_SIDE = 32_767;

/** Tells for a picture's size as shown in what size, in device px, it will be drawn. */
export type WantedSize = (natural: Size) => Size;

export interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  readonly natural: Size;
}

/** What will be done with a picture, decided by its header alone. */
export interface DecodePlan {
  readonly header: ImageHeader;
  readonly path: DecodePath;
  readonly wantedSize: WantedSize;
  readonly limits: PictureLimits;
}

export interface PlanOptions {
  readonly wantedSize: WantedSize;
  readonly scaled: ScaledDecoding;
  readonly limits: PictureLimits;
}

/**
 * Chooses the cheapest decode that covers what is wanted.
 * @throws {PictureFailure} of kind `too-large`
 */
export function planDecode(header: ImageHeader, { wantedSize, scaled, limits }: PlanOptions): DecodePlan {
  const path = chooseDecodePath(header, header.natural && wantedSize(header.natural), scaled);
  if (header.stored) refuseTooManyPixels(header.stored, path, limits);
  return { header, path, wantedSize, limits };
}

/**
 * Decodes an encoded picture. Takes the bytes: they are handed on.
 * @param buffers Memory for pixels on their way that is used once more
 * @throws {PictureFailure} named `DecodeError`
 */
export async function decode(
  bytes: Uint8Array<ArrayBuffer>,
  plan: DecodePlan,
  signal: AbortSignal,
  buffers = new PixelBuffers(),
): Promise<DecodedPicture> {
  signal.throwIfAborted();
  const png = plan.path.by === 'image-bitmap' ? deadlyAsPng(bytes, plan.header.type) : undefined;
  try {
    return await (png ? decodeBy(png, asPng(plan), signal, buffers) : decodeBy(bytes, plan, signal, buffers));
  } catch (error) {
    if (signal.aborted || error instanceof PictureFailure) throw error;
    // What may be deadly is never left to an <img>.
    const kind = png ? 'unsupported' : isWithinWhole(plan) ? 'undecodable' : 'too-large';
    throw new PictureFailure(kind, 'DecodeError', `The ${plan.header.type} file cannot be decoded`, { cause: error });
  }
}

function asPng(plan: DecodePlan): DecodePlan {
  return { ...plan, header: { ...plan.header, type: 'image/png' } };
}

/** True when an `<img>`, which decodes whole, may try what the decoder rejects. */
function isWithinWhole({ header: { stored }, limits }: DecodePlan): boolean {
  return !stored || stored.width * stored.height <= limits.pixels;
}

async function decodeBy(
  bytes: Uint8Array<ArrayBuffer>,
  plan: DecodePlan,
  signal: AbortSignal,
  buffers: PixelBuffers,
): Promise<DecodedPicture> {
  const { header, path } = plan;
  if (path.by === 'image-bitmap') return decodeToBitmap(bytes, plan, path.resize);
  // Icons, which engines draw but give no decoder for.
  if (!(await hasImageDecoder(header.type))) return decodeToBitmap(bytes, plan, undefined);
  const spare = spareOf(bytes, plan);
  try {
    return await decodeToFrame(bytes, plan, { desired: path.desired, buffers }, signal);
  } catch (error) {
    if (signal.aborted || !spare || error instanceof PictureFailure) throw error;
    return await decodeToBitmap(spare, plan, undefined).catch(() => {
      throw error;
    });
  } finally {
    if (spare) freeBytes(spare);
  }
}

/**
 * A copy for a second try, as a decoder takes the bytes: `createImageBitmap` shows pictures that are too long for a video
 * frame. Of others a copy would only cost time, 1 to 2 ms of the 21 to 41 that a JPEG of 12 to 24 megapixels takes.
 */
function spareOf(bytes: Uint8Array<ArrayBuffer>, { header, limits }: DecodePlan): Uint8Array<ArrayBuffer> | undefined {
  const { width, height } = header.stored ?? { width: 0, height: 0 };
  const isTooLong = Math.max(width, height) > LONGEST_FRAME_SIDE && width * height <= limits.pixels;
  return isTooLong && bytes.length <= MAX_SPARE_BYTES ? bytes.slice() : undefined;
}

async function decodeToBitmap(
  bytes: Uint8Array<ArrayBuffer>,
  { header: { type, natural }, wantedSize }: DecodePlan,
  resize: Size | undefined,
): Promise<DecodedPicture> {
  const bitmap = await decodeByImageBitmap(bytes, type, resize);
  return natural && resize ? { bitmap, natural } : shrink(bitmap, wantedSize);
}

async function decodeToFrame(
  bytes: Uint8Array<ArrayBuffer>,
  { header: { type, natural, isTurned }, wantedSize }: DecodePlan,
  { desired, buffers }: { readonly desired: Size | undefined; readonly buffers: PixelBuffers },
  signal: AbortSignal,
): Promise<DecodedPicture> {
  const shrinkTo = (decoded: Size) => shrunkSize(decoded, wantedSize(natural ?? decoded));
  const { bitmap, decoded } = await decodeByImageDecoder(bytes, { type, desired, isTurned, shrinkTo, buffers }, signal);
  return { bitmap, natural: natural ?? decoded };
}

/** Makes a bitmap smaller where it is much larger than wanted; takes it. */
export async function shrink(bitmap: ImageBitmap, wantedSize: WantedSize): Promise<DecodedPicture> {
  const natural = { width: bitmap.width, height: bitmap.height };
  const size = shrunkSize(natural, wantedSize(natural));
  return { bitmap: size ? await makeSmaller(bitmap, size) : bitmap, natural };
}

/** A bitmap is only made smaller when that more than halves its bytes: scaling twice costs sharpness and time. */
export function shrunkSize(decoded: Size, wanted: Size): Size | undefined {
  const size = coveringSize(decoded, wanted);
  return size.width * size.height * 2 < decoded.width * decoded.height ? size : undefined;
}
