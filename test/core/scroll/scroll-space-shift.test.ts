import { expect } from 'chai';
import { ScrollSpace } from '../../../src/core/scroll/scroll-space.js';
import { oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const NATIVE_LIMIT = 100_000;
const VIEWPORT = 700;

/** A space that is scrolled to `offset`. */
function createSpace(contentSize: number, offset: number): ScrollSpace {
  const space = new ScrollSpace();
  space.resize({ contentSize, viewportSize: VIEWPORT, nativeLimit: NATIVE_LIMIT, devicePixelRatio: 1 });
  space.jumpTo(offset);
  return space;
}

describe('a content that is found to be larger or smaller before what is looked at', () => {
  it('stays where it is on screen without a write', () => {
    const random = seededRandom(51);
    for (let round = 0; round < 2000; round++) {
      const contentSize = oneOf(random, [20_000, 90_000, 1e7, 1e10]);
      const space = createSpace(contentSize, wholeBetween(random, 5000, contentSize - 5000));
      const { native, offset } = space;
      const place = space.toNative(offset + 100);
      const distance = wholeBetween(random, -3000, 3000);
      space.shift(distance, contentSize + distance, NATIVE_LIMIT);
      expect(space.native).to.equal(native);
      expect(space.offset).to.equal(offset + distance);
      expect(space.toNative(offset + distance + 100)).to.equal(place);
    }
  });

  it('is put in order at rest: the offset stays, both ends are met exactly again', () => {
    const random = seededRandom(52);
    for (let round = 0; round < 2000; round++) {
      const contentSize = oneOf(random, [20_000, 90_000, 1e7]);
      const space = createSpace(contentSize, wholeBetween(random, 5000, contentSize - 5000));
      const distance = wholeBetween(random, -3000, 3000);
      space.shift(distance, contentSize + distance, NATIVE_LIMIT);
      const { offset } = space;
      space.reanchor();
      expect(space.offset).to.equal(offset);
      space.scrolledTo(0, 'thumb');
      expect(space.offset).to.equal(0);
      space.scrolledTo(space.nativeSize - VIEWPORT, 'thumb');
      expect(space.offset).to.equal(space.maxOffset);
    }
  });

  it('is put in order in motion where the start comes near, so that nothing blank is met', () => {
    for (const distance of [-2000, 2000]) {
      const space = createSpace(50_000, 10_000);
      space.shift(distance, 50_000 + distance, NATIVE_LIMIT);
      while (space.offset > 0) {
        const { offset } = space;
        space.scrolledTo(Math.max(0, space.native - 300), 'input');
        if (space.isRunningOut) space.reanchor();
        expect(space.offset).to.be.closeTo(Math.max(0, offset - 300), 1e-6);
      }
      expect([space.native, space.toNative(0)]).to.deep.equal([0, 0]);
    }
  });

  it('is put in order in motion where the end comes near', () => {
    for (const distance of [-2000, 2000]) {
      const space = createSpace(50_000, 30_000);
      space.shift(distance, 50_000 + distance, NATIVE_LIMIT);
      while (space.offset < space.maxOffset) {
        const { offset } = space;
        space.scrolledTo(Math.min(space.nativeSize - VIEWPORT, space.native + 300), 'input');
        if (space.isRunningOut) space.reanchor();
        expect(space.offset).to.be.closeTo(Math.min(space.maxOffset, offset + 300), 1e-6);
      }
      expect(space.native).to.equal(space.nativeSize - VIEWPORT);
    }
  });
});
