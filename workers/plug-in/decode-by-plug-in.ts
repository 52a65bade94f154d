import type { Size } from '../../src/core/picture/fit.js';
import { type DecodedPicture, type DecodePlan, shrunkSize } from '../decode/decode.js';
import type { PlugInDecoder } from './plug-in-client.js';
import type { RawPixels } from './plug-in-protocol.js';

export async function decodeByPlugIn(
  bytes: Uint8Array<ArrayBuffer>,
  plugIn: PlugInDecoder,
  { header: { natural }, wantedSize, limits }: DecodePlan,
  signal: AbortSignal,
): Promise<DecodedPicture> {
  const { pixels: maxPixels, decodeMs: timeLimitMs } = limits;
  const wanted = natural && wantedSize(natural);
  const pixels = await plugIn.decode({ bytes, wanted, maxPixels, timeLimitMs }, signal);
  const decoded = { width: pixels.width, height: pixels.height };
  // A decoder that was told what suffices may have given less than the whole.
  const isReduced = natural !== undefined && decoded.width < natural.width;
  return {
    bitmap: await bitmapOf(pixels, shrunkSize(decoded, wantedSize(decoded))),
    natural: isReduced ? natural : decoded,
  };
}

function bitmapOf(
  { data, width, height, colorSpace = 'srgb' }: RawPixels,
  size: Size | undefined,
): Promise<ImageBitmap> {
  const resize = size && { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'medium' as const };
  return createImageBitmap(new ImageData(data, width, height, { colorSpace }), { ...resize });
}
