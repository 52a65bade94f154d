import type { Size } from '../../src/core/picture/fit.js';
import type { DecodePlan } from '../decode/decode.js';
import { exifOrientation } from '../sniff/exif-orientation.js';
import { type ImageHeader, readImageHeader } from '../sniff/image-header.js';
import { exifThumbnail } from './exif-thumbnail.js';
import { turnedJpeg } from './turned-jpeg.js';

/** A small picture of a picture, which came with its first bytes. */
export interface Preview {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly header: ImageHeader;
  /** True when it covers the cell, so that the picture itself is not needed. */
  readonly isSufficient: boolean;
}

/** Many cameras put a picture of 3:2 into 160×120 px between black bars: such a one is another picture. */
const MAX_ASPECT_ERROR = 0.02;

/** A thumbnail has some 20,000 pixels; one that says it has millions is none. */
const MAX_PIXELS = 2 ** 20;

/** Coarser ones would be seen for an instant as nothing but blocks. */
const LEAST_SHARE = 1 / 4;

/** The preview in the first bytes of a file, where there is one that can be trusted and is of use for the cell. */
export function findPreview(head: Uint8Array, { header, wantedSize }: DecodePlan): Preview | undefined {
  const { natural, stored, type } = header;
  const thumbnail = type === 'image/jpeg' && natural && stored ? exifThumbnail(head) : undefined;
  const size = thumbnail && sizeOf(thumbnail);
  if (!natural || !stored || !size || !isSameAspect(size, stored)) return undefined;
  const wanted = wantedSize(natural);
  const share = Math.max(size.width, size.height) / Math.max(wanted.width, wanted.height);
  if (share < LEAST_SHARE) return undefined;
  const bytes = turnedJpeg(thumbnail, exifOrientation(head));
  const turned = readImageHeader(bytes);
  return turned && { bytes, header: turned, isSufficient: share >= 1 };
}

/** A thumbnail that has EXIF of its own is turned by nobody knows which. */
function sizeOf(thumbnail: Uint8Array): Size | undefined {
  const header = readImageHeader(thumbnail);
  if (header?.type !== 'image/jpeg' || header.isTurned || !header.stored || isCutOff(thumbnail)) return undefined;
  return header.stored.width * header.stored.height <= MAX_PIXELS ? header.stored : undefined;
}

/** Some engines fill what is missing with grey instead of refusing it. Cameras may pad the end with zeros. */
function isCutOff(jpeg: Uint8Array): boolean {
  const end = jpeg.lastIndexOf(0xd9);
  return end < 1 || jpeg[end - 1] !== 0xff || jpeg.subarray(end + 1).some((byte) => byte !== 0);
}

function isSameAspect(a: Size, b: Size): boolean {
  const ratio = (a.width * b.height) / (a.height * b.width);
  return Math.abs(ratio - 1) <= MAX_ASPECT_ERROR;
}
