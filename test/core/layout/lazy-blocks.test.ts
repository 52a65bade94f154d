import { expect } from 'chai';
import { type LaidBlock, LazyBlocks, type LazyBlocksOptions } from '../../../src/core/layout/lazy-blocks.js';

/** One row. */
class Block implements LaidBlock {
  readonly rowCount = 1;
  readonly version = 0;
  readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  topOf(): number {
    return 0;
  }

  rowAt(): number {
    return 0;
  }

  continues(): boolean {
    return true;
  }
}

/** Blocks that are taken for 100 px high, the last one for 60, and turn out to be 110. */
function blocksOf(count: number, others: Partial<LazyBlocksOptions<Block>> = {}): LazyBlocks<Block> {
  return new LazyBlocks<Block>({
    count,
    estimate: (block) => ({ size: block === count - 1 ? 60 : 100, rowCount: 1 }),
    lay: () => new Block(110),
    versionOf: () => 0,
    earlier: undefined,
    ...others,
  });
}

describe('LazyBlocks', () => {
  it('makes two estimates, however long the list is', () => {
    const asked: number[] = [];
    const estimate = (block: number) => {
      asked.push(block);
      return { size: 100, rowCount: 1 };
    };
    expect(blocksOf(1_000_000, { estimate }).size).to.equal(1e8);
    expect(asked).to.deep.equal([0, 999_999]);
  });

  it('expects the last block to be as short as it is estimated', () => {
    expect([0, 1, 2, 5].map((count) => blocksOf(count).size)).to.deep.equal([0, 60, 160, 460]);
  });

  it('takes over what was measured of a list that has grown or shrunk since, but for the blocks at the ends', () => {
    const earlier = blocksOf(10);
    earlier.refine(0, { before: 0, after: 250, isAtRest: true });
    expect(earlier.size).to.equal(3 * 110 + 6 * 100 + 60);
    expect(blocksOf(20, { earlier }).size).to.equal(3 * 110 + 16 * 100 + 60);
    expect(blocksOf(2, { earlier }).size).to.equal(110 + 60);
    expect(blocksOf(10, { earlier }).size).to.equal(earlier.size);
  });
});
