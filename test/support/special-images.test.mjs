import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { orientedJpeg, twoFrameGif } from './fixtures/special-images.mjs';

/** Red, green, blue as 1 where the middle of a quadrant has much of it, in reading order. */
async function quadrantsOf(file) {
  const { data, info } = await sharp(file)
    .autoOrient()
    .resize(2, 2, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const bits = [...data].map((value) => Number(value > 128)).join('');
  return bits.match(new RegExp(`.{${info.channels}}`, 'g'));
}

describe('orientation fixtures', () => {
  for (let orientation = 1; orientation <= 8; orientation++) {
    it(`look the same when stored with orientation ${orientation}`, async () => {
      const file = await orientedJpeg(orientation);
      assert.equal((await sharp(file).metadata()).orientation, orientation);
      assert.deepEqual(await quadrantsOf(file), ['100', '010', '001', '111']);
    });
  }
});

describe('animation fixture', () => {
  it('has two frames', async () => {
    assert.equal((await sharp(await twoFrameGif(), { animated: true }).metadata()).pages, 2);
  });
});
