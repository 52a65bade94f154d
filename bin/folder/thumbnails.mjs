import { availableParallelism } from 'node:os';

/** Encoders by the name of their format. A sheet's colours are not subsampled: that would mix those of neighbours. */
const ENCODERS = {
  jpeg: (image, quality, isSheet) => {
    return image.flatten({ background: '#fff' }).jpeg({ quality, chromaSubsampling: isSheet ? '4:4:4' : '4:2:0' });
  },
  webp: (image, quality) => image.webp({ quality }),
  avif: (image, quality, isSheet) => image.avif({ quality, chromaSubsampling: isSheet ? '4:4:4' : '4:2:0' }),
};

export const FORMATS = Object.keys(ENCODERS);

/** Pictures that are worked on at a time: libvips has a thread for each. */
export const AT_ONCE = availableParallelism();

/** sharp is the only part of the package that is not plain script, so that a page's build does without. */
export async function loadSharp() {
  try {
    const { default: sharp } = await import('sharp');
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  } catch (cause) {
    throw new Error(
      'This needs sharp beside it: npm install sharp, or npx -p mass-image-grid -p sharp mass-image-grid …',
      {
        cause,
      },
    );
  }
}

/** A picture upright, in its first frame, within a square. */
export function within(sharp, file, size) {
  return sharp(file).autoOrient().resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true });
}

export function encode(image, format, quality, { isSheet = false } = {}) {
  return ENCODERS[format](image, quality, isSheet);
}
