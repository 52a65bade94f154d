import type { MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import type { Size } from '../../src/core/picture/fit.js';
import type { PictureLimits } from '../../src/core/picture/picture-limits.js';
import type { DecodedPicture } from '../decode/decode.js';
import { refuseTooManyPixels } from '../decode/pixel-limits.js';
import { PictureFailure } from '../picture-failure.js';
import type { EncodedSource } from '../reading/encoded-source.js';
import { sniffSource } from '../reading/sniff-source.js';
import type { ImageHeader } from '../sniff/image-header.js';
import type { SheetPixels } from './sheet-pixels.js';
import { type EnterDecoding, TiledSheet } from './tiled-sheet.js';
import { WholeSheet } from './whole-sheet.js';

/** 64 MB decoded: as much as all other decoded pictures of a page. */
const MAX_WHOLE_PIXELS = 2 ** 24;

/** The longest side that every engine's bitmaps and their canvases have: Safari's on the Mac, and most GPUs. */
const MAX_WHOLE_SIDE = 16_384;

export interface SheetOpening {
  readonly limits: PictureLimits;
  readonly ledger: MemoryLedger;
  /** Reads and decodes a picture in its own size. */
  readonly decodeWhole: (source: EncodedSource) => Promise<DecodedPicture>;
  /** Is asked before each tile. */
  readonly enter: EnterDecoding;
}

/**
 * Reads a sheet and decodes it, or gets it ready to be decoded in tiles.
 * @throws {PictureFailure}
 */
export async function openSheet(source: EncodedSource, opening: SheetOpening): Promise<SheetPixels> {
  const { limits, ledger, decodeWhole, enter } = opening;
  const sniffed = await sniffSource(source, () => {});
  if (sniffed.state === 'svg') {
    throw new PictureFailure('unsupported', 'UnsupportedImageError', 'A sheet must be a raster image, got an SVG');
  }
  const large = sniffed.state === 'raster' ? tooLargeToHold(sniffed.header) : undefined;
  if (!large) return new WholeSheet(await decodeWhole(source), ledger);
  refuseTooManyPixels(large.natural, { by: 'image-bitmap', resize: undefined }, limits);
  return new TiledSheet({ ...large, bytes: await source.readAll() }, ledger, enter);
}

/** Chromium cuts the wrong part out of a picture that is to be turned (156), so that one is left to be tried whole. */
function tooLargeToHold({ type, natural, isTurned }: ImageHeader): { type: string; natural: Size } | undefined {
  if (!natural || isTurned) return undefined;
  const { width, height } = natural;
  const isSmall = width * height <= MAX_WHOLE_PIXELS && Math.max(width, height) <= MAX_WHOLE_SIDE;
  return isSmall ? undefined : { type, natural };
}
