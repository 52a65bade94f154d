import { expect } from 'chai';
import { FINAL_QUALITY, PLACEHOLDER_QUALITY, pictureQuality } from '../../../src/core/picture/picture-quality.js';

const NATURAL = { width: 4000, height: 3000 };
const COVER = { cell: { width: 300, height: 300 }, fit: 'cover', devicePixelRatio: 1 } as const;

describe('pictureQuality()', () => {
  it('is the share of the px that the cell would show', () => {
    expect(pictureQuality({ width: 200, height: 150 }, NATURAL, COVER)).to.equal(0.5);
    expect(pictureQuality({ width: 200, height: 150 }, NATURAL, { ...COVER, fit: 'contain' })).to.be.closeTo(
      2 / 3,
      1e-9,
    );
  });

  it('is no more than 1 where there are more px than the cell has', () => {
    expect(pictureQuality({ width: 800, height: 600 }, NATURAL, COVER)).to.equal(1);
  });

  it('is 1 where the picture itself has no more px', () => {
    expect(pictureQuality({ width: 40, height: 30 }, { width: 40, height: 30 }, COVER)).to.equal(1);
    expect(pictureQuality({ width: 20, height: 15 }, { width: 40, height: 30 }, COVER)).to.equal(0.5);
  });

  it('of every picture is more than that of a placeholder, and less than that of the final one', () => {
    const least = pictureQuality({ width: 1, height: 1 }, NATURAL, {
      ...COVER,
      cell: { width: 20_000, height: 20_000 },
    });
    expect(least).to.be.greaterThan(PLACEHOLDER_QUALITY);
    expect(FINAL_QUALITY).to.be.greaterThan(1);
  });
});
