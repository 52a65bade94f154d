import { expect } from 'chai';
import { stillPng } from '../../../workers/sniff/still-png.js';
import { ascii, bytesOf, pngHead, whole } from './image-bytes.js';

const chunk = (type: string, content: readonly number[] = []) => [
  ...whole(content.length, 4, 'big'),
  ...ascii(type),
  ...content,
  ...whole(0, 4, 'big'),
];
const control = (frames: number) => chunk('acTL', [...whole(frames, 4, 'big'), ...whole(0, 4, 'big')]);
const frame = [...chunk('fcTL', Array(26).fill(0)), ...chunk('fdAT', [1, 2, 3, 4, 5])];
const head = [...pngHead(64, 48, 'gAMA')];
const tail = [...chunk('IDAT', [1, 2, 3]), ...frame, ...chunk('IEND')];

describe('stillPng', () => {
  it('takes the animation out of a PNG that promises more frames than it could hold', () => {
    const still = bytesOf(head, tail);
    for (const frames of [1_000, 2 ** 28, 2 ** 31 - 1, 2 ** 32 - 1]) {
      expect(stillPng(bytesOf(head, control(frames), tail)), `${frames} frames`).to.deep.equal(still);
    }
  });

  it('takes out every animation control where one of them is impossible', () => {
    const twice = bytesOf(head, control(1), control(2 ** 31), tail);
    expect(stillPng(twice)).to.deep.equal(bytesOf(head, tail));
  });

  it('leaves animations alone that the file may hold, and still pictures', () => {
    expect(stillPng(bytesOf(head, control(1), tail))).to.equal(undefined);
    expect(stillPng(bytesOf(head, control(0), tail))).to.equal(undefined);
    expect(stillPng(bytesOf(head, tail))).to.equal(undefined);
  });

  it('does not look for chunks in what lies within others, or behind the end', () => {
    const text = chunk('tEXt', control(2 ** 31));
    expect(stillPng(bytesOf(head, text, tail, control(2 ** 31)))).to.equal(undefined);
  });

  it('takes PNGs cut at any length, and chunks of any', () => {
    const animated = bytesOf(head, control(2 ** 31), tail);
    expect(stillPng(animated.subarray(0, head.length + 12))).to.deep.equal(bytesOf(head));
    for (let length = 0; length < animated.length; length++) {
      const cut = animated.subarray(0, length);
      expect(stillPng(cut)?.length ?? length, `${length} bytes`).to.be.at.most(length);
    }
    const endless = bytesOf(head, [0xff, 0xff, 0xff, 0xff, ...ascii('tEXt')], tail);
    expect(stillPng(endless)).to.equal(undefined);
  });
});
