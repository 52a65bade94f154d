import { expect } from 'chai';
import { type ItemErrorEvent, type MassImageGrid, registerDecoder } from '../../src/index.js';
import { fixtureUrl, patternUrl, runUnderPolicy } from '../support/fixtures.js';
import { cellsOf, createGrid, readShownCells, settled } from '../support/grid.js';

const load = () => new URL('../support/fixtures/test-decoder.ts', import.meta.url);

/** A file that only the tests' decoder knows. */
const file = (text: string) => ({ src: new Blob([`MIGT${text}`]), alt: text });

async function show(items: readonly (string | { src: Blob; alt: string })[], decodeMs = 10_000) {
  const grid = createGrid({ items: [...items] });
  grid.limits = { decodeMs };
  const errors: ItemErrorEvent[] = [];
  grid.addEventListener('item-error', (event) => errors.push(event));
  await settled(grid);
  return { grid, errors: errors.map(({ index, cause }) => `${index} ${cause.name}: ${cause.message}`) };
}

async function shownIn(grid: MassImageGrid): Promise<(number | undefined)[]> {
  return (await readShownCells(grid)).map(({ shown }) => shown);
}

describe('files that the engine does not decode', () => {
  it('say which decoder they need, in the event and in the cell', async () => {
    const tiff = { src: new Blob(['II*\0']), alt: 'A scan' };
    const { grid, errors } = await show([patternUrl(0), tiff, patternUrl(2)]);
    const message = 'image/tiff needs a decoder: import "mass-image-grid/decoders/tiff.js"';
    expect(errors).to.deep.equal([`1 UnsupportedImageError: ${message}`]);
    expect(cellsOf(grid)[1]?.ariaLabel).to.include(message);
    expect(await shownIn(grid)).to.deep.equal([0, undefined, 2]);
  });

  it('are shown by a decoder that is registered while the grid is there', async () => {
    const { grid, errors } = await show([patternUrl(0), file('pattern 54321')]);
    expect(errors).to.have.length(1);
    registerDecoder({ type: 'image/x-test', sniff: { bytes: 'MIGT' }, load });
    grid.items = [patternUrl(0), file('pattern 54321')];
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([0, 54_321]);
  });

  it('are shown scaled down, as pixels and as bitmaps, and their bitmaps counted', async () => {
    const items = Array.from({ length: 12 }, (_, index) => file(`${index % 2 ? 'bitmap' : 'pattern'} ${index}`));
    const { grid, errors } = await show(items);
    expect(errors).to.deep.equal([]);
    expect(await shownIn(grid)).to.deep.equal(items.map((_, index) => index));
    expect(grid.stats.bitmaps.created).to.be.at.least(12);
  });

  it('say what is wrong with them, and their neighbours are shown', async () => {
    const items = [file('throw damaged'), patternUrl(1), file('short'), file('pattern 3'), file('nothing')];
    const { grid, errors } = await show(items);
    expect(errors.sort()).to.deep.equal([
      '0 DecodeError: The decoder of image/x-test failed: damaged',
      '2 DecodeError: The decoder of image/x-test gave 10 bytes for 10×10 pixels of four bytes',
      '4 DecodeError: The decoder of image/x-test gave a picture of undefined×undefined',
    ]);
    expect(await shownIn(grid)).to.deep.equal([undefined, 1, undefined, 3, undefined]);
  });

  for (const fate of ['hang', 'die']) {
    it(`have their decoder replaced when it ${fate}s over one, and their neighbours are shown`, async () => {
      const { grid, errors } = await show([patternUrl(0), file(fate), file('pattern 2'), patternUrl(3)], 1000);
      const text = 'The decoder of image/x-test was ended: decoding took more than 1 s';
      expect(errors).to.deep.equal([`1 DecoderLostError: ${text}`]);
      expect(await shownIn(grid)).to.deep.equal([0, undefined, 2, 3]);
      expect(grid.stats.workers.restarted).to.equal(0);
    });
  }

  it('are shown where no worker may be started', async () => {
    const script = '/test/support/fixtures/decoder-under-policy.ts';
    const { result, error } = await runUnderPolicy("worker-src 'none'", script);
    expect(error).to.equal(undefined);
    expect(result).to.deep.equal({ finished: 1, failed: 0 });
  });

  it('are taken by the decoder that was registered last', async () => {
    registerDecoder({ type: 'image/x-test', sniff: { bytes: 'MIGT' }, load: fixtureUrl('status/404') });
    const { errors } = await show([file('pattern 1')]);
    expect(errors.join()).to.include('0 DecoderLoadError');
    registerDecoder({ type: 'image/x-test', sniff: { bytes: 'MIGT' }, load });
    expect((await show([file('pattern 1')])).errors).to.deep.equal([]);
  });
});
