import { expect } from 'chai';
import '../../src/decoders/heic.js';
import { heicAlpha, heicPattern, heicQuadrants, heicTurned } from '../support/fixtures/small-files.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { readPattern } from '../support/pattern.mjs';
import { nameOf, pixelAt, quadrantsOf } from '../workers/pixels.js';
import { failureOf, pixelsOf } from './registered-decoder.js';

describe('the decoder for HEIC', () => {
  it('shows a picture', async () => {
    expect(readPattern(await pixelsOf(heicPattern))).to.equal(54_321);
  });

  it('shows a picture upright that is stored otherwise', async () => {
    expect(quadrantsOf(await pixelsOf(heicQuadrants))).to.deep.equal(['red', 'green', 'blue', 'white']);
    const image = await pixelsOf(heicTurned);
    expect([image.width, image.height]).to.deep.equal([64, 96]);
    expect(quadrantsOf(image)).to.deep.equal(['green', 'white', 'red', 'blue']);
  });

  it('keeps what is transparent', async () => {
    const image = await pixelsOf(heicAlpha);
    expect([nameOf(pixelAt(image, 0.25, 0.5)), nameOf(pixelAt(image, 0.75, 0.5))]).to.deep.equal(['red', 'clear']);
  });

  it('refuses a picture that is too large', async () => {
    expect(await failureOf(heicPattern, 5000)).to.equal('ImageTooLargeError: 80×80 is 0 MP, limit 0 MP');
  });

  it('says that a file is broken, wherever it ends', async () => {
    for (const length of [12, 200, heicPattern.length - 100]) {
      const error = await failureOf(heicPattern.subarray(0, length));
      expect(error, `${length} bytes`).to.include('DecodeError: The decoder of image/heic failed');
    }
  });

  it('shows files in a grid, by the engine or the decoder', async () => {
    const items = [heicPattern, heicTurned].map((file) => ({ src: new Blob([file]), alt: 'A picture' }));
    const grid = createGrid({ items });
    await settled(grid);
    expect((await readShownCells(grid))[0]?.shown).to.equal(54_321);
    expect(grid.stats.requests.failed).to.equal(0);
  });
});
