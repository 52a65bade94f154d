import { expect } from 'chai';
import { AspectRatios, BLOCK_ITEMS } from '../../../src/core/layout/aspect-ratios.js';
import type { LogicalRect } from '../../../src/core/layout/layout.js';
import { MasonryLayout, type MasonryLayoutOptions } from '../../../src/core/layout/masonry-layout.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const TOLERANCE = 1e-6;
const EVERYTHING = { before: Number.MAX_SAFE_INTEGER, after: Number.MAX_SAFE_INTEGER, isAtRest: false };

type Metrics = Omit<MasonryLayoutOptions, 'ratios'>;

const PLAIN: Metrics = { inlineSize: 1000, cellSize: 160, gap: 4, stretch: false, devicePixelRatio: 1 };

function randomRatio(random: () => number): number {
  const draw = random();
  if (draw < 0.03) return oneOf(random, [20, 1 / 20, 300, 1 / 300]);
  if (draw < 0.06) return oneOf(random, [0, Number.NaN, Number.POSITIVE_INFINITY, -1]);
  return 0.4 + 2 * random();
}

function randomMetrics(random: () => number): Metrics {
  return {
    inlineSize: wholeBetween(random, 30, 1500) + oneOf(random, [0, 0.25, 0.5]),
    cellSize: wholeBetween(random, 8, 300),
    gap: oneOf(random, [0, 1, 2, 4, 4.5, 10, 33]),
    stretch: random() < 0.5,
    devicePixelRatio: oneOf(random, [1, 1.25, 1.5, 2, 3]),
  };
}

/** A whole list by the words of the documentation, in device px: each item to the shortest column, the first of equals. */
function naiveMasonry(ratios: readonly number[], columns: number, width: number, gap: number) {
  const ends = listOf(columns, () => 0);
  return ratios.map((ratio) => {
    const column = ends.indexOf(Math.min(...ends));
    const height = Math.max(1, Math.round(width / Math.min(Math.max(1 / 5, ratio), 5)));
    const top = ends[column] ?? 0;
    ends[column] = top + height + gap;
    return { column, top, height };
  });
}

function forRandomLayouts(
  seed: number,
  rounds: number,
  check: (layout: MasonryLayout, options: Metrics, shown: number[], random: () => number) => void,
): void {
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const told = listOf(oneOf(random, [1, 2, wholeBetween(random, 1, 400), 2500]), () => randomRatio(random));
    const ratios = new AspectRatios({ count: told.length, read: (index) => told[index] });
    const options = randomMetrics(random);
    const layout = new MasonryLayout({ ratios, ...options });
    layout.refine(0, EVERYTHING);
    check(layout, options, listOf(ratios.blockCount, (block) => [...ratios.ratiosOf(block)]).flat(), random);
  }
}

const endOf = ({ block, blockSize }: LogicalRect) => block + blockSize;

describe('MasonryLayout', () => {
  it('puts every item in the column that is shortest, across blocks', () => {
    forRandomLayouts(1, 60, (layout, { gap, devicePixelRatio }, shown) => {
      const cells = listOf(shown.length, (index) => layout.cellRect(index));
      const first = cells[0]?.inline ?? 0;
      const width = Math.round((cells[0]?.inlineSize ?? 0) * devicePixelRatio);
      const gapPixels = Math.round(gap * devicePixelRatio);
      const columnOf = ({ inline }: LogicalRect) =>
        Math.round(((inline - first) * devicePixelRatio) / (width + gapPixels));
      const columns = Math.round((layout.rowRect(0).inlineSize * devicePixelRatio + gapPixels) / (width + gapPixels));
      const naive = naiveMasonry(shown, columns, width, gapPixels);
      const astray = cells.filter((cell, index) => {
        const { column = -1, top = -1, height = -1 } = naive[index] ?? {};
        const isThere = Math.abs(cell.block * devicePixelRatio - top) < TOLERANCE && columnOf(cell) === column;
        return !isThere || Math.abs(cell.blockSize * devicePixelRatio - height) > TOLERANCE;
      });
      expect(astray).to.deep.equal([]);
      expect(layout.blockSize).to.be.closeTo(Math.max(...cells.map(endOf)), TOLERANCE);
    });
  });

  it('has all edges on whole device pixels', () => {
    forRandomLayouts(2, 30, (layout, { devicePixelRatio }, shown) => {
      const cells = listOf(shown.length, (index) => layout.cellRect(index));
      const bands = layout.rowsBetween(0, layout.blockSize).map((row) => layout.rowRect(row));
      const edges = [...cells, ...bands].flatMap((rect) => Object.values(rect)).map((edge) => edge * devicePixelRatio);
      expect(edges.filter((edge) => Math.abs(edge - Math.round(edge)) > 1e-5)).to.deep.equal([]);
    });
  });

  it('covers the content with bands, each drawing all items that reach into it', () => {
    forRandomLayouts(3, 40, (layout, _options, shown) => {
      const cells = listOf(shown.length, (index) => layout.cellRect(index));
      let end = 0;
      let next = 0;
      for (const row of layout.rowsBetween(0, layout.blockSize + 1)) {
        const band = layout.rowRect(row);
        expect(band.block).to.be.closeTo(end, TOLERANCE);
        end = endOf(band);
        const items = layout.itemsOf(row);
        expect(items.start, 'each item begins in one band').to.equal(next);
        next = items.end;
        const drawn = [...layout.spillOf(row), ...listOf(items.end - items.start, (i) => items.start + i)];
        const inside = [...cells.keys()].filter((index) => {
          const cell = cells[index];
          return cell && cell.block < end - TOLERANCE && endOf(cell) > band.block + TOLERANCE;
        });
        // The last items of a block may begin where the next one does, which draws them then.
        const begun = drawn.filter((index) => (cells[index]?.block ?? 0) < end - TOLERANCE);
        expect(begun).to.deep.equal(inside);
      }
      expect(next).to.equal(shown.length);
      expect(end).to.be.at.least(layout.blockSize - TOLERANCE);
    });
  });

  it('finds every cell again by any point well inside', () => {
    forRandomLayouts(4, 30, (layout, _options, shown, random) => {
      for (let index = 0; index < shown.length; index += 3) {
        const { inline, block, inlineSize, blockSize } = layout.cellRect(index);
        const [along, down] = [0.01 + 0.98 * random(), 0.01 + 0.98 * random()];
        expect(layout.indexAt(inline + along * inlineSize, block + down * blockSize)).to.equal(index);
        expect(layout.nearest(inline + along * inlineSize, block + down * blockSize)).to.equal(index);
      }
    });
  });

  it('moves up and down within a column', () => {
    forRandomLayouts(5, 60, (layout, _options, shown, random) => {
      const cells = listOf(shown.length, (index) => layout.cellRect(index));
      const index = wholeBetween(random, 0, shown.length - 1);
      const column = [...cells.keys()].filter((other) => cells[other]?.inline === cells[index]?.inline);
      const place = column.indexOf(index);
      expect(layout.neighbour(index, 1)).to.equal(column[place + 1] ?? index);
      expect(layout.neighbour(index, -1)).to.equal(column[place - 1] ?? index);
    });
  });

  it('never lets cells overlap and holds what is looked at, wherever it jumps and whatever it learns', () => {
    const random = seededRandom(6);
    for (let round = 0; round < 25; round++) {
      const count = wholeBetween(random, 1, 20_000);
      const ratios = new AspectRatios({
        count,
        read: (index) => (index % 3 === 0 ? undefined : 0.5 + (index % 7) / 4),
      });
      const layout = new MasonryLayout({ ratios, ...randomMetrics(random), cellSize: wholeBetween(random, 60, 300) });
      let offset = 0;
      for (let move = 0; move < 25; move++) {
        offset = random() < 0.3 ? random() * layout.blockSize : offset + (random() - 0.5) * 3000;
        offset = Math.min(Math.max(0, offset), layout.blockSize);
        offset = layout.refine(offset, { before: 1000, after: 2000, isAtRest: random() < 0.3 });
        const looked = itemsBetween(layout, offset, offset + 600);
        const before = looked.map((index) => layout.cellRect(index).block - offset);
        const now = layout.refine(offset, { before: 9000, after: 9000, isAtRest: false });
        const moved = looked.map((index, i) => Math.abs(layout.cellRect(index).block - now - (before[i] ?? 0)));
        expect(Math.max(0, ...moved)).to.be.lessThan(TOLERANCE);
        offset = now;
        for (const index of looked) ratios.learn(index, 0.4 + 2 * random());
        expectNoOverlap(layout, offset);
      }
    }
  });

  it('begins level where a jump lands; above it a seam is left, no higher than a picture, until it is out of sight', () => {
    const random = seededRandom(9);
    const surroundings = { before: 300, after: 900, isAtRest: false };
    let seams = 0;
    for (let round = 0; round < 20; round++) {
      const ratios = new AspectRatios({ count: 12_000, read: (index) => 0.5 + ((index * 7919) % 13) / 8 });
      const layout = new MasonryLayout({ ratios, ...PLAIN, gap: wholeBetween(random, 0, 8) });
      const first = wholeBetween(random, 2, 9) * BLOCK_ITEMS;
      // Far enough below the start of a block that the one before it is not laid out.
      let offset = layout.refine(layout.cellRect(first + 30).block, surroundings);
      const [near = 0] = itemsBetween(layout, offset - surroundings.before, offset);
      const start = Math.floor(near / BLOCK_ITEMS) * BLOCK_ITEMS;
      const tops = listOf(6, (column) => layout.cellRect(start + column).block);
      expect(Math.max(...tops) - Math.min(...tops), 'level').to.be.lessThan(TOLERANCE);
      const scrollTo = (target: number) => {
        for (let left = target - offset; Math.abs(left) > 1; left -= Math.sign(left) * Math.min(400, Math.abs(left))) {
          offset += Math.sign(left) * Math.min(400, Math.abs(left));
          offset = layout.refine(offset, surroundings);
          for (const gap of gapsBetween(layout, offset - 200, offset + 800)) {
            expect(gap.size).to.be.at.least(gap.usual - TOLERANCE);
            if (gap.size <= gap.usual + TOLERANCE) continue;
            expect([gap.isSeam, gap.size <= 320 + 2 * gap.usual]).to.deep.equal([true, true]);
            seams++;
          }
        }
      };
      scrollTo(offset - 3000);
      scrollTo(offset + 4500);
      const left = gapsBetween(layout, offset - 1000, offset + 500).filter(
        ({ size, usual }) => size > usual + TOLERANCE,
      );
      expect(left, 'come back').to.deep.equal([]);
    }
    expect(seams).to.be.greaterThan(0);
  });

  it('learns at rest alone, and leaves in place what began above and what comes first', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 25; round++) {
      const count = wholeBetween(random, 100, 9000);
      const ratios = new AspectRatios({ count, read: () => undefined });
      const layout = new MasonryLayout({ ratios, ...PLAIN });
      let offset = layout.refine(random() * layout.blockSize, { before: 500, after: 1500, isAtRest: false });
      for (let move = 0; move < 15; move++) {
        const inView = itemsBetween(layout, offset, offset + 800);
        const places = () => inView.map((index) => Math.round(layout.cellRect(index).block - offset));
        const shown = places();
        for (const index of inView) ratios.learn(index, 0.4 + 2 * random());
        offset = layout.refine(offset, { before: 500, after: 1500, isAtRest: false });
        expect(places(), 'in motion').to.deep.equal(shown);
        offset = layout.refine(offset, { before: 500, after: 1500, isAtRest: true });
        const first = inView.findIndex((index) => layout.cellRect(index).block >= offset);
        expect(places().slice(0, first + 1), 'at rest').to.deep.equal(shown.slice(0, first + 1));
        expectNoOverlap(layout, offset);
        offset = Math.max(0, offset + (random() - 0.5) * 900);
        offset = layout.refine(offset, { before: 500, after: 1500, isAtRest: false });
      }
    }
  });

  it('reads the ratios of what is near alone, of ten million items', () => {
    let asked = 0;
    const read = () => {
      asked++;
      return 1.5;
    };
    const ratios = new AspectRatios({ count: 10_000_000, read });
    const layout = new MasonryLayout({ ratios, ...PLAIN });
    const end = layout.refine(layout.blockSize, { before: 2000, after: 0, isAtRest: false });
    expect(layout.blockSize).to.be.closeTo(end, 5);
    expect(endOf(layout.cellRect(9_999_999))).to.be.closeTo(layout.blockSize, 200);
    expect(asked).to.be.at.most(3 * BLOCK_ITEMS);
  });

  it('has no bands and no size without items', () => {
    const layout = new MasonryLayout({ ratios: new AspectRatios({ count: 0, read: () => 1 }), ...PLAIN });
    expect([layout.refine(0, EVERYTHING), layout.blockSize, layout.rowCount]).to.deep.equal([0, 0, 0]);
    expect([layout.rowsBetween(0, 1000), layout.indexAt(10, 10)]).to.deep.equal([[], undefined]);
  });
});

function itemsBetween(layout: MasonryLayout, start: number, end: number): number[] {
  const rows = layout.rowsBetween(start, end);
  const items = rows.flatMap((row) => {
    const { start: first, end: last } = layout.itemsOf(row);
    return [...layout.spillOf(row), ...listOf(last - first, (i) => first + i)];
  });
  const unique = [...new Set(items)].sort((a, b) => a - b);
  return unique.filter((index) => layout.cellRect(index).block < end && endOf(layout.cellRect(index)) > start);
}

/** Space between items that follow each other in a column; a seam lies between two blocks. */
function gapsBetween(layout: MasonryLayout, start: number, end: number) {
  const columns = new Map<number, number[]>();
  for (const index of itemsBetween(layout, start, end)) {
    const { inline } = layout.cellRect(index);
    columns.set(inline, [...(columns.get(inline) ?? []), index]);
  }
  const usual = layout.cellRect(1).inline - endOfInline(layout.cellRect(0));
  return [...columns.values()].flatMap((column) =>
    column.slice(1).map((index, i) => {
      const above = column[i] ?? index;
      const isSeam = Math.floor(above / BLOCK_ITEMS) !== Math.floor(index / BLOCK_ITEMS);
      return { isSeam, usual, size: layout.cellRect(index).block - endOf(layout.cellRect(above)) };
    }),
  );
}

const endOfInline = ({ inline, inlineSize }: LogicalRect) => inline + inlineSize;

function expectNoOverlap(layout: MasonryLayout, offset: number): void {
  const cells = itemsBetween(layout, offset - 500, offset + 1500).map((index) => layout.cellRect(index));
  const columns = new Map<number, LogicalRect[]>();
  for (const cell of cells) columns.set(cell.inline, [...(columns.get(cell.inline) ?? []), cell]);
  for (const column of columns.values()) {
    for (const [i, cell] of column.entries()) {
      if (i > 0) expect(cell.block).to.be.at.least(endOf(column[i - 1] ?? cell) - TOLERANCE);
    }
  }
}
