import { expect } from 'chai';
import { makeSmaller } from '../../../workers/decode/make-smaller.js';
import { seededRandom } from '../../support/seeded-random.js';

const SIDE = 256;
const BLOCK = 16;

/** Grey noise of one pixel, and the average of each block of it. */
function noise() {
  const random = seededRandom(3);
  const image = new ImageData(SIDE, SIDE);
  const averages = new Float64Array((SIDE / BLOCK) ** 2);
  for (let at = 0; at < SIDE * SIDE; at++) {
    const value = Math.floor(random() * 256);
    image.data.set([value, value, value, 255], at * 4);
    const block = Math.floor(at / SIDE / BLOCK) * (SIDE / BLOCK) + Math.floor((at % SIDE) / BLOCK);
    averages[block] = (averages[block] ?? 0) + value / BLOCK ** 2;
  }
  return { image, averages };
}

describe('makeSmaller', () => {
  it('averages what it makes smaller', async () => {
    const { image, averages } = noise();
    const side = SIDE / BLOCK;
    const small = await makeSmaller(await createImageBitmap(image), { width: side, height: side });
    const context = new OffscreenCanvas(side, side).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(small, 0, 0);
    const { data } = context.getImageData(0, 0, side, side);
    const errors = Array.from(averages, (average, at) => Math.abs((data[at * 4] ?? 0) - average));
    // Of noise, one pixel taken for its block is 64 off.
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).to.be.lessThan(8);
    small.close();
  });

  it('gives the size that was asked for, and closes what it was given', async () => {
    const bitmap = await createImageBitmap(noise().image);
    const small = await makeSmaller(bitmap, { width: 37, height: 5 });
    expect([small.width, small.height, bitmap.width]).to.deep.equal([37, 5, 0]);
    small.close();
  });
});
