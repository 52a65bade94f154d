import { expect } from 'chai';
import type { Sprite } from '../../../src/index.js';
import { absoluteItem } from '../../../src/sources/item/absolute-item.js';
import { pictureOfItem } from '../../../src/sources/item/item-picture.js';

const SHEET = 'https://example.org/sheet.png';
const CUT = { x: 10, y: 20, width: 30, height: 40 };

function reasonOf(item: Parameters<typeof pictureOfItem>[0]): string | undefined {
  const picture = pictureOfItem(item);
  return picture.state === 'invalid' ? picture.reason : undefined;
}

describe('pictureOfItem', () => {
  it('is the file at src', () => {
    const file = new Blob();
    expect(pictureOfItem({ src: SHEET })).to.deep.equal({ state: 'valid', source: SHEET });
    expect(pictureOfItem({ src: file })).to.deep.equal({ state: 'valid', source: file });
  });

  it('is the cut of a sheet, also where src tells of a larger picture', () => {
    const picture = pictureOfItem({ src: 'large.jpg', sprite: { src: SHEET, ...CUT } });
    expect(picture).to.deep.equal({
      state: 'valid',
      source: SHEET,
      part: { kind: 'cut', file: SHEET, ...CUT, isTurned: false, whole: { x: 0, y: 0, width: 30, height: 40 } },
    });
  });

  it('knows how a packer has turned and trimmed a cut', () => {
    const whole = { x: 1, y: 2, width: 50, height: 60 };
    const picture = pictureOfItem({ sprite: { src: SHEET, ...CUT, rotated: true, whole } });
    expect(picture).to.have.property('part').that.deep.includes({ isTurned: true, whole });
  });

  it('is some bytes of a file', () => {
    expect(pictureOfItem({ packed: { src: SHEET, start: 0, end: 9 } })).to.deep.equal({
      state: 'valid',
      source: SHEET,
      part: { kind: 'slice', file: SHEET, start: 0, end: 9 },
    });
  });

  it('names a file in the same way each time, and another otherwise', () => {
    const nameOf = (src: string | Blob) => {
      const picture = pictureOfItem({ sprite: { src, ...CUT } });
      return picture.state === 'valid' ? picture.part?.file : undefined;
    };
    const file = new Blob();
    expect(nameOf(file)).to.be.a('string');
    expect(nameOf(file)).to.equal(nameOf(file));
    expect(nameOf(new Blob())).not.to.equal(nameOf(file));
    const long = `data:image/png;base64,${'A'.repeat(10_000)}`;
    expect(nameOf(long)).to.equal(nameOf(long));
    expect(nameOf(long)?.length).to.be.lessThan(20);
    expect(nameOf(`${long}B`)).not.to.equal(nameOf(long));
  });

  it('says what a sprite is wrong in', () => {
    const wrong: Partial<Sprite>[] = [
      { x: 0.5 },
      { y: -1 },
      { width: 0 },
      { height: Number.NaN },
      { whole: { x: 0, y: 0, width: 29, height: 40 } },
      { whole: { x: 1, y: 0, width: 30, height: 40 } },
      { whole: { x: 0, y: 0, width: 1e9, height: 0.5 } },
    ];
    for (const change of wrong) {
      const reason = reasonOf({ sprite: { src: SHEET, ...CUT, ...change } });
      expect(reason, JSON.stringify(change)).to.match(/^sprite(\.whole)? must .*, got /);
    }
    expect(reasonOf({ sprite: { ...CUT, src: '' } })).to.equal('The item has no src');
    expect(reasonOf({ sprite: JSON.parse('"sheet.png"') })).to.match(/src must be a string/);
  });

  it('says what a packed picture is wrong in', () => {
    for (const [start, end] of [
      [0, 0],
      [-1, 5],
      [5, 4],
      [0, 1.5],
    ] as const) {
      const reason = reasonOf({ packed: { src: SHEET, start, end } });
      expect(reason).to.equal(`packed must have whole numbers 0 ≤ start < end, got ${start} and ${end}`);
    }
  });
});

describe('absoluteItem', () => {
  it('takes addresses of parts as relative to the list', () => {
    const list = 'https://example.org/lists/all.json';
    const item = absoluteItem({ src: 'a.jpg', sprite: { src: '../sheet.png', ...CUT } }, list);
    expect(item).to.deep.include({ src: 'https://example.org/lists/a.jpg', sprite: { src: SHEET, ...CUT } });
    const packed = absoluteItem({ packed: { src: 'a.pack', start: 0, end: 1 } }, list).packed;
    expect(packed?.src).to.equal('https://example.org/lists/a.pack');
  });
});
