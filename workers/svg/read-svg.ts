import type { PictureLimits } from '../../src/core/picture/picture-limits.js';
import type { EncodedSource } from '../reading/encoded-source.js';
import { refuseCostlySvg } from './refuse-costly-svg.js';
import { SvgFile } from './svg-file.js';

/**
 * Reads an SVG and looks it through.
 * @throws {PictureFailure} when it would cost more than the limits allow
 */
export async function readSvg(source: EncodedSource, limits: PictureLimits): Promise<SvgFile> {
  const bytes = await source.readAll(limits.svgBytes);
  refuseCostlySvg(bytes, limits);
  return new SvgFile(bytes);
}
