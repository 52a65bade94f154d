import { expect } from 'chai';
import { PixelBuffers } from '../../../workers/decode/pixel-buffers.js';

describe('PixelBuffers', () => {
  it('lends pixels in the size that is asked for, in one memory for one after the other', async () => {
    const buffers = new PixelBuffers();
    const memories = new Set<ArrayBufferLike>();
    for (const [width, height] of [
      [240, 180],
      [180, 240],
      [60, 40],
      [240, 180],
    ] as const) {
      await buffers.lend(width, height, async (pixels) => {
        expect([pixels.width, pixels.height, pixels.data.length]).to.deep.equal([width, height, 4 * width * height]);
        memories.add(pixels.data.buffer);
      });
    }
    expect(memories.size).to.equal(1);
  });

  it('lends none twice at a time, and takes them back from work that fails', async () => {
    const buffers = new PixelBuffers();
    const both = buffers.lend(8, 8, (one) =>
      buffers.lend(8, 8, async (other) => {
        expect(one.data.buffer).not.to.equal(other.data.buffer);
        throw new Error('no more');
      }),
    );
    await both.then(
      () => expect.fail('it went well'),
      () => {},
    );
    expect(buffers.keptBytes).to.equal(2 * 2 ** 16);
  });

  it('tells what it keeps, nothing of what is lent, and lets go at once of what is beyond a new bound', async () => {
    const told: number[] = [];
    const buffers = new PixelBuffers((bytes) => told.push(bytes));
    await buffers.lend(8, 8, () => buffers.lend(128, 128, () => buffers.lend(8, 8, async () => {})));
    expect(told.at(-1)).to.equal(3 * 2 ** 16);
    await buffers.lend(8, 8, async () => expect(told.at(-1)).to.equal(2 * 2 ** 16));
    buffers.setMaxBytes(2 * 2 ** 16 + 1);
    expect([told.at(-1), buffers.keptBytes]).to.deep.equal([2 * 2 ** 16, 2 * 2 ** 16]);
    buffers.setMaxBytes(0);
    await buffers.lend(8, 8, async () => {});
    expect(told.at(-1)).to.equal(0);
  });

  it('keeps no more than 2 MB', async () => {
    const buffers = new PixelBuffers();
    await buffers.lend(1000, 1000, async () => {});
    expect(buffers.keptBytes).to.equal(0);
  });
});
