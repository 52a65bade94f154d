import { PictureFailure } from '../picture-failure.js';

/**
 * An SVG may expand to so many times the bytes it may have. With the default of 1 MB that admits some 16,000 drawn
 * elements. On two busy cores the page stood still over 8,000 of them for 0.26 s in Chromium 156 and 0.14 s in Firefox 153
 * (rectangles), as texts for 1.3 and 0.3 s. What this does not bound: one filled path of 25,000 corners that crosses
 * itself all over, 0.17 MB, took 0.8 and 1.0 s, and longer ones more than in proportion.
 */
const EXPANSION = 4;

const MEGABYTE = 2 ** 20;

/** How much an SVG may come to when everything that it uses again is written out. */
export class ExpansionBudget {
  readonly maxBytes: number;

  constructor(svgBytes: number) {
    this.maxBytes = EXPANSION * svgBytes;
  }

  /** @throws {PictureFailure} named `SvgTooComplexError` */
  check(expandedBytes: number): void {
    if (expandedBytes <= this.maxBytes) return;
    const [size, limit] = [expandedBytes, this.maxBytes].map((bytes) => Math.round((bytes / MEGABYTE) * 10) / 10);
    const told = Number.isFinite(expandedBytes) && expandedBytes < 1e6 * MEGABYTE ? `${size} MB` : 'terabytes';
    throw tooComplex(`Drawn out, the SVG comes to ${told}, limit ${limit} MB`);
  }
}

export function tooComplex(message: string): PictureFailure {
  return new PictureFailure('too-large', 'SvgTooComplexError', message);
}
