import sharp from 'sharp';

export const FORMATS = ['jpeg', 'png', 'webp', 'avif'];

const encoders = {
  jpeg: (image) => image.jpeg({ quality: 85 }),
  png: (image) => image.png({ compressionLevel: 3 }),
  webp: (image) => image.webp({ quality: 80, effort: 1 }),
  avif: (image) => image.avif({ quality: 60, effort: 0 }),
};

/** Photographs have detail at each scale, less of it the finer it is: noise of several sizes, one over the other. */
const GRAINS = [
  { px: 512, sigma: 60 },
  { px: 128, sigma: 50 },
  { px: 32, sigma: 40 },
  { px: 8, sigma: 25 },
  { px: 2, sigma: 18 },
];

/**
 * @param {number[]} megapixels @param {string[]} formats
 * @returns {Promise<{ name: string, format: string, megapixels: number, bytes: Buffer }[]>}
 */
export async function makePictures(megapixels, formats) {
  const pictures = [];
  for (const size of megapixels) {
    const height = Math.round(Math.sqrt((size * 1e6 * 3) / 4));
    const raw = await noise(Math.round((height * 4) / 3), height);
    for (const format of formats) {
      const bytes = await encoders[format](sharp(raw.data, { raw: raw.info })).toBuffer();
      pictures.push({ name: `${size} MP ${format}`, format, megapixels: size, bytes });
    }
  }
  return pictures;
}

async function noise(width, height) {
  const [base, ...layers] = await Promise.all(GRAINS.map((grain) => noiseOf(grain, width, height)));
  const composite = layers.map((input) => ({ input, raw: { width, height, channels: 3 }, blend: 'soft-light' }));
  const image = sharp(base, { raw: { width, height, channels: 3 } })
    .composite(composite)
    .removeAlpha();
  return image.raw().toBuffer({ resolveWithObject: true });
}

function noiseOf({ px, sigma }, width, height) {
  const create = {
    width: Math.ceil(width / px),
    height: Math.ceil(height / px),
    channels: 3,
    background: '#808080',
    noise: { type: 'gaussian', mean: 128, sigma },
  };
  return sharp({ create }).resize(width, height, { fit: 'fill', kernel: 'cubic' }).removeAlpha().raw().toBuffer();
}
