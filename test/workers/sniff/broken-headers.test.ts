import { expect } from 'chai';
import { readImageHeader } from '../../../workers/sniff/image-header.js';
import { wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';
import {
  avifHead,
  bmpHead,
  exifPayload,
  gifHead,
  jpegHead,
  jpegSegment,
  orientedJpegHead,
  os2BmpHead,
  pngHead,
  webpHead,
} from './image-bytes.js';

const HEADS = {
  'JPEG, little-endian EXIF': orientedJpegHead(6, 'little'),
  'JPEG, big-endian EXIF': orientedJpegHead(6, 'big'),
  'JPEG, two EXIF segments': jpegHead({
    width: 640,
    height: 480,
    segments: [jpegSegment(0xe1, exifPayload(3, 'big')), jpegSegment(0xe1, exifPayload(8, 'little'))],
  }),
  PNG: pngHead(640, 480, 'eXIf'),
  GIF: gifHead(640, 480),
  WebP: webpHead(640, 480, 0x08),
  AVIF: avifHead(640, 480, ['irot', 'imir']),
  BMP: bmpHead(640, -480),
  'OS/2 BMP': os2BmpHead(640, 480),
};

/** Sides that a decoder could be asked for. */
function expectSound(bytes: Uint8Array): void {
  const natural = readImageHeader(bytes)?.natural;
  if (!natural) return;
  const isSound = [natural.width, natural.height].every((side) => Number.isInteger(side) && side > 0);
  if (!isSound) expect.fail(`${JSON.stringify(natural)} from ${Array.from(bytes)}`);
}

describe('readImageHeader, of broken files', () => {
  for (const [name, head] of Object.entries(HEADS)) {
    it(`takes a file cut at any length: ${name}`, () => {
      for (let length = 0; length <= head.length; length++) expectSound(head.subarray(0, length));
    });

    it(`takes flipped bits: ${name}`, () => {
      const random = seededRandom(51);
      for (let round = 0; round < 3000; round++) {
        const broken = head.slice();
        for (let flips = wholeBetween(random, 1, 6); flips > 0; flips--) {
          const at = wholeBetween(random, 0, broken.length - 1);
          broken[at] = (broken[at] ?? 0) ^ (1 << wholeBetween(random, 0, 7));
        }
        expectSound(broken);
      }
    });

    it(`takes bytes that are replaced: ${name}`, () => {
      const random = seededRandom(52);
      for (let round = 0; round < 3000; round++) {
        const broken = head.slice(0, wholeBetween(random, 1, head.length));
        const at = wholeBetween(random, 0, broken.length - 1);
        broken[at] = random() < 0.5 ? 0 : 0xff;
        expectSound(broken);
      }
    });
  }

  it('takes noise', () => {
    const random = seededRandom(53);
    for (let round = 0; round < 3000; round++) {
      expectSound(Uint8Array.from({ length: wholeBetween(random, 0, 200) }, () => wholeBetween(random, 0, 255)));
    }
  });

  it('is done with a JPEG of fill bytes only at once', () => {
    const bytes = new Uint8Array(2 ** 20).fill(0xff);
    bytes[1] = 0xd8;
    const start = performance.now();
    expectSound(bytes);
    expect(performance.now() - start).to.be.lessThan(1000);
  });

  it('is done with boxes of no length at once', () => {
    const bytes = new Uint8Array(2 ** 20);
    bytes.set(avifHead(640, 480).subarray(0, 40));
    const start = performance.now();
    expectSound(bytes);
    expect(performance.now() - start).to.be.lessThan(1000);
  });
});
