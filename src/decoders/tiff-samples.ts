import type { GeoTIFFImage } from 'geotiff';
import type { RawPixels } from '../../workers/plug-in/plug-in-protocol.js';

/** TIFF 6.0, PhotometricInterpretation. */
const WHITE_IS_ZERO = 0;
const BLACK_IS_ZERO = 1;
const RGB = 2;

/** TIFF 6.0, ExtraSamples. */
const PREMULTIPLIED = 1;
const STRAIGHT = 2;

const FLOAT = 3;

type Samples = ArrayLike<number>;

/** Reads all samples of a picture and makes 8-bit RGBA of them. */
export async function readSamples(image: GeoTIFFImage): Promise<RawPixels> {
  const directory = image.fileDirectory;
  const photometric = directory.getValue('PhotometricInterpretation');
  const alpha = alphaOf(image, photometric);
  const hasAlpha = alpha === PREMULTIPLIED || alpha === STRAIGHT;
  const isGrey = photometric === WHITE_IS_ZERO || photometric === BLACK_IS_ZERO;
  const colours = isGrey ? [0] : [0, 1, 2];
  // The library's own greys end at half brightness where a sample has one bit.
  const samples =
    isGrey || photometric === RGB
      ? await image.readRasters({ interleave: true, samples: hasAlpha ? [...colours, colours.length] : colours })
      : await image.readRGB({ interleave: true });
  const channels = samples.length / (image.getWidth() * image.getHeight());
  const toByte = byteOf(samples, image, photometric);
  const pixels = spread(samples, channels, isGrey ? 1 : 3, toByte);
  if (photometric === WHITE_IS_ZERO) invert(pixels);
  if (alpha === PREMULTIPLIED && hasAlpha && channels % 2 === 0) unpremultiply(pixels);
  return { width: image.getWidth(), height: image.getHeight(), data: pixels };
}

/** A fourth sample that nothing is said of is taken for alpha, as libtiff does. */
function alphaOf(image: GeoTIFFImage, photometric: number | undefined): number | undefined {
  const [first] = Array.from<number>(image.fileDirectory.getValue('ExtraSamples') ?? []);
  return first ?? (photometric === RGB && image.getSamplesPerPixel() === 4 ? STRAIGHT : undefined);
}

/** How a sample becomes a byte. Palettes, CMYK, YCbCr and Lab come from the library as bytes already. */
function byteOf(samples: Samples, image: GeoTIFFImage, photometric: number | undefined): (sample: number) => number {
  const isRaw = photometric === WHITE_IS_ZERO || photometric === BLACK_IS_ZERO || photometric === RGB;
  if (!isRaw || samples instanceof Uint8ClampedArray) return (sample) => sample;
  if (image.getSampleFormat(0) === FLOAT) return photometric === RGB ? gammaCoded : (sample) => sample * 255;
  const scale = 255 / (2 ** image.getBitsPerSample(0) - 1);
  return (sample) => sample * scale;
}

/** Floating-point colours are linear light by custom; https://www.w3.org/TR/css-color-4/#color-conversion-code */
function gammaCoded(linear: number): number {
  return 255 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055);
}

function spread(
  samples: Samples,
  channels: number,
  colours: 1 | 3,
  toByte: (sample: number) => number,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray((samples.length / channels) * 4);
  const [green, blue] = colours === 3 ? [1, 2] : [0, 0];
  const hasAlpha = channels > colours;
  for (let from = 0, to = 0; from < samples.length; from += channels, to += 4) {
    pixels[to] = toByte(samples[from] ?? 0);
    pixels[to + 1] = toByte(samples[from + green] ?? 0);
    pixels[to + 2] = toByte(samples[from + blue] ?? 0);
    pixels[to + 3] = hasAlpha ? toByte(samples[from + colours] ?? 0) : 255;
  }
  return pixels;
}

function invert(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at++) if (at % 4 !== 3) pixels[at] = 255 - (pixels[at] ?? 0);
}

function unpremultiply(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] || 255;
    for (let channel = at; channel < at + 3; channel++) pixels[channel] = ((pixels[channel] ?? 0) * 255) / alpha;
  }
}
