import { expect } from 'chai';
import { FINAL_QUALITY, PLACEHOLDER_QUALITY, pictureQuality } from '../../src/core/picture-quality.js';

const NATURAL = { width: 4000, height: 3000 };
const CELL = { width: 300, height: 300 };

describe('pictureQuality()', () => {
  it('is the share of the px that the cell would show', () => {
    expect(pictureQuality({ width: 200, height: 150 }, NATURAL, CELL, 'cover', 1)).to.equal(0.5);
    expect(pictureQuality({ width: 200, height: 150 }, NATURAL, CELL, 'contain', 1)).to.be.closeTo(2 / 3, 1e-9);
  });

  it('is no more than 1 where there are more px than the cell has', () => {
    expect(pictureQuality({ width: 800, height: 600 }, NATURAL, CELL, 'cover', 1)).to.equal(1);
  });

  it('of every picture is more than that of a placeholder, and less than that of the final one', () => {
    const least = pictureQuality({ width: 1, height: 1 }, NATURAL, { width: 20_000, height: 20_000 }, 'cover', 1);
    expect(least).to.be.greaterThan(PLACEHOLDER_QUALITY);
    expect(FINAL_QUALITY).to.be.greaterThan(1);
  });
});
