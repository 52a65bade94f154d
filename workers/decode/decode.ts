import { coveringSize } from '../../src/core/decode-scale.js';
import type { Size } from '../../src/core/fit.js';
import { PictureFailure } from '../picture-failure.js';
import { type ImageHeader, readImageHeader, readStoredSize } from '../sniff/image-header.js';
import type { ScaledDecoding } from './capabilities.js';
import { decodeByImageBitmap } from './decode-by-image-bitmap.js';
import { decodeByImageDecoder } from './decode-by-image-decoder.js';
import { chooseDecodePath, type DecodePath } from './decode-path.js';
import { refuseTooManyPixels } from './pixel-limits.js';

/** Tells for a picture's size as shown in what size, in device px, it will be drawn. */
export type WantedSize = (natural: Size) => Size;

export interface DecodedPicture {
  readonly bitmap: ImageBitmap;
  readonly natural: Size;
}

/**
 * Decodes encoded bytes at the smallest scale that covers what is wanted. Takes the bytes: they are handed on.
 * @throws {PictureFailure} of kind `unsupported`, `undecodable` or `too-large`
 */
export async function decode(
  bytes: Uint8Array<ArrayBuffer>,
  wantedSize: WantedSize,
  scaled: ScaledDecoding,
  signal: AbortSignal,
): Promise<DecodedPicture> {
  signal.throwIfAborted();
  const header = readImageHeader(bytes);
  if (!header) return decodeUnknown(bytes, wantedSize);
  const wanted = header.natural && wantedSize(header.natural);
  const path = chooseDecodePath(header, wanted, scaled);
  refuseTooManyPixels(header.natural ?? readStoredSize(bytes), path);
  try {
    return await decodeKnown(bytes, header, path, wantedSize, signal);
  } catch (error) {
    if (signal.aborted || error instanceof PictureFailure) throw error;
    throw new PictureFailure('undecodable', 'DecodeError', `The ${header.type} file cannot be decoded`, {
      cause: error,
    });
  }
}

async function decodeKnown(
  bytes: Uint8Array<ArrayBuffer>,
  { type, natural, isTurned }: ImageHeader,
  path: DecodePath,
  wantedSize: WantedSize,
  signal: AbortSignal,
): Promise<DecodedPicture> {
  if (path.by === 'image-bitmap') {
    const bitmap = await decodeByImageBitmap(bytes, type, path.resize);
    return natural ? { bitmap, natural } : shrink(bitmap, wantedSize);
  }
  if (!(await ImageDecoder.isTypeSupported(type))) return decodeUnknown(bytes, wantedSize);
  const shrinkTo = (decoded: Size) => shrunkSize(decoded, wantedSize(natural ?? decoded));
  const { bitmap, decoded } = await decodeByImageDecoder(
    bytes,
    { type, desired: path.desired, isTurned, shrinkTo },
    signal,
  );
  return { bitmap, natural: natural ?? decoded };
}

/** What no header reader knows the engine may still decode: icons, JPEG XL, TIFF. */
async function decodeUnknown(bytes: Uint8Array<ArrayBuffer>, wantedSize: WantedSize): Promise<DecodedPicture> {
  try {
    return await shrink(await decodeByImageBitmap(bytes, undefined, undefined), wantedSize);
  } catch (error) {
    throw new PictureFailure('unsupported', 'UnsupportedImageError', 'The file is no image that can be decoded here', {
      cause: error,
    });
  }
}

async function shrink(bitmap: ImageBitmap, wantedSize: WantedSize): Promise<DecodedPicture> {
  const natural = { width: bitmap.width, height: bitmap.height };
  const size = shrunkSize(natural, wantedSize(natural));
  if (!size) return { bitmap, natural };
  try {
    const options = { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' as const };
    return { bitmap: await createImageBitmap(bitmap, options), natural };
  } finally {
    bitmap.close();
  }
}

/** A bitmap is only made smaller when that more than halves its bytes: scaling twice costs sharpness and time. */
function shrunkSize(decoded: Size, wanted: Size): Size | undefined {
  const size = coveringSize(decoded, wanted);
  return size.width * size.height * 2 < decoded.width * decoded.height ? size : undefined;
}
