import { expect } from 'chai';
import { rgbaToThumbHash } from 'thumbhash';
import { readPlaceholder } from '../../../src/sources/item/placeholder.js';

/** ThumbHash of a picture of one colour, twice as wide as high. */
function hashOf(red: number, green: number, blue: number, alpha = 255): Uint8Array {
  const pixels = Array.from({ length: 20 * 10 }, () => [red, green, blue, alpha]).flat();
  return rgbaToThumbHash(20, 10, Uint8Array.from(pixels));
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

describe('readPlaceholder()', () => {
  it('takes every CSS colour', () => {
    for (const color of [
      'red',
      '#abc',
      'rgb(1 2 3 / 50%)',
      'lightgoldenrodyellow',
      'currentColor',
      'oklch(0.5 0.1 30)',
    ])
      expect(readPlaceholder(color)).to.deep.equal({ kind: 'color', color });
  });

  it('takes a ThumbHash in bytes and in base64, and knows its colour and shape', () => {
    const hash = hashOf(255, 0, 0);
    const inBytes = readPlaceholder(hash);
    expect(inBytes).to.deep.equal(readPlaceholder(base64(hash)));
    if (inBytes.kind !== 'thumb-hash') throw new Error(`it is taken for ${inBytes.kind}`);
    expect(inBytes.hash).to.equal(base64(hash));
    expect(inBytes.aspectRatio).to.be.within(1.5, 2.5);
    const [red = 0, green = 0, blue = 0] = inBytes.color.match(/\d+/g)?.map(Number) ?? [];
    expect(red).to.be.greaterThan(200);
    expect(Math.max(green, blue)).to.be.lessThan(50);
  });

  it('keeps the transparency of a ThumbHash', () => {
    expect(readPlaceholder(hashOf(0, 0, 255, 0)))
      .to.have.property('color')
      .that.matches(/\/ 0%/);
  });

  it('is none where an item says nothing', () => {
    for (const nothing of [undefined, null]) expect(readPlaceholder(nothing)).to.deep.equal({ kind: 'none' });
  });

  it('tells what was got instead of a colour or a ThumbHash', () => {
    for (const wrong of [
      'no colour',
      '',
      'AAAA',
      'L6PZfSi_.AyE_3t7t7R**0o#DgR4',
      7,
      {},
      new Uint8Array(3),
      new Uint8Array(200),
    ]) {
      const read = readPlaceholder(wrong);
      expect(read.kind, String(wrong)).to.equal('invalid');
      expect(read.kind === 'invalid' && read.reason).to.match(/must be a CSS colour or a ThumbHash, got .+;/);
    }
  });
});
