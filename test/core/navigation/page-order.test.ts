import { expect } from 'chai';
import { pagesInOrder } from '../../../src/core/navigation/page-order.js';
import { isInRange, rangesTouch } from '../../../src/core/range.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const startsOf = (direction: number) =>
  pagesInOrder({
    visible: { start: 210, end: 240 },
    kept: { start: 50, end: 450 },
    pageSize: 100,
    itemCount: 430,
    direction,
  }).map(({ start }) => start);

describe('the order of pages', () => {
  it('begins with what is looked at and goes on where the scroll goes', () => {
    expect(startsOf(1)).to.deep.equal([200, 100, 300, 400, 0]);
    expect(startsOf(-1)).to.deep.equal([200, 100, 0, 300, 400]);
  });

  it('takes the nearest first at rest', () => {
    expect(startsOf(0)).to.deep.equal([200, 100, 300, 0, 400]);
  });

  it('has every kept item in exactly one page, and the visible ones first', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 500; round++) {
      const itemCount = wholeBetween(random, 0, 400);
      const kept = { start: wholeBetween(random, 0, 300), end: 0 };
      kept.end = wholeBetween(random, kept.start, 500);
      const start = wholeBetween(random, kept.start, kept.end);
      const visible = { start, end: wholeBetween(random, start, kept.end) };
      const direction = oneOf(random, [-1, 0, 1]);
      const pages = pagesInOrder({ visible, kept, pageSize: wholeBetween(random, 1, 60), itemCount, direction });
      for (const index of listOf(Math.min(kept.end, itemCount), (i) => i).filter((i) => isInRange(kept, i))) {
        expect(
          pages.filter((page) => isInRange(page, index)),
          `item ${index}`,
        ).to.have.length(1);
      }
      const inView = pages.map((page) => rangesTouch(page, visible));
      expect(inView.lastIndexOf(true)).to.equal(inView.filter(Boolean).length - 1);
    }
  });
});
