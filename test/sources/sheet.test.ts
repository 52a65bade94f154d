import { expect } from 'chai';
import { pictureOfItem } from '../../src/sources/item/item-picture.js';
import { sheetItems } from '../../src/sources/sheet.js';

const SHAPE = { length: 10_000_000, columns: 10, rows: 5, cellWidth: 32, cellHeight: 16 };

describe('sheetItems', () => {
  it('are cut out row by row, sheet after sheet', () => {
    const items = sheetItems({ ...SHAPE, src: (sheet) => `${sheet}.png` });
    expect(items.length).to.equal(10_000_000);
    const cuts = [0, 9, 10, 49, 50, 9_999_999].map((index) => items.item(index));
    expect(cuts).to.deep.equal([
      { key: 0, sprite: { src: '0.png', x: 0, y: 0, width: 32, height: 16 } },
      { key: 9, sprite: { src: '0.png', x: 288, y: 0, width: 32, height: 16 } },
      { key: 10, sprite: { src: '0.png', x: 0, y: 16, width: 32, height: 16 } },
      { key: 49, sprite: { src: '0.png', x: 288, y: 64, width: 32, height: 16 } },
      { key: 50, sprite: { src: '1.png', x: 0, y: 0, width: 32, height: 16 } },
      { key: 9_999_999, sprite: { src: '199999.png', x: 288, y: 64, width: 32, height: 16 } },
    ]);
    expect(items.aspectRatio?.(3)).to.equal(2);
  });

  it('lie apart by spacing and margin, and may have names', () => {
    const item = (index: number) => ({ alt: `Icon ${index}`, key: `icon-${index}` });
    const items = sheetItems({ ...SHAPE, src: () => 'a.png', spacing: 2, margin: 1, item });
    const sprite = { src: 'a.png', x: 1 + 34, y: 1 + 18, width: 32, height: 16 };
    expect(items.item(11)).to.deep.equal({ alt: 'Icon 11', key: 'icon-11', sprite });
    expect(pictureOfItem({ sprite }).state).to.equal('valid');
  });

  it('must be measured in whole px', () => {
    for (const wrong of [{ columns: 0 }, { rows: 1.5 }, { cellWidth: Number.NaN }, { spacing: -1 }]) {
      const [name] = Object.keys(wrong);
      const make = () => sheetItems({ ...SHAPE, src: () => 'a.png', ...wrong });
      expect(make).to.throw(RangeError, `${name} of sheetItems() must be a whole number from`);
    }
  });
});
