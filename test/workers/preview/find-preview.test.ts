import { expect } from 'chai';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import { type DecodePlan, planDecode } from '../../../workers/decode/decode.js';
import { findPreview } from '../../../workers/preview/find-preview.js';
import { readImageHeader } from '../../../workers/sniff/image-header.js';
import { wholeBetween } from '../../support/choices.js';
import { cameraJpeg } from '../../support/fixtures/camera-jpeg.mjs';
import { seededRandom } from '../../support/seeded-random.js';
import { ascii, bytesOf, jpegHead, orientedJpegHead, pngHead } from '../sniff/image-bytes.js';

const PICTURE = jpegHead({ width: 4000, height: 3000 });
const thumbnailOf = (width: number, height: number) => bytesOf([...jpegHead({ width, height }), 0xff, 0xd9]);
const THUMBNAIL = thumbnailOf(160, 120);

function planFor(bytes: Uint8Array, width: number): DecodePlan {
  const header = readImageHeader(bytes);
  if (!header) throw new Error('no header');
  const wantedSize = () => ({ width, height: width * 0.75 });
  return planDecode(header, { wantedSize, scaled: 'covering', limits: DEFAULT_LIMITS });
}

const found = (bytes: Uint8Array, width = 100) => findPreview(bytes, planFor(bytes, width));

describe('findPreview', () => {
  it('finds the thumbnail of a camera', () => {
    const preview = found(cameraJpeg(PICTURE, THUMBNAIL));
    expect(preview?.header.stored).to.deep.equal({ width: 160, height: 120 });
  });

  it('tells whether the thumbnail suffices for the cell', () => {
    const bytes = cameraJpeg(PICTURE, THUMBNAIL);
    const answers = [100, 160, 161, 640, 641].map((width) => found(bytes, width)?.isSufficient);
    expect(answers).to.deep.equal([true, true, false, false, undefined]);
  });

  it('turns the thumbnail as the picture is turned', () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const bytes = cameraJpeg(PICTURE, THUMBNAIL, orientation);
      const plan = { ...planFor(bytes, 100), wantedSize: () => ({ width: 100, height: 100 }) };
      const header = findPreview(bytes, plan)?.header;
      const isLying = orientation < 5;
      expect(header?.natural).to.deep.equal(isLying ? { width: 160, height: 120 } : { width: 120, height: 160 });
      expect(header?.isTurned).to.equal(orientation !== 1);
    }
  });

  it('does without one where there is none', () => {
    for (const bytes of [PICTURE, orientedJpegHead(6), pngHead(640, 480)]) expect(found(bytes)).to.equal(undefined);
  });

  it('ignores a thumbnail of another shape', () => {
    for (const [width, height] of [
      [160, 160],
      [160, 107],
      [120, 160],
    ] as const) {
      expect(found(cameraJpeg(PICTURE, thumbnailOf(width, height))), `${width}×${height}`).to.equal(undefined);
    }
  });

  it('ignores a thumbnail that is none', () => {
    const strangers = [
      ascii('<html></html>'),
      pngHead(160, 120),
      thumbnailOf(65_500, 49_125),
      THUMBNAIL.subarray(0, -2),
      bytesOf([...orientedJpegHead(6), 0xff, 0xd9]),
      new Uint8Array(0),
    ];
    for (const stranger of strangers) expect(found(cameraJpeg(PICTURE, bytesOf([...stranger])))).to.equal(undefined);
  });

  it('takes a thumbnail with zeros behind it', () => {
    expect(found(cameraJpeg(PICTURE, bytesOf([...THUMBNAIL, 0, 0, 0])))).not.to.equal(undefined);
  });

  it('ignores a thumbnail that lies outside of what was read', () => {
    for (const lies of [
      { offset: 100_000 },
      { length: 2 ** 31 },
      { offset: 2 ** 32 - 1 },
      { length: 0 },
      { offset: 0 },
    ]) {
      expect(found(cameraJpeg(PICTURE, THUMBNAIL, 1, lies)), JSON.stringify(lies)).to.equal(undefined);
    }
  });

  it('takes flipped bits and cuts', () => {
    const random = seededRandom(71);
    const whole = cameraJpeg(PICTURE, THUMBNAIL);
    for (let round = 0; round < 3000; round++) {
      const broken = whole.slice();
      const at = wholeBetween(random, 2, broken.length - 1);
      broken[at] = (broken[at] ?? 0) ^ (1 << wholeBetween(random, 0, 7));
      const plan = planFor(whole, 100);
      findPreview(broken.subarray(0, wholeBetween(random, 2, broken.length)), plan);
    }
  });
});
