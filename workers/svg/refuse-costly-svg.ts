import type { PictureLimits } from '../../src/core/picture/picture-limits.js';
import { decodeText } from '../sniff/markup.js';
import { sniff } from '../sniff/sniff.js';
import { expandEntities } from './entities.js';
import { ExpansionBudget, tooComplex } from './expansion-budget.js';
import { parseSvg } from './parse-svg.js';
import { SvgCost } from './svg-cost.js';

/** SVG within SVG within …: each has to fit into the one around it, so that more is no drawing. */
const MAX_NESTED_FILES = 4;

/**
 * Only an `<img>` draws SVG, on the page's own thread, and nothing ends it before it is done: an SVG of 2 kB can hold
 * a page up for minutes. It cannot be isolated either, for a frame of the same site shares the thread. So it is read
 * here first, and refused when it would draw too much. Scripts and external files are no concern: `<img>` runs and
 * loads none (https://www.w3.org/TR/SVG2/conform.html#secure-static-mode).
 * @throws {PictureFailure}
 */
export function refuseCostlySvg(bytes: Uint8Array, limits: PictureLimits): void {
  const budget = new ExpansionBudget(limits.svgBytes);
  budget.check(costOfSvg(bytes, limits, budget, 0));
}

function costOfSvg(bytes: Uint8Array, limits: PictureLimits, budget: ExpansionBudget, depth: number): number {
  if (depth > MAX_NESTED_FILES) throw tooComplex(`The SVG holds others, nested deeper than ${MAX_NESTED_FILES}`);
  const root = parseSvg(expandEntities(decodeText(bytes), budget));
  const costOfData = (data: Uint8Array) => {
    const sniffed = sniff(data, true);
    if (sniffed.state === 'svg') return costOfSvg(data, limits, budget, depth + 1);
    // Embedded pictures share one picture's limit.
    const { width, height } = (sniffed.state === 'raster' && sniffed.header.stored) || { width: 0, height: 0 };
    return ((width * height) / limits.pixels) * budget.maxBytes;
  };
  return new SvgCost(costOfData).measure(root);
}
