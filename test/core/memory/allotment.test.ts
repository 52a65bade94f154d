import { expect } from 'chai';
import {
  type Allotment,
  allot as allotWith,
  CACHE_KINDS,
  isNearly,
  type MemoryDemand,
} from '../../../src/core/memory/allotment.js';
import { heldBytesOf, NO_BYTES } from '../../../src/core/memory/held-bytes.js';
import { seededRandom } from '../../support/seeded-random.js';

const MB = 2 ** 20;

const allot = (demand: Omit<MemoryDemand, 'extraBytes'>) => allotWith({ extraBytes: 0, ...demand });

const sumOf = (allotment: Allotment) => CACHE_KINDS.reduce((sum, kind) => sum + allotment[kind], allotment.passing);

describe('allot', () => {
  it('never hands out more than the surfaces leave, and what is looked at beyond them', () => {
    const random = seededRandom(8);
    for (let round = 0; round < 3000; round++) {
      const budgetBytes = Math.floor(random() ** 3 * 2000 * MB) + 1;
      const held = heldBytesOf(() => (random() < 0.4 ? 0 : Math.floor(random() * budgetBytes)));
      const dropped = CACHE_KINDS.filter(() => random() < 0.3);
      const extraBytes = random() < 0.5 ? 0 : Math.floor(random() * budgetBytes);
      const allotment = allotWith({ budgetBytes, held, dropped, extraBytes });
      const left = Math.max(0, budgetBytes - held.surfaces - extraBytes);
      expect(sumOf(allotment)).to.be.at.most(left);
      for (const kind of CACHE_KINDS) expect(allotment[kind]).to.be.at.least(0);
      for (const kind of dropped) expect(allotment[kind]).to.equal(0);
    }
  });

  it('keeps three quarters of the budget filled at most while surfaces are within theirs', () => {
    const held = { ...NO_BYTES, surfaces: 100 * MB };
    const allotment = allot({ budgetBytes: 512 * MB, held, dropped: [] });
    expect(sumOf(allotment) + held.surfaces).to.be.at.most(0.75 * 512 * MB);
  });

  it('leaves the caches nothing where surfaces need it, and what is on its way the rest', () => {
    const allotment = allot({ budgetBytes: 100 * MB, held: { ...NO_BYTES, surfaces: 90 * MB }, dropped: [] });
    expect(allotment).to.deep.equal({ decoded: 0, thumbnails: 0, encoded: 0, sheets: 0, glyphs: 0, passing: 10 * MB });
  });

  it('gives the decoded pictures of a page that uses nothing else 64 MB, more where there is a lot', () => {
    expect(allot({ budgetBytes: 512 * MB, held: NO_BYTES, dropped: [] }).decoded).to.equal(64 * MB);
    expect(allot({ budgetBytes: 2048 * MB, held: NO_BYTES, dropped: [] }).decoded).to.equal(256 * MB);
  });

  it('lets a cache grow once it is in use', () => {
    const before = allot({ budgetBytes: 512 * MB, held: NO_BYTES, dropped: [] });
    const after = allot({ budgetBytes: 512 * MB, held: { ...NO_BYTES, sheets: 1 }, dropped: [] });
    expect(before.sheets).to.be.greaterThan(0);
    expect(after.sheets).to.be.greaterThan(4 * before.sheets);
  });
});

describe('isNearly', () => {
  it('is not worth telling of an eighth, but of a beginning and an end', () => {
    const allotment = allot({ budgetBytes: 512 * MB, held: NO_BYTES, dropped: [] });
    expect(isNearly(allotment, { ...allotment, decoded: allotment.decoded * 0.9 })).to.equal(true);
    expect(isNearly(allotment, { ...allotment, decoded: allotment.decoded * 0.8 })).to.equal(false);
    expect(isNearly({ ...allotment, sheets: 0 }, { ...allotment, sheets: 1 })).to.equal(false);
  });
});
