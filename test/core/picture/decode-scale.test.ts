import { expect } from 'chai';
import { coveringEighth, coveringSize } from '../../../src/core/picture/decode-scale.js';
import type { Size } from '../../../src/core/picture/fit.js';
import { oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

function forRandomSizes(seed: number, check: (picture: Size, wanted: Size, label: string) => void): void {
  const random = seededRandom(seed);
  const side = () => wholeBetween(random, 1, oneOf(random, [16, 700, 9000]));
  for (let round = 0; round < 5000; round++) {
    const picture = { width: side(), height: side() };
    const wanted = { width: side() * (0.5 + random()), height: side() * (0.5 + random()) };
    check(picture, wanted, JSON.stringify({ picture, wanted }));
  }
}

const covers = (size: Size, wanted: Size) => size.width >= wanted.width - 1e-6 && size.height >= wanted.height - 1e-6;

/** Scales of a JPEG decoder that cost no more than decoding the whole picture. */
const EIGHTHS = [1, 2, 3, 4, 8];

const scaled = ({ width, height }: Size, eighths: number) => ({
  width: Math.ceil((width * eighths) / 8),
  height: Math.ceil((height * eighths) / 8),
});

describe('coveringEighth', () => {
  it('is at a scale that is worth it', () => {
    forRandomSizes(14, (picture, wanted, label) => {
      const lattice = EIGHTHS.map((eighths) => scaled(picture, eighths));
      expect(lattice, label).to.deep.include(coveringEighth(picture, wanted));
    });
  });

  it('covers what is wanted, or is the whole picture', () => {
    forRandomSizes(15, (picture, wanted, label) => {
      const size = coveringEighth(picture, wanted);
      const isWhole = size.width === picture.width && size.height === picture.height;
      expect(isWhole || covers(size, wanted), label).to.equal(true);
    });
  });

  it('is the least scale that covers', () => {
    forRandomSizes(16, (picture, wanted, label) => {
      const isEnough = (n: number) =>
        covers({ width: (picture.width * n) / 8, height: (picture.height * n) / 8 }, wanted);
      const least = EIGHTHS.find(isEnough) ?? 8;
      expect(coveringEighth(picture, wanted), label).to.deep.equal(scaled(picture, least));
    });
  });

  it('does not go up a step for a rounding error', () => {
    expect(coveringEighth({ width: 640, height: 480 }, { width: 80.0000000001, height: 60 })).to.deep.equal({
      width: 80,
      height: 60,
    });
  });
});

describe('coveringSize', () => {
  it('covers what is wanted, or is the whole picture', () => {
    forRandomSizes(17, (picture, wanted, label) => {
      const size = coveringSize(picture, wanted);
      const isWhole = size.width === picture.width && size.height === picture.height;
      expect(isWhole || covers(size, wanted), label).to.equal(true);
    });
  });

  it('is never larger than the picture', () => {
    forRandomSizes(18, (picture, wanted, label) => {
      expect(covers(picture, coveringSize(picture, wanted)), label).to.equal(true);
    });
  });

  it('would not cover with a px less on both sides', () => {
    forRandomSizes(19, (picture, wanted, label) => {
      const { width, height } = coveringSize(picture, wanted);
      const less = { width: width - 1, height: height - 1 };
      expect(covers(less, wanted), label).to.equal(false);
    });
  });

  it('keeps the aspect ratio to the pixel', () => {
    forRandomSizes(20, (picture, wanted, label) => {
      const { width, height } = coveringSize(picture, wanted);
      const share = Math.min(1, Math.max(wanted.width / picture.width, wanted.height / picture.height));
      expect(Math.abs(width - picture.width * share), label).to.be.at.most(1);
      expect(Math.abs(height - picture.height * share), label).to.be.at.most(1);
    });
  });
});
