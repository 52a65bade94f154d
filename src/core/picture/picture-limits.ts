/** What a picture may cost; what would cost more is refused before it is read or decoded. */
export interface PictureLimits {
  /** Bytes of an encoded file. A stream is counted and ended there. */
  readonly encodedBytes: number;
  /** Pixels of a picture that is decoded whole: four bytes each are held at once, 1.9 GB for a PNG of 20000×20000. */
  readonly pixels: number;
  /** Pixels of one that is decoded at reduced scale, never held whole; a progressive JPEG still buffers all its coefficients. */
  readonly scaledPixels: number;
  /** Bytes of an SVG, which is parsed on the page's own thread. */
  readonly svgBytes: number;
  /** Milliseconds that decoding one picture may take. */
  readonly decodeMs: number;
  /**
   * Milliseconds that a server may send nothing. A browser holds requests back when there are many for one server, and
   * does not tell: this must be enough for several in a row.
   */
  readonly stallMs: number;
  /** Bytes of the thumbnails that `cache="persistent"` keeps on disk, for all pages of an origin together. */
  readonly storedBytes: number;
}

export const DEFAULT_LIMITS: PictureLimits = {
  encodedBytes: 64 * 2 ** 20,
  pixels: 50e6,
  scaledPixels: 200e6,
  svgBytes: 2 ** 20,
  decodeMs: 20_000,
  stallMs: 30_000,
  storedBytes: 64 * 2 ** 20,
};

export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof PictureLimits)[];

export function isSameLimits(a: PictureLimits, b: PictureLimits): boolean {
  return LIMIT_NAMES.every((name) => a[name] === b[name]);
}
