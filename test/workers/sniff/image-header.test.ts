import { expect } from 'chai';
import { readImageHeader } from '../../../workers/sniff/image-header.js';
import { listOf } from '../../support/choices.js';
import { fixtureUrl, type PatternFormat, patternUrl } from '../../support/fixtures.js';
import { ascii, avifHead, bmpHead, gifHead, jpegHead, orientedJpegHead, pngHead, webpHead } from './image-bytes.js';

const bytesAt = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());

describe('readImageHeader', () => {
  it('reads type and size of every format that it knows', () => {
    const size = { width: 640, height: 480 };
    const upright = { stored: size, natural: size, isTurned: false };
    expect(readImageHeader(jpegHead({ width: 640, height: 480 }))).to.deep.equal({ type: 'image/jpeg', ...upright });
    expect(readImageHeader(pngHead(640, 480))).to.deep.equal({ type: 'image/png', ...upright });
    expect(readImageHeader(gifHead(640, 480))).to.deep.equal({ type: 'image/gif', ...upright });
    expect(readImageHeader(webpHead(640, 480))).to.deep.equal({ type: 'image/webp', ...upright });
    expect(readImageHeader(avifHead(640, 480))).to.deep.equal({ type: 'image/avif', ...upright });
    expect(readImageHeader(bmpHead(640, 480))).to.deep.equal({ type: 'image/bmp', ...upright });
  });

  it('swaps the sides of a JPEG that is shown on its side', () => {
    const sizes = listOf(8, (index) => readImageHeader(orientedJpegHead(index + 1))?.natural);
    const lying = { width: 640, height: 480 };
    const standing = { width: 480, height: 640 };
    expect(sizes).to.deep.equal([lying, lying, lying, lying, standing, standing, standing, standing]);
  });

  it('tells a turned JPEG from an upright one', () => {
    const turned = listOf(8, (index) => readImageHeader(orientedJpegHead(index + 1))?.isTurned);
    expect(turned).to.deep.equal([false, true, true, true, true, true, true, true]);
  });

  it('leaves the size to the decoder where engines may turn the picture', () => {
    const turned = [
      pngHead(640, 480, 'eXIf'),
      webpHead(640, 480, 0x08),
      avifHead(640, 480, ['irot']),
      avifHead(640, 480, ['imir']),
    ];
    for (const bytes of turned) expect(readImageHeader(bytes)).to.deep.include({ natural: undefined, isTurned: true });
  });

  it('leaves the size to the decoder where the header says none', () => {
    for (const bytes of [gifHead(0, 0), jpegHead({ width: 640, height: 0 }), pngHead(0, 480)]) {
      expect(readImageHeader(bytes)?.natural).to.equal(undefined);
    }
  });

  it('takes a GIF for as large as its first frame makes it', () => {
    const comment = [0x21, 0xfe, 3, 0x2c, 0x2c, 0x2c, 0];
    const huge = { frame: [10, 20, 60_000, 50_000] as const };
    const stored = { width: 60_010, height: 50_020 };
    for (const options of [huge, { ...huge, extensions: [...comment, ...comment] }, { ...huge, colours: 256 }]) {
      for (const screen of [0, 100]) {
        expect(readImageHeader(gifHead(screen, screen, options))).to.deep.include({ stored, natural: undefined });
      }
    }
  });

  it('leaves the size of a GIF to the decoder until its first frame is there', () => {
    const head = gifHead(640, 480, { colours: 4 });
    for (let length = 13; length < head.length - 1; length++) {
      const { stored, natural } = readImageHeader(head.subarray(0, length)) ?? {};
      expect([stored, natural]).to.deep.equal([{ width: 640, height: 480 }, undefined]);
    }
  });

  it('knows nothing of what is no raster image', () => {
    for (const text of [
      '',
      '<!doctype html><title>no image</title>',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'II*\0',
    ]) {
      expect(readImageHeader(Uint8Array.from(ascii(text))), text).to.equal(undefined);
    }
  });

  it('reads what encoders write', async () => {
    for (const format of ['jpg', 'png', 'webp', 'avif'] as const satisfies PatternFormat[]) {
      const header = readImageHeader(await bytesAt(patternUrl(1, format, { width: 321, height: 123 })));
      expect(header?.natural, format).to.deep.equal({ width: 321, height: 123 });
    }
    const gif = readImageHeader(await bytesAt(fixtureUrl('animated.gif')));
    expect(gif).to.deep.equal({
      type: 'image/gif',
      stored: { width: 120, height: 80 },
      natural: { width: 120, height: 80 },
      isTurned: false,
    });
  });

  it('finds the orientation that encoders write', async () => {
    for (const orientation of [1, 3, 6, 8]) {
      const header = readImageHeader(await bytesAt(fixtureUrl(`orientation/${orientation}.jpg`)));
      expect(header?.natural, `${orientation}`).to.deep.equal({ width: 120, height: 80 });
    }
  });
});
