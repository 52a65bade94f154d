import { expect } from 'chai';
import { FITS, type Fit, fittedSize, placePicture, type Size } from '../../../src/core/picture/fit.js';
import { oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

interface Sample {
  readonly picture: Size;
  readonly cell: Size;
  readonly fit: Fit;
  readonly devicePixelRatio: number;
}

function forRandomPictures(seed: number, check: (sample: Sample) => void): void {
  const random = seededRandom(seed);
  const side = () => wholeBetween(random, 1, oneOf(random, [10, 300, 8000]));
  for (let round = 0; round < 4000; round++) {
    const fit = oneOf(random, FITS as readonly [Fit, ...Fit[]]);
    const devicePixelRatio = oneOf(random, [1, 1.25, 1.5, 2, 3]);
    check({
      picture: { width: side(), height: side() },
      cell: { width: side(), height: side() },
      fit,
      devicePixelRatio,
    });
  }
}

/** CSS Images 3, § 4.5 (object-fit), in device px. */
function objectFit({ picture, cell, fit, devicePixelRatio }: Sample): Size {
  const natural = { width: picture.width * devicePixelRatio, height: picture.height * devicePixelRatio };
  const byWidth = { width: cell.width, height: (cell.width * picture.height) / picture.width };
  const byHeight = { width: (cell.height * picture.width) / picture.height, height: cell.height };
  const isWider = byWidth.height < cell.height;
  const contained = isWider ? byWidth : byHeight;
  if (fit === 'fill') return cell;
  if (fit === 'none') return natural;
  if (fit === 'contain') return contained;
  if (fit === 'cover') return isWider ? byHeight : byWidth;
  return natural.width < contained.width ? natural : contained;
}

describe('fittedSize', () => {
  it('is the size that object-fit gives', () => {
    forRandomPictures(8, (sample) => {
      const { picture, cell, fit, devicePixelRatio } = sample;
      const { width, height } = fittedSize(picture, cell, fit, devicePixelRatio);
      const wanted = objectFit(sample);
      expect(width / wanted.width, JSON.stringify(sample)).to.be.closeTo(1, 1e-9);
      expect(height / wanted.height, JSON.stringify(sample)).to.be.closeTo(1, 1e-9);
    });
  });
});

describe('placePicture', () => {
  const place = ({ picture, cell, fit, devicePixelRatio }: Sample) =>
    placePicture(picture, cell, fit, devicePixelRatio);

  it('draws within the cell, on whole device pixels', () => {
    forRandomPictures(9, (sample) => {
      const { x, y, width, height } = place(sample).target;
      expect([x, y, width, height].every(Number.isInteger), JSON.stringify(sample)).to.equal(true);
      expect(Math.min(x, y), JSON.stringify(sample)).to.be.at.least(0);
      expect(x + width, JSON.stringify(sample)).to.be.at.most(sample.cell.width);
      expect(y + height, JSON.stringify(sample)).to.be.at.most(sample.cell.height);
    });
  });

  it('takes no more than the picture, around its middle', () => {
    forRandomPictures(10, (sample) => {
      const { x, y, width, height } = place(sample).source;
      expect(Math.min(x, y)).to.be.at.least(0);
      expect(x * 2 + width, JSON.stringify(sample)).to.be.closeTo(1, 1e-9);
      expect(y * 2 + height, JSON.stringify(sample)).to.be.closeTo(1, 1e-9);
    });
  });

  it('centres what is smaller than the cell to the pixel', () => {
    forRandomPictures(11, (sample) => {
      const { x, y, width, height } = place(sample).target;
      const uneven = [sample.cell.width - width - 2 * x, sample.cell.height - height - 2 * y];
      expect(Math.max(...uneven), JSON.stringify(sample)).to.be.within(-1, 1);
      expect(Math.min(...uneven), JSON.stringify(sample)).to.be.within(-1, 1);
    });
  });

  it('snaps both edges to the next device pixel, as engines do with an <img>', () => {
    const cell = { width: 256, height: 256 };
    const { target } = placePicture({ width: 640, height: 427 }, cell, 'contain', 1);
    expect(target).to.deep.equal({ x: 0, y: 43, width: 256, height: 170 });
    const halves = placePicture({ width: 127, height: 64 }, cell, 'contain', 1).target;
    expect(halves, '129.008 px high').to.deep.equal({ x: 0, y: 64, width: 256, height: 129 });
  });

  it('draws what is thinner than a pixel a pixel wide', () => {
    const { target } = placePicture({ width: 1, height: 30_000 }, { width: 256, height: 256 }, 'contain', 1);
    expect(target).to.deep.equal({ x: 127, y: 0, width: 1, height: 256 });
  });

  it('misses the size that object-fit gives by no more than a pixel and what engines round off', () => {
    forRandomPictures(12, (sample) => {
      const { source, target } = place(sample);
      const wanted = objectFit(sample);
      expect(Math.abs(target.width - source.width * wanted.width), JSON.stringify(sample)).to.be.lessThan(1 + 1 / 64);
      expect(Math.abs(target.height - source.height * wanted.height), JSON.stringify(sample)).to.be.lessThan(
        1 + 1 / 64,
      );
    });
  });

  it('fills the cell wholly where it covers', () => {
    forRandomPictures(13, ({ picture, cell, devicePixelRatio }) => {
      const { target } = placePicture(picture, cell, 'cover', devicePixelRatio);
      expect(target).to.deep.equal({ x: 0, y: 0, ...cell });
    });
  });
});
