import { expect } from 'chai';
import { overscanShare, type SurfaceDemand } from '../../../src/core/memory/overscan-share.js';
import { listOf } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const keptBytes = (demands: readonly SurfaceDemand[], share: number) =>
  demands.reduce((sum, { visibleBytes, fullBytes }) => sum + visibleBytes + share * (fullBytes - visibleBytes), 0);

describe('overscanShare', () => {
  it('is the largest quarter with which all surfaces stay within their part of the budget, with the rows that edges cut', () => {
    const random = seededRandom(21);
    for (let round = 0; round < 2000; round++) {
      const demands = listOf(1 + Math.floor(random() * 4), () => {
        const visibleBytes = random() * 1e8;
        const edgeBytes = random() * visibleBytes;
        return { visibleBytes, fullBytes: visibleBytes * (1 + 3 * random()), edgeBytes };
      });
      const budgetBytes = random() * 1e9;
      const extraBytes = random() < 0.5 ? 0 : random() * budgetBytes;
      const edges = demands.reduce((sum, { edgeBytes }) => sum + edgeBytes, 0);
      const isAffordable = (share: number) => {
        const bytes = keptBytes(demands, share);
        return (
          bytes <= 0.45 * budgetBytes && bytes + edges <= 0.6 * budgetBytes && bytes + edges + extraBytes <= budgetBytes
        );
      };
      expect(overscanShare(demands, budgetBytes, extraBytes)).to.equal([1, 0.75, 0.5, 0.25].find(isAffordable) ?? 0);
    }
  });

  it('is all of it where nothing is to be kept', () => {
    expect(overscanShare([], 1)).to.equal(1);
    expect(overscanShare([{ visibleBytes: 100, fullBytes: 100, edgeBytes: 100 }], 1)).to.equal(1);
  });
});
