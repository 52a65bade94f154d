import { expect } from 'chai';
import type { Size } from '../../../src/core/picture/fit.js';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import { probeScaledDecoding } from '../../../workers/decode/capabilities.js';
import { decode, planDecode } from '../../../workers/decode/decode.js';
import { readImageHeader } from '../../../workers/sniff/image-header.js';
import { fixtureUrl, patternUrl } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { pngHead } from '../sniff/image-bytes.js';

const scaled = await probeScaledDecoding();
const small = () => ({ width: 40, height: 40 });
const whole = (size: Size) => size;

/** Everything that decoding opens, until it is closed. */
const open = new Set<object>();
const restorers: (() => void)[] = [];

function replace<T extends object, K extends keyof T>(owner: T, name: K, value: T[K]): void {
  const original = owner[name];
  owner[name] = value;
  restorers.push(() => {
    owner[name] = original;
  });
}

/** Takes note when a method of a class is called that ends its objects. */
function noteClosing(prototype: { close(): void }): void {
  const close = prototype.close;
  replace(prototype, 'close', function (this: object) {
    open.delete(this);
    close.call(this);
  });
}

beforeEach(() => {
  const create = globalThis.createImageBitmap as (...args: unknown[]) => Promise<ImageBitmap>;
  const counted = async (...args: unknown[]) => {
    const bitmap = await create(...args);
    open.add(bitmap);
    return bitmap;
  };
  replace(globalThis, 'createImageBitmap', counted as typeof createImageBitmap);
  noteClosing(ImageBitmap.prototype);
  if (typeof ImageDecoder === 'undefined') return;
  noteClosing(ImageDecoder.prototype);
  noteClosing(VideoFrame.prototype);
  const start = ImageDecoder.prototype.decode;
  replace(ImageDecoder.prototype, 'decode', async function (this: ImageDecoder, options) {
    open.add(this);
    const result = await start.call(this, options);
    open.add(result.image);
    return result;
  });
});

afterEach(() => {
  for (const restore of restorers.splice(0).reverse()) restore();
  open.clear();
});

async function bytesAt(url: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

/** Decodes, closes the picture if there is one, and tells whether there was. */
async function decodes(bytes: Uint8Array<ArrayBuffer>, wantedSize: (size: Size) => Size, signal?: AbortSignal) {
  const header = readImageHeader(bytes);
  if (!header) throw new Error('no header');
  const plan = planDecode(header, { wantedSize, scaled, limits: DEFAULT_LIMITS });
  const picture = await decode(bytes, plan, signal ?? new AbortController().signal).catch(() => undefined);
  picture?.bitmap.close();
  return picture !== undefined;
}

describe('what decoding opens', () => {
  for (const [name, url, wanted] of [
    ['a JPEG at a smaller scale', patternUrl(1, 'jpg', { size: 640 }), small],
    ['a turned JPEG', fixtureUrl('orientation/6.jpg'), whole],
    ['a PNG that is brought down', patternUrl(1, 'png', { size: 640 }), small],
    ['an icon', fixtureUrl('class/png.ico'), small],
    ['a line too long for a video frame', fixtureUrl('long-line.png'), whole],
  ] as const) {
    it(`is closed after ${name}`, async () => {
      const bytes = await bytesAt(url);
      if (readImageHeader(bytes)) expect(await decodes(bytes, wanted)).to.equal(true);
      expect([...open]).to.deep.equal([]);
    });
  }

  it('is no copy of the file, where the engine can take it over', async function () {
    // The other way in is a Blob, which an engine may keep as long as it likes.
    if (scaled !== 'covering' && scaled !== 'exact') this.skip();
    const bytes = await bytesAt(patternUrl(1, 'jpg', { size: 640 }));
    expect(await decodes(bytes, small)).to.equal(true);
    expect(bytes.buffer.byteLength).to.equal(0);
  });

  it('is closed when the picture is missing', async () => {
    expect(await decodes(pngHead(64, 64), whole)).to.equal(false);
    expect([...open]).to.deep.equal([]);
  });

  it('is closed when the picture breaks off', async () => {
    const bytes = await bytesAt(patternUrl(1, 'webp', { size: 640 }));
    await decodes(bytes.slice(0, bytes.length >> 1), whole);
    expect([...open]).to.deep.equal([]);
  });

  it('is closed when it is given up', async () => {
    const abort = new AbortController();
    const decoding = decodes(await bytesAt(patternUrl(1, 'png', { size: 2000 })), small, abort.signal);
    setTimeout(() => abort.abort());
    await decoding;
    await until(
      () => open.size === 0,
      () => `${[...open]}`,
    );
  });
});
