import { expect } from 'chai';
import type { LogicalRect } from '../../../src/core/layout/layout.js';
import { SectionedLayout } from '../../../src/core/layout/sectioned-layout.js';
import { SharedSectionLayouts } from '../../../src/core/layout/shared-section-layouts.js';
import { UniformLayout } from '../../../src/core/layout/uniform-layout.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const TOLERANCE = 1e-6;

interface Options {
  readonly lengths: readonly number[];
  readonly collapsed: readonly number[];
  readonly cells: {
    readonly inlineSize: number;
    readonly cellSize: number;
    readonly aspect: number;
    readonly gap: number;
    readonly stretch: boolean;
    readonly devicePixelRatio: number;
  };
  readonly headerSize: number;
}

interface Place {
  readonly section: number;
  /** `undefined` for a header. */
  readonly items: readonly number[] | undefined;
  readonly rect: LogicalRect;
}

function createLayout({ lengths, collapsed, cells, headerSize }: Options): SectionedLayout {
  const layouts = new SharedSectionLayouts((itemCount) => new UniformLayout({ ...cells, itemCount }));
  return new SectionedLayout({
    ...cells,
    lengths,
    headerSize,
    layouts,
    isCollapsed: (section) => collapsed.includes(section),
  });
}

/** All rows and headers one after the other, as the documentation has them. */
function bruteForce({ lengths, collapsed, cells, headerSize }: Options): { places: Place[]; blockSize: number } {
  const snap = (size: number) => Math.round(size * cells.devicePixelRatio) / cells.devicePixelRatio;
  const places: Place[] = [];
  let block = 0;
  let end = 0;
  let first = 0;
  for (const [section, length] of lengths.entries()) {
    const header = { inline: 0, block, inlineSize: cells.inlineSize, blockSize: snap(headerSize) };
    places.push({ section, items: undefined, rect: header });
    block += snap(headerSize);
    end = block;
    const layout = new UniformLayout({ ...cells, itemCount: length });
    if (length > 0 && !collapsed.includes(section)) {
      for (const row of listOf(layout.rowCount, (index) => index)) {
        const rect = layout.rowRect(row);
        const { start, end: past } = layout.itemsOf(row);
        const items = listOf(past - start, (i) => first + start + i);
        places.push({ section, items, rect: { ...rect, block: block + rect.block } });
      }
      end = block + layout.blockSize;
      block = end + snap(cells.gap);
    }
    first += length;
  }
  return { places, blockSize: end };
}

function randomOptions(random: () => number): Options {
  const lengths = listOf(wholeBetween(random, 0, 12), () => oneOf(random, [0, 1, 3, wholeBetween(random, 0, 40)]));
  return {
    lengths,
    collapsed: [...lengths.keys()].filter(() => random() < 0.25),
    headerSize: oneOf(random, [0, 24, 40, 33.3]),
    cells: {
      inlineSize: wholeBetween(random, 60, 900),
      cellSize: wholeBetween(random, 20, 200),
      aspect: oneOf(random, [1, 1.5, 2 / 3]),
      gap: oneOf(random, [0, 1, 4, 10]),
      stretch: random() < 0.5,
      devicePixelRatio: oneOf(random, [1, 1.25, 1.5, 2, 3]),
    },
  };
}

interface Case {
  readonly layout: SectionedLayout;
  readonly places: readonly Place[];
  readonly blockSize: number;
  readonly options: Options;
  readonly random: () => number;
  readonly label: string;
}

function forRandomSections(seed: number, rounds: number, check: (given: Case) => void): void {
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const options = randomOptions(random);
    const label = JSON.stringify({ round, ...options });
    check({ layout: createLayout(options), ...bruteForce(options), options, random, label });
  }
}

const rowsOf = (places: readonly Place[]) =>
  places.flatMap(({ items, ...place }) => (items === undefined ? [] : [{ ...place, items }]));

const headersOf = (places: readonly Place[]) => places.filter(({ items }) => items === undefined);

function expectRect(rect: LogicalRect, wanted: LogicalRect, label: string): void {
  const isNear = (['inline', 'block', 'inlineSize', 'blockSize'] as const).every(
    (side) => Math.abs(rect[side] - wanted[side]) < TOLERANCE,
  );
  if (!isNear) expect(rect, label).to.deep.equal(wanted);
}

describe('SectionedLayout', () => {
  it('puts headers and rows one below the other, those of collapsed and empty sections left out', () => {
    forRandomSections(71, 150, ({ layout, places, blockSize, label }) => {
      expect(layout.blockSize, label).to.be.closeTo(blockSize, TOLERANCE);
      const rows = rowsOf(places);
      const found = layout.rowsBetween(-10, blockSize + 10);
      expect(found.length, label).to.equal(rows.length);
      for (const [i, { rect, items }] of rows.entries()) {
        const row = found[i] ?? -1;
        expectRect(layout.rowRect(row), rect, label);
        const { start, end } = layout.itemsOf(row);
        expect(listOf(end - start, (k) => start + k)).to.deep.equal(items);
        expect(items.map((index) => layout.rowOf(index))).to.deep.equal(items.map(() => row));
      }
      for (const { section, rect } of headersOf(places)) {
        expect(layout.startOf(section), label).to.be.closeTo(rect.block, TOLERANCE);
        expect(layout.headerSize).to.be.closeTo(rect.blockSize, TOLERANCE);
      }
    });
  });

  it('finds the rows of an interval that brute force finds', () => {
    forRandomSections(72, 800, ({ layout, places, blockSize, random, label }) => {
      const start = (random() * 1.4 - 0.2) * blockSize;
      const end = start + random() * 600;
      const wanted = rowsOf(places)
        .filter(({ rect }) => rect.block < end && rect.block + rect.blockSize > start)
        .map(({ items }) => items[0]);
      const found = layout.rowsBetween(start, end).map((row) => layout.itemsOf(row).start);
      expect(found, label).to.deep.equal(wanted);
      expect(found.length, label).to.be.at.most(layout.maxRowsIn(end - start));
    });
  });

  it('counts headers and rows as assistive technology is told them', () => {
    forRandomSections(73, 400, ({ layout, places, label }) => {
      expect(layout.rowCount, label).to.equal(places.length);
      for (const [place, { section, items }] of places.entries()) {
        const [first] = items ?? [];
        const got = first === undefined ? layout.placeOfHeader(section) : layout.placeOf(layout.rowOf(first));
        expect(got, label).to.equal(place);
      }
    });
  });

  it('has a row keep its number, and no other one have it, whatever is collapsed', () => {
    forRandomSections(74, 300, ({ layout, options, label }) => {
      const { lengths } = options;
      const open = createLayout({ ...options, collapsed: [] });
      const itemCount = lengths.reduce((sum, length) => sum + length, 0);
      expect(layout.itemCount).to.equal(itemCount);
      const rows = listOf(itemCount, (index) => open.rowOf(index));
      expect(rows, label).to.deep.equal(listOf(itemCount, (index) => layout.rowOf(index)));
      expect(rows.every((row, i) => i === 0 || row >= (rows[i - 1] ?? 0))).to.equal(true);
      expect(Math.max(-1, ...rows), label).to.be.lessThan(Math.max(1, layout.rowLimit));
    });
  });

  it('finds items by any point well inside, none in headers, gaps and beyond', () => {
    forRandomSections(75, 200, ({ layout, places, blockSize, random, label }) => {
      for (const { items } of rowsOf(places)) {
        for (const index of items) {
          const { inline, block, inlineSize, blockSize } = layout.cellRect(index);
          const point = [inline + (0.01 + 0.98 * random()) * inlineSize, block + (0.01 + 0.98 * random()) * blockSize];
          expect(layout.indexAt(point[0] ?? 0, point[1] ?? 0), label).to.equal(index);
          expect(layout.nearest(point[0] ?? 0, point[1] ?? 0), label).to.equal(index);
        }
      }
      for (const { rect } of headersOf(places).filter(({ rect }) => rect.blockSize > 0)) {
        expect(layout.indexAt(rect.inlineSize / 2, rect.block + rect.blockSize / 2), label).to.equal(undefined);
      }
      expect(layout.indexAt(20, -1)).to.equal(undefined);
      expect(layout.indexAt(20, blockSize + 1)).to.equal(undefined);
    });
  });

  it('goes from item to item across headers, past what is collapsed', () => {
    forRandomSections(76, 120, ({ layout, places, label }) => {
      const rows = rowsOf(places);
      for (const [i, { items, section }] of rows.entries()) {
        for (const step of [1, -1] as const) {
          const beside = rows[i + step];
          for (const index of items) {
            const neighbour = layout.neighbour(index, step);
            if (beside) expect(beside.items, label).to.include(neighbour);
            else expect(neighbour, label).to.equal(index);
            expect(layout.isAtEdge(index, step), label).to.equal(beside?.section !== section);
          }
        }
      }
    });
  });

  it('finds the next item that is shown, either way', () => {
    forRandomSections(77, 400, ({ layout, places, label }) => {
      const shown = rowsOf(places).flatMap(({ items }) => items);
      for (let index = 0; index < layout.itemCount; index++) {
        expect(layout.shownFrom(index, 1), label).to.equal(shown.find((other) => other >= index));
        expect(layout.shownFrom(index, -1), label).to.equal(shown.filter((other) => other <= index).at(-1));
      }
    });
  });

  it('has hidden items where the header of their section ends', () => {
    forRandomSections(78, 200, ({ layout, options }) => {
      for (let index = 0; index < layout.itemCount; index++) {
        const section = layout.sectionOf(index);
        if (!options.collapsed.includes(section)) continue;
        const { block, blockSize } = layout.cellRect(index);
        expect([block, blockSize]).to.deep.equal([layout.startOf(section) + layout.headerSize, 0]);
      }
    });
  });

  it('has a header cover the start of the viewport until its section ends', () => {
    const cells = { inlineSize: 400, cellSize: 100, aspect: 1, gap: 0, stretch: false, devicePixelRatio: 1 };
    const layout = createLayout({ lengths: [8, 4], collapsed: [], cells, headerSize: 40 });
    expect([0, 100, 200, 220, 239, 240, 300].map((offset) => layout.stickyEnd(offset))).to.deep.equal([
      40, 140, 240, 240, 240, 280, 340,
    ]);
  });

  it('is made of a hundred thousand sections without looking at their items', () => {
    const random = seededRandom(79);
    const lengths = listOf(100_000, () => Math.floor(random() ** 4 * 40_000));
    const cells = { inlineSize: 1200, cellSize: 160, aspect: 1, gap: 4, stretch: true, devicePixelRatio: 1 };
    let made = 0;
    const layouts = new SharedSectionLayouts((itemCount) => {
      made++;
      return new UniformLayout({ ...cells, itemCount });
    });
    const layout = new SectionedLayout({ ...cells, lengths, layouts, headerSize: 40, isCollapsed: () => false });
    expect(layout.itemCount).to.be.greaterThan(700_000_000);
    expect(made, 'sections of the same length share a layout').to.be.at.most(new Set(lengths).size + 1);
    for (const share of [0, 0.5, 1]) {
      const index = Math.floor(share * (layout.itemCount - 1));
      const { inline, block } = layout.cellRect(index);
      expect(layout.indexAt(inline + 1, block + 1)).to.equal(index);
    }
  });
});
