import { expect } from 'chai';
import { AspectRatios } from '../../../src/core/layout/aspect-ratios.js';
import { JustifiedLayout } from '../../../src/core/layout/justified-layout.js';
import { RatioSectionLayouts } from '../../../src/core/layout/ratio-section-layouts.js';
import { SectionRatios } from '../../../src/core/layout/section-ratios.js';
import { SectionedLayout } from '../../../src/core/layout/sectioned-layout.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const ALL = { before: 1e9, after: 1e9, isAtRest: false };
const TOLERANCE = 1e-6;

function randomRatios(random: () => number, count: number): { known: number[]; ratios: AspectRatios } {
  const known = listOf(count, () => oneOf(random, [2 / 3, 3 / 4, 1, 4 / 3, 3 / 2, 16 / 9]));
  return { known, ratios: new AspectRatios({ count, read: (index) => known[index] }) };
}

describe('the aspect ratios of a section', () => {
  it('are those of its items, whatever blocks of the whole list they lie in', () => {
    const random = seededRandom(81);
    for (let round = 0; round < 30; round++) {
      const { known, ratios } = randomRatios(random, wholeBetween(random, 1, 5000));
      const start = wholeBetween(random, 0, known.length - 1);
      const end = wholeBetween(random, start + 1, known.length);
      const section = new SectionRatios(ratios, { start, end });
      const got = listOf(section.blockCount, (block) => [...section.ratiosOf(block)]).flat();
      const wanted = Float32Array.from(known.slice(start, end));
      expect(got, JSON.stringify({ round, start, end })).to.deep.equal([...wanted]);
    }
  });

  it('are another version when one of them is learned, and only then', () => {
    const ratios = new AspectRatios({ count: 5000, read: () => undefined });
    const section = new SectionRatios(ratios, { start: 1000, end: 2500 });
    const versions = () => listOf(section.blockCount, (block) => section.versionOf(block));
    const before = versions();
    ratios.learn(4900, 2);
    expect(versions()).to.deep.equal(before);
    ratios.learn(1100, 2);
    expect(versions()[0]).to.be.greaterThan(before[0] ?? 0);
  });
});

describe('sections of justified rows', () => {
  function createSections(seed: number) {
    const random = seededRandom(seed);
    const lengths = listOf(wholeBetween(random, 1, 30), () => oneOf(random, [0, 1, 7, wholeBetween(random, 0, 300)]));
    lengths.push(wholeBetween(random, 1, 2500));
    const collapsed = new Set([...lengths.keys()].filter(() => random() < 0.2));
    const { known, ratios } = randomRatios(
      random,
      lengths.reduce((sum, length) => sum + length, 0),
    );
    const cells = { inlineSize: wholeBetween(random, 300, 1200), cellSize: 120, gap: 4, devicePixelRatio: 1 };
    const layout = new SectionedLayout({
      ...cells,
      lengths,
      headerSize: 40,
      isCollapsed: (section) => collapsed.has(section),
      layouts: new RatioSectionLayouts(ratios, (part) => new JustifiedLayout({ ...cells, ratios: part })),
    });
    return { random, lengths, collapsed, known, cells, layout };
  }

  it('stand where each section by itself would have them, below its header', () => {
    for (let seed = 100; seed < 112; seed++) {
      const { lengths, collapsed, known, cells, layout } = createSections(seed);
      layout.refine(0, ALL);
      let block = 0;
      let first = 0;
      for (const [section, length] of lengths.entries()) {
        expect(layout.startOf(section), `section ${section} of ${seed}`).to.be.closeTo(block, TOLERANCE);
        block += 40;
        const own = known.slice(first, first + length);
        const ratios = new AspectRatios({ count: length, read: (index) => own[index] });
        const alone = new JustifiedLayout({ ...cells, ratios });
        alone.refine(0, ALL);
        if (length > 0 && !collapsed.has(section)) {
          for (let index = 0; index < length; index += 1 + Math.floor(length / 20)) {
            const wanted = alone.cellRect(index);
            expect(layout.cellRect(first + index)).to.deep.equal({ ...wanted, block: block + wanted.block });
          }
          block += alone.blockSize + cells.gap;
        }
        first += length;
      }
    }
  });

  it('keep what is looked at in place while the sections around it are found to be of another size', () => {
    for (let seed = 200; seed < 230; seed++) {
      const { random, layout } = createSections(seed);
      let anchor = random() * layout.blockSize;
      anchor = layout.refine(anchor, { before: 100, after: 300, isAtRest: false });
      const index = layout.nearest(100, anchor);
      const rowsInView = layout.rowsBetween(anchor, anchor + 200).map((row) => layout.itemsOf(row).start);
      const seen = [index, ...rowsInView].filter((item) => layout.cellRect(item).blockSize > 0);
      const before = seen.map((item) => layout.cellRect(item).block - anchor);
      const place = layout.refine(anchor, ALL);
      const after = seen.map((item) => layout.cellRect(item).block - place);
      if (rowsInView.length === 0) continue;
      for (const [i, distance] of after.entries()) {
        if (rowsInView.includes(seen[i] ?? -1))
          expect(distance, `seed ${seed}`).to.be.closeTo(before[i] ?? 0, TOLERANCE);
      }
    }
  });

  it('give every row a number of its own', () => {
    for (let seed = 300; seed < 308; seed++) {
      const { layout } = createSections(seed);
      layout.refine(0, ALL);
      const rows = layout.rowsBetween(0, layout.blockSize);
      expect(rows.every((row, i) => i === 0 || row > (rows[i - 1] ?? 0))).to.equal(true);
      for (const row of rows) expect(layout.rowOf(layout.itemsOf(row).start)).to.equal(row);
    }
  });
});
