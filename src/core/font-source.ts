/** A face of a font that a page brings, as `new FontFace()` takes it. Addresses in `src` are absolute. */
export interface FontSource {
  readonly family: string;
  readonly src: string;
  readonly descriptors: {
    readonly style: string;
    readonly weight: string;
    readonly stretch: string;
    readonly unicodeRange: string;
  };
}

/** The same for all that is told of a face. */
export function nameOfFace({ family, src, descriptors }: FontSource): string {
  const { style, weight, stretch, unicodeRange } = descriptors;
  return [family, src, style, weight, stretch, unicodeRange].join('\n');
}
