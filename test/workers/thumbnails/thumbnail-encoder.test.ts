import { expect } from 'chai';
import { MemoryLedger } from '../../../src/core/memory/memory-ledger.js';
import { ThumbnailEncoder } from '../../../workers/thumbnails/thumbnail-encoder.js';
import { pixelsOf, quadrantsOf } from '../pixels.js';
import { quadrantBitmap } from '../test-cells.js';

const decoded = (bytes: Uint8Array<ArrayBuffer>) => createImageBitmap(new Blob([bytes]));

async function clearBitmap(): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(40, 40);
  canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
  return createImageBitmap(canvas);
}

/** Whether this engine can encode what is transparent, found out by its own encoder. */
async function encodesWebp(): Promise<boolean> {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext('2d');
  return (await canvas.convertToBlob({ type: 'image/webp' })).type === 'image/webp';
}

describe('ThumbnailEncoder', () => {
  let encoder: ThumbnailEncoder;
  let ledger: MemoryLedger;

  beforeEach(() => {
    ledger = new MemoryLedger();
    encoder = new ThumbnailEncoder(ledger.open('decoding'));
  });

  afterEach(() => encoder.close());

  it('makes a small JPEG that shows the same', async () => {
    const thumbnail = await encoder.encode(await quadrantBitmap(64, 48));
    if (!thumbnail) throw new Error('none was made');
    expect([...thumbnail.bytes.subarray(0, 3)]).to.deep.equal([0xff, 0xd8, 0xff]);
    expect(thumbnail.size).to.deep.equal({ width: 64, height: 48 });
    expect(quadrantsOf(pixelsOf(await decoded(thumbnail.bytes)))).to.deep.equal(['red', 'green', 'blue', 'white']);
  });

  it('makes one after the other, each in its own size', async () => {
    for (const [width, height] of [
      [64, 48],
      [20, 80],
      [64, 48],
    ] as const) {
      const thumbnail = await encoder.encode(await quadrantBitmap(width, height));
      if (!thumbnail) throw new Error('none was made');
      const pixels = pixelsOf(await decoded(thumbnail.bytes));
      expect([pixels.width, pixels.height]).to.deep.equal([width, height]);
      expect(quadrantsOf(pixels)).to.deep.equal(['red', 'green', 'blue', 'white']);
    }
  });

  it('makes large pictures smaller', async () => {
    const thumbnail = await encoder.encode(await quadrantBitmap(2000, 500));
    expect(thumbnail?.size).to.deep.equal({ width: 512, height: 128 });
  });

  it('counts its canvas, with the pixels that it looks at, until it rests', async () => {
    const whole = await quadrantBitmap(2000, 500);
    for (const [isOpaque, bytes] of [
      [true, 512 * 128 * 4],
      [false, 512 * 128 * 8],
    ] as const) {
      await encoder.encode(whole, isOpaque);
      expect([ledger.held.decoding, ThumbnailEncoder.peakBytes(whole, isOpaque)]).to.deep.equal([bytes, bytes]);
      encoder.rest();
      expect(ledger.held.decoding).to.equal(0);
    }
    expect((await encoder.encode(whole))?.size).to.deep.equal({ width: 512, height: 128 });
  });

  it('keeps what is transparent, or makes none where the engine cannot', async () => {
    const thumbnail = await encoder.encode(await clearBitmap());
    if (!(await encodesWebp())) expect(thumbnail).to.equal(undefined);
    else if (!thumbnail) throw new Error('none was made');
    else
      expect(quadrantsOf(pixelsOf(await decoded(thumbnail.bytes))))
        .to.include('clear')
        .and.include('black');
  });
});
