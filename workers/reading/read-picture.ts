import { type DecodedPicture, type DecodePlan, decode } from '../decode/decode.js';
import { requireDecoder } from '../decode/require-decoder.js';
import { PictureFailure } from '../picture-failure.js';
import { type ImageHeader, readImageHeader } from '../sniff/image-header.js';
import type { EncodedSource } from './encoded-source.js';
import { sniffSource } from './sniff-source.js';

/**
 * Reads a picture: its first bytes say what it is, what they rule out is refused, and only then the rest is read and
 * decoded.
 * @throws {PictureFailure}
 */
export async function readPicture(
  source: EncodedSource,
  plan: (header: ImageHeader) => DecodePlan,
  signal: AbortSignal,
): Promise<DecodedPicture> {
  const header = await readHeader(source, plan);
  signal.throwIfAborted();
  await requireDecoder(header.type);
  const early = plan(header);
  const bytes = await source.readAll();
  signal.throwIfAborted();
  return decode(bytes, header.stored ? early : plan(lateHeader(bytes, header)), signal);
}

/** Reads as far as the header, and refuses what it says no cell can show. */
async function readHeader(source: EncodedSource, plan: (header: ImageHeader) => DecodePlan): Promise<ImageHeader> {
  const sniffed = await sniffSource(source, (seen) => seen.state === 'raster' && plan(seen.header));
  if (sniffed.state === 'raster') return sniffed.header;
  const text = sniffed.state === 'svg' ? 'Only the page can show an SVG' : `The file is ${sniffed.name}`;
  throw new PictureFailure('unsupported', 'UnsupportedImageError', text);
}

/** Of a header that goes on longer than any sane one the size is looked for in the whole file. */
function lateHeader(bytes: Uint8Array, header: ImageHeader): ImageHeader {
  return readImageHeader(bytes) ?? header;
}
