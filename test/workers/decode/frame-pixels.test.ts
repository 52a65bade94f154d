import { expect } from 'chai';
import { bitmapOfPixels } from '../../../workers/decode/frame-pixels.js';
import { PixelBuffers } from '../../../workers/decode/pixel-buffers.js';
import { patternUrl } from '../../support/fixtures.js';

const buffers = new PixelBuffers();

type Format = 'jpg' | 'png';

/** The first frame of a picture, closed after the test; `undefined` where the engine has no decoder for frames. */
async function frameOf(format: Format, size = 96): Promise<VideoFrame | undefined> {
  if (typeof ImageDecoder === 'undefined') return undefined;
  const data = await (await fetch(patternUrl(5, format, { size }))).arrayBuffer();
  const decoder = new ImageDecoder({ data, type: format === 'jpg' ? 'image/jpeg' : 'image/png' });
  try {
    return (await decoder.decode()).image;
  } finally {
    decoder.close();
  }
}

async function drawn(source: CanvasImageSource): Promise<readonly number[]> {
  const context = new OffscreenCanvas(96, 96).getContext('2d');
  if (!context) throw new Error('there is no canvas to be had');
  context.drawImage(source, 0, 0);
  return [...context.getImageData(0, 0, 96, 96).data];
}

describe('bitmapOfPixels', () => {
  it('is that of the frame, to the last bit', async function () {
    const frame = await frameOf('jpg');
    const ofPixels = frame && (await bitmapOfPixels(frame, buffers));
    if (!frame || !ofPixels) this.skip();
    const ofFrame = await createImageBitmap(frame);
    frame.close();
    expect(await drawn(ofPixels)).to.deep.equal(await drawn(ofFrame));
    ofFrame.close();
    ofPixels.close();
  });

  it('is not made of frames that are no planes, nor of large ones', async function () {
    const [png, large] = [await frameOf('png'), await frameOf('jpg', 2100)];
    if (!png || !large) this.skip();
    expect([await bitmapOfPixels(png, buffers), await bitmapOfPixels(large, buffers)]).to.deep.equal([
      undefined,
      undefined,
    ]);
    png.close();
    large.close();
  });
});
