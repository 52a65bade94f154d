import { expect } from 'chai';
import type { PassingLane } from '../../../src/core/memory/allotment.js';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import { type DecodePlan, planDecode } from '../../../workers/decode/decode.js';
import { decodePeakBytes } from '../../../workers/decode/decode-peak.js';
import type { EncodedSource } from '../../../workers/reading/encoded-source.js';
import { readPicture } from '../../../workers/reading/read-picture.js';
import type { ImageHeader } from '../../../workers/sniff/image-header.js';
import { cameraJpeg } from '../../support/fixtures/camera-jpeg.mjs';
import { until } from '../../support/until.js';
import { rejectionOf } from '../failures.js';
import { bytesOf, jpegHead } from '../sniff/image-bytes.js';
import { quadrantBitmap } from '../test-cells.js';

const THUMBNAIL = bytesOf([...jpegHead({ width: 160, height: 120 }), 0xff, 0xd9]);
const FILE = cameraJpeg(jpegHead({ width: 4000, height: 3000 }), THUMBNAIL);

/** Then no more is read to know what a file is. */
const HEAD_BYTES = 2 ** 16;

interface Entry {
  readonly lane: PassingLane;
  readonly bytes: number;
  readonly isAverage: boolean;
  isClosed: boolean;
  admit(): void;
}

/** A photograph with a preview whose first bytes are there, shown in a cell of this width. */
function reading(width: number) {
  const controller = new AbortController();
  const { signal } = controller;
  const entries: Entry[] = [];
  const decoded: DecodePlan[] = [];
  const wantedSize = () => ({ width, height: width * 0.75 });
  const plan = (header: ImageHeader) => planDecode(header, { wantedSize, scaled: 'covering', limits: DEFAULT_LIMITS });
  const head = new Uint8Array(HEAD_BYTES);
  head.set(FILE);
  const source: EncodedSource = {
    head,
    isWhole: false,
    byteLength: 2 ** 22,
    freshness: undefined,
    readOn: async () => {},
    readAll: async () => head,
    close: () => {},
  };
  const enter = (lane: PassingLane, bytes: number, isAverage: boolean) =>
    new Promise<{ close(): void }>((resolve, reject) => {
      const entry: Entry = {
        lane,
        bytes,
        isAverage,
        isClosed: false,
        admit: () => resolve({ close: () => Object.assign(entry, { isClosed: true }) }),
      };
      signal.addEventListener('abort', () => reject(signal.reason));
      entries.push(entry);
    });
  const decode = async (_: Uint8Array, chosen: DecodePlan) => {
    decoded.push(chosen);
    return { bitmap: await quadrantBitmap(), natural: { width: 4000, height: 3000 } };
  };
  const onPreview = ({ bitmap }: { readonly bitmap: ImageBitmap }) => bitmap.close();
  const options = { plan, limits: DEFAULT_LIMITS, decode, enter, plugIns: undefined, onPreview };
  return { picture: readPicture(source, options, signal), controller, entries, decoded };
}

describe('a preview in the first bytes of a file', () => {
  it('is decoded with leave for what that takes, and gives it back', async () => {
    const { picture, entries, decoded } = reading(100);
    await until(() => entries.length === 1);
    expect(decoded.length).to.equal(0);
    entries[0]?.admit();
    const { bitmap, isPreview } = await picture;
    bitmap.close();
    expect(isPreview).to.equal(true);
    const [plan] = decoded as [DecodePlan];
    expect(plan.header.stored).to.deep.equal({ width: 160, height: 120 });
    expect(entries.map(({ lane, bytes }) => [lane, bytes])).to.deep.equal([['decoding', decodePeakBytes(plan, 0)]]);
    expect(entries[0]?.isClosed).to.equal(true);
  });

  it('tells nothing of what pictures need on an average, which the picture itself does', async () => {
    const { picture, entries } = reading(400);
    for (const [place, lane] of (['decoding', 'reading', 'decoding'] as const).entries()) {
      await until(() => entries.length === place + 1);
      expect(entries[place]?.lane).to.equal(lane);
      entries[place]?.admit();
    }
    (await picture).bitmap.close();
    expect(entries.map(({ isAverage }) => isAverage)).to.deep.equal([false, true, true]);
    expect(entries.every(({ isClosed }) => isClosed)).to.equal(true);
  });

  it('is not decoded when its row leaves while it waits for leave', async () => {
    const { picture, controller, entries, decoded } = reading(100);
    await until(() => entries.length === 1);
    const rejection = rejectionOf(picture);
    controller.abort(new Error('it has left'));
    expect(await rejection).to.equal(controller.signal.reason);
    expect(decoded.length).to.equal(0);
  });
});
