import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { PATTERN_FORMATS, patternImage } from './fixtures/pattern-image.mjs';
import { encodePattern, INDEX_LIMIT, readPattern } from './pattern.mjs';

const INDEXES = [0, 1, 9_999, 524_288, 699_050, INDEX_LIMIT - 1];

/** @returns {Promise<ImageData>} */
async function pixelsOf(file, { width, height = width }) {
  const image = sharp(file).ensureAlpha().resize(width, height, { fit: 'fill' });
  return { width, height, data: await image.raw().toBuffer() };
}

const jpegOf = (index) => patternImage(index, { format: 'jpg', width: 320, height: 240 });

describe('pattern', () => {
  for (const format of PATTERN_FORMATS) {
    it(`survives ${format} and scaling down to 20 px`, async () => {
      for (const index of INDEXES) {
        const file = await patternImage(index, { format, width: 320, height: 240 });
        assert.equal(readPattern(await pixelsOf(file, { width: 128, height: 96 })), index);
        assert.equal(readPattern(await pixelsOf(file, { width: 20 })), index);
      }
    });
  }

  it('is read from a part of a picture', async () => {
    const cells = [await jpegOf(7), await jpegOf(8)].map((input, index) => ({ input, left: index * 320, top: 0 }));
    const sheet = sharp({ create: { width: 640, height: 240, channels: 3, background: 'white' } }).composite(cells);
    const image = await pixelsOf(await sheet.png().toBuffer(), { width: 640, height: 240 });
    assert.equal(readPattern(image, { x: 320, y: 0, width: 320, height: 240 }), 8);
    assert.equal(readPattern(image, { x: 160, y: 0, width: 320, height: 240 }), undefined);
  });

  it('is not seen in plain, transparent or blended pictures', async () => {
    for (const background of ['white', 'black', { r: 255, g: 255, b: 255, alpha: 0 }]) {
      const plain = await sharp({ create: { width: 50, height: 50, channels: 4, background } })
        .png()
        .toBuffer();
      assert.equal(readPattern(await pixelsOf(plain, { width: 50 })), undefined);
    }
    const [first, second] = await Promise.all([1, 999_999].map(async (n) => pixelsOf(await jpegOf(n), { width: 50 })));
    const blend = { ...first, data: first.data.map((value, position) => (value + second.data[position]) / 2) };
    assert.equal(readPattern(blend), undefined);
  });

  it('differs in at least two squares from one index to any of its neighbours in bits', () => {
    for (const index of INDEXES) {
      for (let bit = 0; bit < 20; bit++) {
        const neighbour = encodePattern(index ^ (1 << bit));
        const differences = encodePattern(index).filter((isLight, square) => isLight !== neighbour[square]);
        assert.ok(differences.length >= 2);
      }
    }
  });

  it('refuses what it cannot encode', () => {
    assert.throws(() => encodePattern(INDEX_LIMIT), /from 0 to 1048575, got 1048576/);
    assert.throws(() => encodePattern(0.5), RangeError);
  });
});
