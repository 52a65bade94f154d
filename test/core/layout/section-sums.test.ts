import { expect } from 'chai';
import { SectionSums } from '../../../src/core/layout/section-sums.js';
import { wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

interface NaiveSection {
  readonly length: number;
  readonly isHidden: boolean;
  rowCount: number;
  readonly rowLimit: number;
  blockSize: number;
}

const HEADER = 40;
const GAP = 8;
const RATIO = 1.5;

function randomSections(random: () => number, count: number): NaiveSection[] {
  return Array.from({ length: count }, () => {
    const length = random() < 0.2 ? 0 : wholeBetween(random, 1, 50);
    const rowCount = Math.ceil(length / 4);
    return {
      length,
      isHidden: length === 0 || random() < 0.3,
      rowCount,
      rowLimit: rowCount + wholeBetween(random, 0, 3),
      blockSize: rowCount * 100.4,
    };
  });
}

function sumsOf(sections: readonly NaiveSection[]): SectionSums {
  let next = 0;
  return new SectionSums({
    lengths: sections.map(({ length }) => length),
    isCollapsed: (section) => sections[section]?.isHidden ?? false,
    // Asked in order, and not of empty ones.
    estimate: () => {
      while (sections[next]?.length === 0) next++;
      return sections[next++] as NaiveSection;
    },
    header: HEADER,
    gap: GAP,
    devicePixelRatio: RATIO,
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const sizeOf = ({ isHidden, blockSize }: NaiveSection) => HEADER + (isHidden ? 0 : Math.round(blockSize * RATIO) + GAP);

function expectSums(sums: SectionSums, sections: readonly NaiveSection[]): void {
  for (let section = 0; section <= sections.length; section++) {
    const before = sections.slice(0, section);
    expect(sums.items(section)).to.equal(sum(before.map(({ length }) => length)));
    expect(sums.rows(section)).to.equal(sum(before.map(({ length, rowLimit }) => (length ? rowLimit : 0))));
    expect(sums.places(section)).to.equal(sum(before.map(({ isHidden, rowCount }) => (isHidden ? 1 : 1 + rowCount))));
    expect(sums.blocks(section)).to.equal(sum(before.map(sizeOf)));
  }
}

describe('sums over sections', () => {
  it('are what a loop over the sections before each one adds up', () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = seededRandom(seed);
      const sections = randomSections(random, wholeBetween(random, 0, 40));
      expectSums(sumsOf(sections), sections);
    }
  });

  it('name the section of every item and of every device pixel', () => {
    const sections = randomSections(seededRandom(7), 30);
    const sums = sumsOf(sections);
    const owners = sections.flatMap(({ length }, section) => Array.from({ length }, () => section));
    expect(owners.map((_, index) => sums.sectionOfItem(index))).to.deep.equal(owners);
    for (let block = 0; block < sums.blocks(30); block += 3) {
      const section = sums.sectionOfBlock(block);
      expect(sums.blocks(section)).to.be.at.most(block);
      expect(sums.blocks(section + 1)).to.be.greaterThan(block);
    }
    expect([sums.sectionOfBlock(-5), sums.sectionOfBlock(1e9)]).to.deep.equal([0, 29]);
  });

  it('move what comes after a section that has another size', () => {
    const random = seededRandom(3);
    const sections = randomSections(random, 20);
    const sums = sumsOf(sections);
    for (let round = 0; round < 30; round++) {
      const section = wholeBetween(random, 0, 19);
      const resized = sections[section] as NaiveSection;
      if (resized.isHidden) continue;
      resized.rowCount = wholeBetween(random, 1, 20);
      resized.blockSize = resized.rowCount * 90;
      sums.resize(section, resized.blockSize, resized.rowCount);
      expectSums(sums, sections);
    }
  });
});
