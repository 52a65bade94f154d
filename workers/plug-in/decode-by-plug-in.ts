import { type DecodedPicture, type DecodePlan, shrink, shrunkSize, type WantedSize } from '../decode/decode.js';
import type { PlugInDecoder } from './plug-in-client.js';
import type { RawPixels } from './plug-in-protocol.js';

export async function decodeByPlugIn(
  bytes: Uint8Array<ArrayBuffer>,
  plugIn: PlugInDecoder,
  { header: { natural }, wantedSize, limits }: DecodePlan,
  signal: AbortSignal,
): Promise<DecodedPicture> {
  const { pixels: maxPixels, decodeMs: timeLimitMs } = limits;
  const picture = await plugIn.decode(
    { bytes, wanted: natural && wantedSize(natural), maxPixels, timeLimitMs },
    signal,
  );
  const { width } = picture;
  const decoded = 'close' in picture ? await shrink(picture, wantedSize) : await bitmapOf(picture, wantedSize);
  // A decoder that was told what suffices may have given less than the whole.
  const isReduced = natural !== undefined && width < natural.width;
  return isReduced ? { ...decoded, natural } : decoded;
}

async function bitmapOf({ data, width, height }: RawPixels, wantedSize: WantedSize): Promise<DecodedPicture> {
  const natural = { width, height };
  const size = shrunkSize(natural, wantedSize(natural));
  const resize = size && { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' as const };
  return { bitmap: await createImageBitmap(new ImageData(data, width, height), { ...resize }), natural };
}
