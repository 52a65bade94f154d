import { expect } from 'chai';
import { rgbaToThumbHash } from 'thumbhash';
import { sketchOf } from '../../../workers/placeholder/thumb-hash-sketch.js';
import { nameOf, pixelAt, pixelsOf } from '../pixels.js';

const NATURAL = { width: 200, height: 100 };

/** ThumbHash of a picture whose left half has another colour than its right one. */
function hashOf(left: readonly number[], right: readonly number[]): string {
  const row = [...Array.from({ length: 10 }, () => left), ...Array.from({ length: 10 }, () => right)].flat();
  const pixels = Uint8Array.from(Array.from({ length: 10 }, () => row).flat());
  return btoa(String.fromCharCode(...rgbaToThumbHash(20, 10, pixels)));
}

const BLUE_RED = hashOf([0, 0, 255, 255], [255, 0, 0, 255]);
const CLEAR_GREEN = hashOf([0, 0, 0, 0], [0, 255, 0, 255]);

function colorsOf(hash: string): string[] {
  const sketch = sketchOf({ x: 0, y: 0, width: 64, height: 64, hash, natural: NATURAL });
  if (!sketch) throw new Error('no sketch');
  expect(sketch.natural).to.equal(NATURAL);
  const pixels = pixelsOf(sketch.bitmap);
  return [0.1, 0.9].map((x) => nameOf(pixelAt(pixels, x, 0.5)));
}

describe('sketchOf()', () => {
  it('draws what a ThumbHash stands for, the same each time', () => {
    expect(colorsOf(BLUE_RED)).to.deep.equal(['blue', 'red']);
    expect(colorsOf(CLEAR_GREEN)).to.deep.equal(['clear', 'green']);
    expect(colorsOf(BLUE_RED)).to.deep.equal(['blue', 'red']);
  });
});
