import { expect } from 'chai';
import type { Size } from '../../../src/core/picture/fit.js';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import { probeScaledDecoding } from '../../../workers/decode/capabilities.js';
import { type DecodedPicture, decode, planDecode } from '../../../workers/decode/decode.js';
import { readImageHeader } from '../../../workers/sniff/image-header.js';
import { engine } from '../../support/engine.js';
import { fixtureUrl, type PatternFormat, patternUrl } from '../../support/fixtures.js';
import { readPattern } from '../../support/pattern.mjs';
import { nextFrame } from '../../support/until.js';
import { failureFrom, rejectionOf } from '../failures.js';
import { nameOf, pixelAt, pixelsOf, quadrantsOf } from '../pixels.js';
import { pngHead } from '../sniff/image-bytes.js';

const whole = (natural: Size) => natural;
const exactly = (width: number, height: number) => () => ({ width, height });
const never = new AbortController().signal;
const scaled = await probeScaledDecoding();

async function bytesAt(url: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

async function decodedBytes(
  bytes: Uint8Array<ArrayBuffer>,
  wantedSize: (natural: Size) => Size = whole,
  signal = never,
): Promise<DecodedPicture> {
  const header = readImageHeader(bytes);
  if (!header) throw new Error('no header');
  return decode(bytes, planDecode(header, { wantedSize, scaled, limits: DEFAULT_LIMITS }), signal);
}

async function decoded(url: string, wanted?: (natural: Size) => Size): Promise<DecodedPicture> {
  return decodedBytes(await bytesAt(url), wanted);
}

async function pixelsAt(url: string, wanted?: (natural: Size) => Size): Promise<ImageData> {
  const { bitmap } = await decoded(url, wanted);
  const pixels = pixelsOf(bitmap);
  bitmap.close();
  return pixels;
}

describe('decode', () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`shows a JPEG of orientation ${orientation} upright`, async () => {
      const { bitmap, natural } = await decoded(fixtureUrl(`orientation/${orientation}.jpg`));
      expect([bitmap.width, bitmap.height]).to.deep.equal([120, 80]);
      expect(natural).to.deep.equal({ width: 120, height: 80 });
      expect(quadrantsOf(pixelsOf(bitmap))).to.deep.equal(['red', 'green', 'blue', 'white']);
    });

    it(`shows a JPEG of orientation ${orientation} upright at a smaller scale`, async () => {
      const { bitmap, natural } = await decoded(fixtureUrl(`orientation/${orientation}.jpg`), exactly(30, 20));
      expect(bitmap.width / bitmap.height).to.be.closeTo(1.5, 0.1);
      expect(bitmap.width).to.be.within(30, 60);
      expect(natural).to.deep.equal({ width: 120, height: 80 });
      expect(quadrantsOf(pixelsOf(bitmap))).to.deep.equal(['red', 'green', 'blue', 'white']);
    });
  }

  for (const format of ['jpg', 'png', 'webp', 'avif'] as const satisfies PatternFormat[]) {
    it(`shows a ${format} picture`, async function () {
      const canDecode = format !== 'avif' || (await isAvifKnown());
      if (!canDecode) this.skip();
      expect(readPattern(await pixelsAt(patternUrl(54_321, format)))).to.equal(54_321);
    });

    it(`shows a ${format} picture at a smaller scale`, async function () {
      const canDecode = format !== 'avif' || (await isAvifKnown());
      if (!canDecode) this.skip();
      const pixels = await pixelsAt(patternUrl(54_321, format, { size: 640 }), exactly(100, 100));
      expect(readPattern(pixels)).to.equal(54_321);
    });
  }

  it('keeps what is transparent', async () => {
    const image = await pixelsAt(fixtureUrl('alpha.png'));
    expect([nameOf(pixelAt(image, 0.25, 0.5)), nameOf(pixelAt(image, 0.75, 0.5))]).to.deep.equal(['red', 'clear']);
  });

  it('keeps the colours of a profile at a smaller scale', async function () {
    if (!(await isAvifKnown())) this.skip();
    const url = fixtureUrl('display-p3.avif');
    const reference = await createImageBitmap(await (await fetch(url)).blob());
    const [expected, actual] = [pixelsOf(reference), await pixelsAt(url, exactly(96, 72))];
    for (const [x, y] of [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.5, 0.5],
      [0.9, 0.9],
    ] as const) {
      const [wanted, got] = [pixelAt(expected, x, y), pixelAt(actual, x, y)];
      for (const [channel, value] of wanted.entries()) expect(got[channel], `${x} ${y}`).to.be.closeTo(value, 8);
    }
    reference.close();
  });

  it('shows the first frame of an animation', async () => {
    expect(nameOf(pixelAt(await pixelsAt(fixtureUrl('animated.gif')), 0.5, 0.5))).to.equal('red');
  });

  it('tells the size of the picture, not of what it was decoded to', async () => {
    const { natural } = await decoded(patternUrl(1, 'jpg', { width: 640, height: 480 }), exactly(80, 60));
    expect(natural).to.deep.equal({ width: 640, height: 480 });
  });
});

describe('decode, at the size that is wanted', () => {
  const wantedSides = [1, 40, 79, 80, 81, 126, 320, 500, 640];

  for (const format of ['jpg', 'png', 'webp'] as const satisfies PatternFormat[]) {
    it(`covers what is wanted of a ${format}`, async () => {
      for (const width of wantedSides) {
        const height = width * 0.75;
        const { bitmap } = await decoded(patternUrl(1, format, { width: 640, height: 480 }), exactly(width, height));
        expect(bitmap.width, `${width} px wide`).to.be.at.least(width);
        expect(bitmap.height, `${width} px wide`).to.be.at.least(height);
        bitmap.close();
      }
    });
  }

  it('takes the least eighth of a JPEG that covers it and is cheaper than the whole, in Chromium', async function () {
    if (engine !== 'chromium') this.skip();
    for (const width of wantedSides.filter((side) => side <= 320)) {
      const { bitmap } = await decoded(patternUrl(1, 'jpg', { width: 640, height: 480 }), exactly(width, width * 0.75));
      const least = { width: 80 * Math.ceil(width / 80), height: 60 * Math.ceil(width / 80) };
      expect(bitmap.width * bitmap.height, `${width} px wide`).to.be.at.most(least.width * least.height);
      bitmap.close();
    }
  });

  it('is never larger than the picture', async () => {
    const { bitmap } = await decoded(patternUrl(1, 'jpg', { width: 64, height: 48 }), exactly(4000, 3000));
    expect([bitmap.width, bitmap.height]).to.deep.equal([64, 48]);
  });

  it('holds less than twice the bytes that are wanted, where that saves some', async () => {
    const { bitmap } = await decoded(patternUrl(1, 'png', { width: 1000, height: 1000 }), exactly(100, 100));
    expect(bitmap.width * bitmap.height).to.be.at.most(2 * 100 * 100);
  });
});

describe('decode, of what a decoder refuses', () => {
  it('shows a line that is too long for a video frame', async () => {
    const { bitmap, natural } = await decoded(fixtureUrl('long-line.png'), exactly(1, 256));
    expect(natural).to.deep.equal({ width: 1, height: 33_000 });
    expect(bitmap.height).to.be.at.least(256);
    expect(nameOf(pixelAt(pixelsOf(bitmap), 0.5, 0.5))).to.equal('red');
    bitmap.close();
  });

  it('shows an animation that promises more frames than its file could hold', async () => {
    // Handed on as it is, it ends the process of WebKitGTK 2.50.
    const { bitmap, natural } = await decoded(fixtureUrl('impossible-animation.png'), exactly(48, 32));
    expect(natural).to.deep.equal({ width: 96, height: 64 });
    bitmap.close();
  });
});

describe('decode, of what cannot be shown', () => {
  const failing = (bytes: Uint8Array<ArrayBuffer>) => failureFrom(decodedBytes(bytes));

  it('refuses too many pixels by the header alone', async () => {
    expect(await failing(pngHead(20_000, 20_000))).to.deep.equal({
      kind: 'too-large',
      name: 'ImageTooLargeError',
      message: '20000×20000 is 400 MP, limit 50 MP',
    });
  });

  it('tells a file whose picture is missing', async () => {
    expect((await failing(pngHead(64, 64))).kind).to.equal('undecodable');
  });

  it('leaves no rejection unhandled', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    addEventListener('unhandledrejection', onUnhandled);
    const abort = new AbortController();
    const bytes = await bytesAt(patternUrl(1, 'png', { size: 2000 }));
    const decoding = failureFrom(decodedBytes(bytes, whole, abort.signal)).catch(() => {});
    setTimeout(() => abort.abort());
    await Promise.all([decoding, failing(pngHead(64, 64))]);
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    removeEventListener('unhandledrejection', onUnhandled);
    expect(unhandled).to.deep.equal([]);
  });

  it('is rejected when it was aborted before', async () => {
    const signal = AbortSignal.abort();
    const bytes = await bytesAt(patternUrl(1));
    const error = await rejectionOf(decodedBytes(bytes, whole, signal));
    expect((error as Error).name).to.equal('AbortError');
  });

  it('is rejected when it is aborted as it begins, where a decoder can be stopped', async function () {
    if (engine === 'webkit') this.skip();
    const abort = new AbortController();
    const bytes = await bytesAt(patternUrl(1, 'jpg', { size: 4000 }));
    const decoding = decodedBytes(bytes, whole, abort.signal);
    abort.abort();
    expect(((await rejectionOf(decoding)) as Error).name).to.equal('AbortError');
  });

  it('is rejected when it is aborted while the decoder runs, where it can be stopped', async function () {
    if (engine === 'webkit') this.skip();
    const abort = new AbortController();
    const bytes = await bytesAt(patternUrl(1, 'png', { size: 4000 }));
    const decoding = decodedBytes(bytes, whole, abort.signal);
    setTimeout(() => abort.abort());
    expect(((await rejectionOf(decoding)) as Error).name).to.equal('AbortError');
  });
});

/** WebKitGTK may be built without AVIF. */
async function isAvifKnown(): Promise<boolean> {
  const image = new Image();
  image.src = patternUrl(1, 'avif', { size: 16 });
  return image.decode().then(
    () => true,
    () => false,
  );
}
