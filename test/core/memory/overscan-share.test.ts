import { expect } from 'chai';
import { overscanShare, type SurfaceDemand } from '../../../src/core/memory/overscan-share.js';
import { listOf } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const keptBytes = (demands: readonly SurfaceDemand[], share: number) =>
  demands.reduce((sum, { visibleBytes, fullBytes }) => sum + visibleBytes + share * (fullBytes - visibleBytes), 0);

describe('overscanShare', () => {
  it('is the largest quarter with which all surfaces stay within their part of the budget', () => {
    const random = seededRandom(21);
    for (let round = 0; round < 2000; round++) {
      const demands = listOf(1 + Math.floor(random() * 4), () => {
        const visibleBytes = random() * 1e8;
        return { visibleBytes, fullBytes: visibleBytes * (1 + 3 * random()) };
      });
      const budgetBytes = random() * 1e9;
      const affordable = [1, 0.75, 0.5, 0.25].find((share) => keptBytes(demands, share) <= 0.45 * budgetBytes);
      expect(overscanShare(demands, budgetBytes)).to.equal(affordable ?? 0);
    }
  });

  it('is all of it where nothing is to be kept', () => {
    expect(overscanShare([], 1)).to.equal(1);
    expect(overscanShare([{ visibleBytes: 100, fullBytes: 100 }], 1)).to.equal(1);
  });
});
