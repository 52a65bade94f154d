import { coveringEighth, coveringSize } from '../../src/core/picture/decode-scale.js';
import type { Size } from '../../src/core/picture/fit.js';
import type { ImageHeader } from '../sniff/image-header.js';
import type { ScaledDecoding } from './capabilities.js';

/**
 * How a picture is decoded: by `ImageDecoder` at a desired size or whole, or by `createImageBitmap`, which in every
 * engine decodes whole and scales afterwards.
 */
export type DecodePath =
  | { readonly by: 'image-decoder'; readonly desired: Size | undefined }
  | { readonly by: 'image-bitmap'; readonly resize: Size | undefined };

/**
 * The cheapest path that still covers `wanted`:
 *
 * | scaled decoding | JPEG                     | other raster formats     |
 * | --------------- | ------------------------ | ------------------------ |
 * | `covering`      | decoder, covering eighth | decoder, whole           |
 * | `exact`         | decoder, covering size   | decoder, covering size   |
 * | `full`          | bitmap, resized          | bitmap, resized          |
 * | `none`          | bitmap, resized          | bitmap, resized          |
 *
 * A picture whose size as shown only a decoder can tell is decoded whole.
 */
export function chooseDecodePath(header: ImageHeader, wanted: Size | undefined, scaled: ScaledDecoding): DecodePath {
  const { natural, type } = header;
  const target = natural && wanted ? coveringSize(natural, wanted) : undefined;
  if (scaled === 'none' || scaled === 'full') return { by: 'image-bitmap', resize: target };
  if (scaled === 'exact') return { by: 'image-decoder', desired: target };
  const isScaled = type === 'image/jpeg' && natural && wanted;
  return { by: 'image-decoder', desired: isScaled ? coveringEighth(natural, wanted) : undefined };
}
