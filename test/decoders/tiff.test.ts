import { expect } from 'chai';
import '../../src/decoders/tiff.js';
import { fixtureUrl } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { readPattern } from '../support/pattern.mjs';
import { nameOf, pixelAt, quadrantsOf } from '../workers/pixels.js';
import { failureOf, pixelsOf } from './registered-decoder.js';

async function bytesOf(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(fixtureUrl(path, { size: 100 }))).arrayBuffer());
}

describe('the decoder for TIFF', () => {
  const kinds = ['none', 'lzw', 'deflate', 'jpeg', 'packbits', 'tiled', 'fax', 'bits', 'big'];

  for (const kind of kinds) {
    it(`reads ${kind}`, async () => {
      const image = await pixelsOf(await bytesOf(`tiff/${kind}/54321.tiff`));
      expect([image.width, image.height]).to.deep.equal([100, 100]);
      expect(readPattern(image)).to.equal(54_321);
    });
  }

  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`shows a file of orientation ${orientation} upright`, async () => {
      const image = await pixelsOf(await bytesOf(`orientation/${orientation}.tiff`));
      expect([image.width, image.height]).to.deep.equal([120, 80]);
      expect(quadrantsOf(image)).to.deep.equal(['red', 'green', 'blue', 'white']);
    });
  }

  it('keeps what is transparent', async () => {
    const image = await pixelsOf(await bytesOf('alpha.tiff'));
    expect([nameOf(pixelAt(image, 0.25, 0.5)), nameOf(pixelAt(image, 0.75, 0.5))]).to.deep.equal(['red', 'clear']);
  });

  it('refuses a picture that is too large', async () => {
    const error = await failureOf(await bytesOf('tiff/none/1.tiff'), 5000);
    expect(error).to.equal('ImageTooLargeError: 100×100 is 0 MP, limit 0 MP');
  });

  it('says that a file is broken, wherever it ends', async () => {
    const file = await bytesOf('tiff/lzw/1.tiff');
    for (const length of [4, 8, 100, file.length - 20]) {
      expect(await failureOf(file.subarray(0, length)), `${length} bytes`).to.include('DecodeError: The decoder of');
    }
  });

  it('shows files in a grid among others', async () => {
    const items = [0, 1, 2, 3].map((index) => fixtureUrl(`tiff/lzw/${index}.tiff`, { size: 400 }));
    const grid = createGrid({ items });
    await settled(grid);
    expect((await readShownCells(grid)).map(({ shown }) => shown)).to.deep.equal([0, 1, 2, 3]);
    expect(grid.stats.bitmaps.bytes).to.be.at.most(4 * 200 * 200 * 4);
  });
});
