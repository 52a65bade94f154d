import { expect } from 'chai';
import { iconSize, pngInIcon } from '../../../workers/sniff/icon-size.js';
import { bytesOf, pngHead, whole } from './image-bytes.js';

const little32 = (value: number) => whole(value, 4, 'little');

/** An icon whose directory says 32×32 of every image. */
function iconOf(...images: readonly (readonly number[])[]): Uint8Array {
  let offset = 6 + 16 * images.length;
  const entries = images.flatMap((image) => {
    const entry = [32, 32, 0, 0, 1, 0, 32, 0, ...little32(image.length), ...little32(offset)];
    offset += image.length;
    return entry;
  });
  return bytesOf([0, 0, 1, 0, images.length, 0], entries, images.flat());
}

const bitmap = (width: number, height: number) => [...little32(40), ...little32(width), ...little32(2 * height)];

describe('iconSize', () => {
  it('asks the images themselves, whatever the directory says', () => {
    expect(iconSize(iconOf([...pngHead(20_000, 10_000)]))).to.deep.equal({ width: 20_000, height: 10_000 });
    expect(iconSize(iconOf(bitmap(48, 64)))).to.deep.equal({ width: 48, height: 64 });
  });

  it('tells the largest of several', () => {
    expect(iconSize(iconOf(bitmap(16, 16), bitmap(64, 64), bitmap(32, 32)))).to.deep.equal({ width: 64, height: 64 });
  });

  it('takes the directory at its word where the image is not there yet', () => {
    expect(iconSize(iconOf(bitmap(48, 48)).subarray(0, 22))).to.deep.equal({ width: 32, height: 32 });
  });

  it('takes the directory at its word where the image has no side that counts', () => {
    expect(iconSize(iconOf([...pngHead(0, 64)]))).to.deep.equal({ width: 32, height: 32 });
    expect(iconSize(iconOf(bitmap(48, 0)))).to.deep.equal({ width: 32, height: 32 });
  });

  it('takes icons cut at any length', () => {
    const icon = iconOf(bitmap(48, 48), [...pngHead(64, 64)]);
    for (let length = 0; length < icon.length; length++) iconSize(icon.subarray(0, length));
  });
});

describe('pngInIcon', () => {
  it('is the largest of those that there are', () => {
    const icon = iconOf([...pngHead(16, 16)], bitmap(64, 64), [...pngHead(32, 32)]);
    expect(pngInIcon(icon)).to.deep.equal(Uint8Array.from(pngHead(32, 32)));
  });

  it('is none in an icon of bitmaps, and in one that is cut off before it', () => {
    expect(pngInIcon(iconOf(bitmap(64, 64)))).to.equal(undefined);
    const icon = iconOf([...pngHead(64, 64)]);
    for (let length = 0; length < 26; length++) expect(pngInIcon(icon.subarray(0, length))).to.equal(undefined);
  });
});
