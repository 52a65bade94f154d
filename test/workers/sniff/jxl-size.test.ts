import { expect } from 'chai';
import { jxlSize } from '../../../workers/sniff/jxl-size.js';
import { jxlAlpha, jxlPattern } from '../../support/fixtures/small-files.js';
import { seededRandom } from '../../support/seeded-random.js';

const concat = (...parts: ArrayLike<number>[]) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));

function box(type: string, content: ArrayLike<number>, isLong = false): Uint8Array {
  const name = Array.from(type, (letter) => letter.charCodeAt(0));
  if (!isLong) return concat([0, 0, 0, 8 + content.length], name, content);
  return concat([0, 0, 0, 1], name, [0, 0, 0, 0, 0, 0, 0, 16 + content.length], content);
}

const signature = concat(
  [0, 0, 0, 12],
  Array.from('JXL \r\n\x87\n', (letter) => letter.charCodeAt(0)),
);

/** Fields of so many bits, lowest bit first. */
function codestream(...fields: [value: number, bits: number][]): Uint8Array {
  const bits = fields.flatMap(([value, count]) => Array.from({ length: count }, (_, bit) => (value >> bit) & 1));
  const bytes = new Uint8Array(Math.ceil(bits.length / 8) + 8);
  bits.forEach((bit, at) => {
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  });
  return concat([0xff, 0x0a], bytes);
}

describe('jxlSize', () => {
  it('reads what an encoder wrote', () => {
    expect(jxlSize(jxlPattern)).to.deep.equal({ width: 80, height: 80 });
    expect(jxlSize(jxlAlpha)).to.deep.equal({ width: 40, height: 20 });
  });

  it('finds the codestream in a container', () => {
    const size = { width: 80, height: 80 };
    expect(jxlSize(concat(signature, box('jxlc', jxlPattern)))).to.deep.equal(size);
    expect(
      jxlSize(concat(signature, box('Exif', [1, 2, 3]), box('jxlp', concat([0, 0, 0, 0], jxlPattern)))),
    ).to.deep.equal(size);
    expect(jxlSize(concat(signature, box('xml ', [1], true), box('jxlc', jxlPattern, true)))).to.deep.equal(size);
  });

  it('reads every way to write a side', () => {
    const cases: [selector: number, bits: number, side: number][] = [
      [0, 9, 512],
      [1, 13, 8192],
      [2, 18, 200_000],
      [3, 30, 2 ** 30],
    ];
    for (const [selector, bits, height] of cases) {
      const file = codestream([0, 1], [selector, 2], [height - 1, bits], [0, 3], [0, 2], [99, 9]);
      expect(jxlSize(file)).to.deep.equal({ width: 100, height });
    }
  });

  it('reads shapes that have a number', () => {
    const widths = [1, 2, 3, 4, 5, 6, 7].map((ratio) => jxlSize(codestream([1, 1], [8, 5], [ratio, 3]))?.width);
    expect(widths).to.deep.equal([72, 86, 96, 108, 128, 90, 144]);
  });

  it('finds none in what is not one, and always ends', () => {
    const random = seededRandom(7);
    expect(jxlSize(new Uint8Array())).to.equal(undefined);
    expect(jxlSize(concat(signature, box('free', [])))).to.equal(undefined);
    for (let round = 0; round < 1000; round++) {
      const noise = Uint8Array.from({ length: Math.floor(random() * 100) }, () => Math.floor(random() * 256));
      jxlSize(concat(signature, noise));
    }
  });
});
