import type { DecodedPicture, DecodePlan } from '../decode/decode.js';
import type { TimedDecode } from '../decode/decode-deadline.js';
import { PictureFailure } from '../picture-failure.js';
import { chooseDecoder } from '../plug-in/choose-decoder.js';
import type { PlugInClient, PlugInDecoder } from '../plug-in/plug-in-client.js';
import { type ImageHeader, readImageHeader } from '../sniff/image-header.js';
import type { EncodedSource } from './encoded-source.js';
import { type SniffedSource, sniffSource } from './sniff-source.js';

export interface ReadOptions {
  readonly inTime: TimedDecode;
  readonly plugIns: PlugInClient | undefined;
}

/**
 * Reads a picture: its first bytes say what it is, what they rule out is refused, and only then the rest is read and
 * decoded.
 * @throws {PictureFailure}
 */
export async function readPicture(
  source: EncodedSource,
  plan: (header: ImageHeader) => DecodePlan,
  { inTime, plugIns }: ReadOptions,
  signal: AbortSignal,
): Promise<DecodedPicture> {
  const sniffed = await sniffSource(source, (seen) => seen.state === 'raster' && plan(seen.header));
  const plugIn = await plugIns?.find(source.head);
  signal.throwIfAborted();
  const header = sniffed.state === 'raster' ? sniffed.header : headerFor(plugIn, sniffed);
  const decode = await chooseDecoder(header.type, plugIn);
  const early = plan(header);
  const bytes = await source.readAll();
  signal.throwIfAborted();
  const final = header.stored ? early : plan(lateHeader(bytes, header));
  return inTime((decoding) => decode(bytes, final, decoding));
}

/** What no reader here knows a plug-in may. @throws {PictureFailure} where there is none */
function headerFor(
  plugIn: PlugInDecoder | undefined,
  sniffed: Exclude<SniffedSource, { state: 'raster' }>,
): ImageHeader {
  if (plugIn) return { type: plugIn.type, stored: undefined, natural: undefined, isTurned: true };
  const text = sniffed.state === 'svg' ? 'Only the page can show an SVG' : `The file is ${sniffed.name}`;
  throw new PictureFailure('unsupported', 'UnsupportedImageError', text);
}

/** Of a header that goes on longer than any sane one the size is looked for in the whole file. */
function lateHeader(bytes: Uint8Array, header: ImageHeader): ImageHeader {
  return readImageHeader(bytes) ?? header;
}
