import { expect } from 'chai';
import '../../src/decoders/jxl.js';
import { jxlAlpha, jxlPattern } from '../support/fixtures/small-files.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { readPattern } from '../support/pattern.mjs';
import { nameOf, pixelAt } from '../workers/pixels.js';
import { failureOf, pixelsOf } from './registered-decoder.js';

describe('the decoder for JPEG XL', () => {
  it('shows a picture', async () => {
    const image = await pixelsOf(jxlPattern);
    expect([image.width, image.height]).to.deep.equal([80, 80]);
    expect(readPattern(image)).to.equal(54_321);
  });

  it('keeps what is transparent', async () => {
    const image = await pixelsOf(jxlAlpha);
    expect([nameOf(pixelAt(image, 0.25, 0.5)), nameOf(pixelAt(image, 0.75, 0.5))]).to.deep.equal(['red', 'clear']);
  });

  it('refuses a picture that is too large', async () => {
    expect(await failureOf(jxlPattern, 5000)).to.equal('ImageTooLargeError: 80×80 is 0 MP, limit 0 MP');
  });

  it('says that a file is broken, wherever it ends', async () => {
    for (const length of [2, 5, 20]) {
      const error = await failureOf(jxlPattern.subarray(0, length));
      expect(error, `${length} bytes`).to.include('DecodeError: The decoder of image/jxl failed');
    }
  });

  it('shows files in a grid, by the engine or the decoder', async () => {
    const grid = createGrid({ items: [{ src: new Blob([jxlPattern]), alt: 'A pattern' }] });
    await settled(grid);
    expect((await readShownCells(grid))[0]?.shown).to.equal(54_321);
  });
});
