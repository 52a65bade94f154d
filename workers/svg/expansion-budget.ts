import { PictureFailure } from '../picture-failure.js';

/**
 * An SVG may expand to so many times the bytes it may have. With the default of 1 MB that admits some 8,000 shapes, 1,000
 * texts, or a path of 90 kB that crosses itself all over: up to about 0.25 s of the page's thread on two busy cores.
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
