import type { PassingLane } from '../../src/core/memory/allotment.js';
import type { PictureLimits } from '../../src/core/picture/picture-limits.js';
import type { DecodedPicture, DecodePlan } from '../decode/decode.js';
import { decodePeakBytes } from '../decode/decode-peak.js';
import type { Passage } from '../memory/passing-gate.js';
import { PictureFailure } from '../picture-failure.js';
import { chooseDecoder, type Decode, withoutSize } from '../plug-in/choose-decoder.js';
import type { PlugInClient, PlugInDecoder } from '../plug-in/plug-in-client.js';
import { findPreview } from '../preview/find-preview.js';
import type { ImageHeader } from '../sniff/image-header.js';
import { sniff } from '../sniff/sniff.js';
import { readSvg } from '../svg/read-svg.js';
import type { EncodedSource } from './encoded-source.js';
import { type SniffedSource, sniffSource } from './sniff-source.js';

export interface ReadingOptions {
  /** Decides by a header what will be done, or refuses it. */
  readonly plan: (header: ImageHeader) => DecodePlan;
  readonly limits: PictureLimits;
  /** The engine's own decoding. */
  readonly decode: Decode;
  /** Waits until there is memory for so many bytes; previews say nothing of what pictures need on an average. */
  readonly enter: (lane: PassingLane, bytes: number, isAverage: boolean) => Promise<Passage>;
  readonly plugIns: PlugInClient | undefined;
  /** Is given the preview of a picture that takes longer, to show and to close; without it no preview is looked for. */
  readonly onPreview: ((preview: DecodedPicture) => void) | undefined;
}

export interface ReadPicture extends DecodedPicture {
  /** True when the preview sufficed: the file was not read to its end. */
  readonly isPreview: boolean;
  /** True where its format knows no transparency. */
  readonly isOpaque?: boolean;
}

/**
 * Reads a picture: its first bytes say what it is, what they rule out is refused, and only then the rest is read and
 * decoded.
 * @throws {PictureFailure}
 * @throws {SvgFile} for what an `<img>` has to draw
 */
export async function readPicture(
  source: EncodedSource,
  options: ReadingOptions,
  signal: AbortSignal,
): Promise<ReadPicture> {
  const { plan, limits, plugIns, onPreview } = options;
  const sniffed = await sniffSource(source, (seen) => seen.state === 'raster' && plan(seen.header));
  const plugIn = await plugIns?.find(source.head);
  signal.throwIfAborted();
  if (sniffed.state === 'svg' && !plugIn) throw await readSvg(source, limits);
  const header = sniffed.state === 'raster' ? sniffed.header : headerFor(plugIn, sniffed);
  const decoder = await chooseDecoder(header.type, options.decode, plugIn);
  const early = plan(header);
  const preview = source.isWhole || !onPreview ? undefined : await readPreview(source.head, early, options, signal);
  if (preview?.isSufficient) return { ...preview.picture, isPreview: true };
  if (preview) onPreview?.(preview.picture);
  const passage = await options.enter('reading', source.byteLength ?? 2 * source.head.length, true);
  try {
    const bytes = await source.readAll();
    signal.throwIfAborted();
    const late = header.natural ? early : plan(lateHeader(bytes, header, plugIn));
    const picture = await decodeInTurn(
      () => decoder(bytes, late, signal),
      decodePeakBytes(late, bytes.length),
      options,
    );
    return { ...picture, isPreview: false, isOpaque: late.header.type === 'image/jpeg' };
  } finally {
    passage.close();
  }
}

async function decodeInTurn(
  decode: () => Promise<DecodedPicture>,
  bytes: number,
  { enter }: ReadingOptions,
  isAverage = true,
) {
  const passage = await enter('decoding', bytes, isAverage);
  return decode().finally(() => passage.close());
}

/** A preview that does not decode is none. Of a file that is small enough to be there whole the picture itself is as near. */
async function readPreview(head: Uint8Array, main: DecodePlan, options: ReadingOptions, signal: AbortSignal) {
  const preview = findPreview(head, main);
  const { natural } = main.header;
  if (!preview || !natural) return undefined;
  try {
    const plan = options.plan(preview.header);
    const decode = () => options.decode(preview.bytes, plan, signal);
    const { bitmap } = await decodeInTurn(decode, decodePeakBytes(plan, preview.bytes.length), options, false);
    return { isSufficient: preview.isSufficient, picture: { bitmap, natural } };
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

/** What no reader here knows a plug-in may. @throws {PictureFailure} where there is none */
function headerFor(
  plugIn: PlugInDecoder | undefined,
  sniffed: Exclude<SniffedSource, { state: 'raster' }>,
): ImageHeader {
  if (plugIn) return { type: plugIn.type, stored: undefined, natural: undefined, isTurned: true };
  const name = sniffed.state === 'svg' ? 'an SVG' : sniffed.name;
  throw new PictureFailure('unsupported', 'UnsupportedImageError', `The file is ${name}`);
}

/**
 * Of a header that goes on longer than any sane one the size is looked for in the whole file.
 * @throws {PictureFailure} where it is not there either: an engine's decoder cannot be held to a limit of pixels
 */
function lateHeader(bytes: Uint8Array, header: ImageHeader, plugIn: PlugInDecoder | undefined): ImageHeader {
  const sniffed = sniff(bytes, true);
  const late = sniffed.state === 'raster' && sniffed.header.type === header.type ? sniffed.header : header;
  if (late.stored || plugIn) return late;
  throw withoutSize(header.type);
}
