import { expect } from 'chai';
import type { Size } from '../../../src/core/picture/fit.js';
import { quarteredFrame } from '../../../workers/decode/quartered-frame.js';

type Planar = 'I420' | 'I422' | 'I444';

const COLOURS_BY: Record<Planar, Size> = {
  I420: { width: 2, height: 2 },
  I422: { width: 2, height: 1 },
  I444: { width: 1, height: 1 },
};

/** Brighter to the right, redder downwards; `undefined` where the engine makes no such frames. */
function gradientFrame(format: Planar, { width, height }: Size): VideoFrame | undefined {
  if (typeof VideoFrame === 'undefined') return undefined;
  const by = COLOURS_BY[format];
  const colours = { width: Math.ceil(width / by.width), height: Math.ceil(height / by.height) };
  const planes = [
    planeOf({ width, height }, (x) => 40 + 160 * x),
    planeOf(colours, () => 120),
    planeOf(colours, (_x, y) => 100 + 80 * y),
  ];
  const options = { format, codedWidth: width, codedHeight: height, timestamp: 0 };
  try {
    return new VideoFrame(Uint8Array.from(planes.flat()), options);
  } catch {
    return undefined;
  }
}

function planeOf({ width, height }: Size, valueAt: (x: number, y: number) => number): number[] {
  const at = (index: number) => valueAt((index % width) / width, Math.floor(index / width) / height);
  return Array.from({ length: width * height }, (_, index) => Math.round(at(index)));
}

const WANTED = { width: 40, height: 30 };

function pixelsOf(source: CanvasImageSource): Uint8ClampedArray {
  const context = new OffscreenCanvas(WANTED.width, WANTED.height).getContext('2d');
  if (!context) throw new Error('there is no canvas to be had');
  context.imageSmoothingQuality = 'medium';
  context.drawImage(source, 0, 0, WANTED.width, WANTED.height);
  return context.getImageData(0, 0, WANTED.width, WANTED.height).data;
}

function meanDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

describe('quarteredFrame', () => {
  for (const format of ['I420', 'I422', 'I444'] as const) {
    for (const [width, height] of [
      [320, 240],
      [321, 243],
      [326, 241],
      [331, 250],
    ] as const) {
      it(`looks like the frame of ${width} × ${height} that it is made of, in ${format}`, async function () {
        const frame = gradientFrame(format, { width, height });
        const small = frame && (await quarteredFrame(frame, WANTED));
        if (!frame || !small) this.skip();
        expect([small.displayWidth, small.displayHeight]).to.deep.equal([
          Math.round(width / 4),
          Math.round(height / 4),
        ]);
        expect(small.colorSpace.toJSON()).to.deep.equal(frame.colorSpace.toJSON());
        expect(meanDifference(pixelsOf(small), pixelsOf(frame))).to.be.lessThan(1.5);
        frame.close();
        small.close();
      });
    }
  }

  it('is none where it would not cover what is wanted', async function () {
    const frame = gradientFrame('I420', { width: 320, height: 240 });
    if (!frame) this.skip();
    expect(await quarteredFrame(frame, { width: 81, height: 60 })).to.equal(undefined);
    expect(await quarteredFrame(frame, { width: 80, height: 61 })).to.equal(undefined);
    frame.close();
  });
});
