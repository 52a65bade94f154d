import { expect } from 'chai';
import type { FITS } from '../../../src/core/picture/fit.js';
import { chooseSize, type PictureSize, readSizes } from '../../../src/sources/item/picture-sizes.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const sizesOf = (...widths: number[]): PictureSize[] => widths.map((width) => ({ source: `${width}.jpg`, width }));
const NEED = { cell: { width: 300, height: 300 }, fit: 'cover', devicePixelRatio: 1, aspectRatio: 1 } as const;

describe('readSizes()', () => {
  it('has them narrowest first, with absolute addresses', () => {
    const read = readSizes([
      { src: 'large.jpg', width: 800 },
      { src: 'small.jpg', width: 200 },
    ]);
    const sizes = read.state === 'valid' ? read.sizes : [];
    expect(sizes.map(({ width }) => width)).to.deep.equal([200, 800]);
    expect(sizes[0]?.source).to.equal(new URL('small.jpg', document.baseURI).href);
  });

  it('is none where an item has none', () => {
    for (const none of [undefined, null, []]) expect(readSizes(none)).to.deep.equal({ state: 'valid', sizes: [] });
  });

  it('tells what was got in place of a list of sizes', () => {
    const wrong = ['a.jpg', {}, [{ src: 'a.jpg' }], [{ src: 'a.jpg', width: '200' }], [{ width: 200 }], [null]];
    for (const sources of [...wrong, [{ src: 'javascript:0', width: 1 }], [{ src: 'a.jpg', width: Number.NaN }]]) {
      const read = readSizes(sources);
      expect(read.state === 'invalid' && read.reason, JSON.stringify(sources)).to.match(/must be a list .+, got .+;/);
    }
  });
});

describe('chooseSize()', () => {
  const widthFor = (need: Partial<Parameters<typeof chooseSize>[1]>, ...widths: number[]) =>
    chooseSize(sizesOf(...widths), { ...NEED, ...need })?.width;

  it('is the narrowest that suffices, the widest where none does', () => {
    expect(widthFor({}, 100, 300, 900)).to.equal(300);
    expect(widthFor({}, 100, 299, 900)).to.equal(900);
    expect(widthFor({}, 100, 200)).to.equal(200);
    expect(widthFor({})).to.equal(undefined);
  });

  it('counts what a wide picture has beyond the sides of its cell', () => {
    expect(widthFor({ aspectRatio: 2 }, 300, 600)).to.equal(600);
    expect(widthFor({ aspectRatio: 2, fit: 'contain' }, 300, 600)).to.equal(300);
    expect(widthFor({ aspectRatio: 0.5 }, 300, 600)).to.equal(300);
    expect(widthFor({ aspectRatio: undefined }, 300, 600)).to.equal(300);
  });

  it('never leaves a px without one as long as a wider size has it, and takes no wider one than that', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 300; round++) {
      const widths = listOf(wholeBetween(random, 1, 5), () => wholeBetween(random, 10, 2000)).sort((a, b) => a - b);
      const cell = { width: wholeBetween(random, 10, 800), height: wholeBetween(random, 10, 800) };
      const fit = oneOf(random, ['cover', 'contain', 'fill'] as [(typeof FITS)[number], ...(typeof FITS)[number][]]);
      const aspectRatio = 0.25 + 4 * random();
      const scales = { cover: Math.max, contain: Math.min };
      const scaleOf = fit === 'cover' || fit === 'contain' ? scales[fit] : undefined;
      const wanted = scaleOf ? scaleOf(cell.width, cell.height * aspectRatio) : cell.width;
      const chosen = widthFor({ cell, fit, aspectRatio }, ...widths);
      const sufficient = widths.filter((width) => width >= Math.floor(wanted + 1e-9));
      expect(chosen).to.equal(sufficient[0] ?? widths.at(-1));
    }
  });
});
