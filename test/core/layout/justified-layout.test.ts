import { expect } from 'chai';
import { AspectRatios, BLOCK_ITEMS } from '../../../src/core/layout/aspect-ratios.js';
import { JustifiedLayout, type JustifiedLayoutOptions } from '../../../src/core/layout/justified-layout.js';
import type { LogicalRect } from '../../../src/core/layout/layout.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';
import { heightOf, naiveJustifiedRows } from './naive-justified-rows.js';

const TOLERANCE = 1e-6;
const EVERYTHING = { before: Number.MAX_SAFE_INTEGER, after: Number.MAX_SAFE_INTEGER, isAtRest: false };

type Metrics = Omit<JustifiedLayoutOptions, 'ratios'>;

const PLAIN: Metrics = { inlineSize: 1000, cellSize: 160, gap: 4, devicePixelRatio: 1 };

/** Mostly what cameras and phones make, now and then a panorama, a strip, or a size that is none. */
function randomRatio(random: () => number): number {
  const draw = random();
  if (draw < 0.03) return oneOf(random, [20, 1 / 20, 300, 1 / 300]);
  if (draw < 0.06) return oneOf(random, [0, Number.NaN, Number.POSITIVE_INFINITY, -1]);
  if (draw < 0.7) return oneOf(random, [3 / 2, 4 / 3, 3 / 4, 1, 16 / 9, 9 / 16]);
  return 0.4 + 2 * random();
}

function createRatios(count: number, random: () => number): { ratios: AspectRatios; told: (number | undefined)[] } {
  const told = listOf(count, () => randomRatio(random));
  return { told, ratios: new AspectRatios({ count, read: (index) => told[index] }) };
}

function randomMetrics(random: () => number): Metrics {
  return {
    inlineSize: wholeBetween(random, 30, 1500) + oneOf(random, [0, 0.25, 0.5]),
    cellSize: wholeBetween(random, 8, 300),
    gap: oneOf(random, [0, 1, 2, 4, 4.5, 10, 33]),
    devicePixelRatio: oneOf(random, [1, 1.25, 1.5, 2, 3]),
  };
}

/** The ratios as the layout has them: told to one in a hundred, and limited. */
function shownRatios(ratios: AspectRatios): number[] {
  const all = listOf(ratios.blockCount, (block) => [...ratios.ratiosOf(block)]).flat();
  return all.map((ratio) => Math.fround(Math.min(Math.max(1 / 5, ratio), 5)));
}

const rectOf = (layout: JustifiedLayout, index: number) => layout.cellRect(index);
const endOf = ({ block, blockSize }: LogicalRect) => block + blockSize;

function forRandomLayouts(
  seed: number,
  rounds: number,
  check: (layout: JustifiedLayout, options: Metrics, shown: number[], random: () => number) => void,
): void {
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const { ratios } = createRatios(oneOf(random, [1, 2, wholeBetween(random, 1, 400), 1500]), random);
    const options = randomMetrics(random);
    const layout = new JustifiedLayout({ ratios, ...options });
    layout.refine(0, EVERYTHING);
    check(layout, options, shownRatios(ratios), random);
  }
}

describe('JustifiedLayout', () => {
  it('breaks rows where filling them one after the other breaks them', () => {
    forRandomLayouts(1, 40, (layout, { inlineSize, cellSize, gap, devicePixelRatio }, shown) => {
      const scaled = {
        width: Math.floor(inlineSize * devicePixelRatio),
        targetHeight: Math.round(cellSize * devicePixelRatio),
      };
      const rows = naiveJustifiedRows(shown.slice(0, BLOCK_ITEMS), {
        ...scaled,
        gap: Math.round(gap * devicePixelRatio),
      });
      // The last rows of a block that is not the last are balanced.
      const certain = shown.length > BLOCK_ITEMS ? rows.slice(0, -5) : rows;
      for (const row of certain) {
        const start = row[0] ?? 0;
        expect(layout.itemsOf(layout.rowOf(start))).to.deep.equal({ start, end: start + row.length });
      }
    });
  });

  it('fills the width exactly, row by row, but for the last one', () => {
    forRandomLayouts(2, 25, (layout, { inlineSize, gap, devicePixelRatio }, shown) => {
      const width = Math.floor(inlineSize * devicePixelRatio) / devicePixelRatio;
      const lastRow = layout.rowOf(shown.length - 1);
      for (const row of layout.rowsBetween(0, layout.blockSize)) {
        const { start, end } = layout.itemsOf(row);
        const last = rectOf(layout, end - 1);
        expect(rectOf(layout, start).inline).to.equal(0);
        const isCrowded = (end - start) * (1 + Math.round(gap * devicePixelRatio)) > width * devicePixelRatio;
        if (row !== lastRow && !isCrowded) expect(last.inline + last.inlineSize).to.be.closeTo(width, TOLERANCE);
        else if (!isCrowded) expect(last.inline + last.inlineSize).to.be.at.most(width + TOLERANCE);
      }
    });
  });

  it('does not stretch the last row beyond the wanted height', () => {
    forRandomLayouts(3, 200, (layout, { cellSize, devicePixelRatio }, shown) => {
      const { blockSize } = layout.cellRect(shown.length - 1);
      expect(blockSize).to.be.at.most(
        Math.max(1, Math.round(cellSize * devicePixelRatio)) / devicePixelRatio + TOLERANCE,
      );
    });
  });

  it('has all edges on whole device pixels, rows one gap apart, cells one gap apart', () => {
    forRandomLayouts(4, 50, (layout, { gap, devicePixelRatio }, shown) => {
      const gapSize = Math.round(gap * devicePixelRatio) / devicePixelRatio;
      const astray: number[] = [];
      for (let index = 0; index < shown.length; index++) {
        const rect = layout.cellRect(index);
        const edges = Object.values(rect).map((edge) => edge * devicePixelRatio);
        if (edges.some((edge) => Math.abs(edge - Math.round(edge)) > TOLERANCE)) astray.push(index);
        if (index === 0) continue;
        const before = layout.cellRect(index - 1);
        const isBeside = before.block === rect.block;
        const distance = isBeside ? rect.inline - before.inline - before.inlineSize : rect.block - endOf(before);
        if (Math.abs(distance - gapSize) > TOLERANCE) astray.push(index);
      }
      expect(astray).to.deep.equal([]);
      expect(layout.blockSize).to.be.closeTo(endOf(layout.cellRect(shown.length - 1)), TOLERANCE);
    });
  });

  it('finds every cell again by any point well inside, and by its row', () => {
    forRandomLayouts(5, 50, (layout, _options, shown, random) => {
      for (let index = 0; index < shown.length; index += 3) {
        const { inline, block, inlineSize, blockSize } = layout.cellRect(index);
        const [along, down] = [0.01 + 0.98 * random(), 0.01 + 0.98 * random()];
        expect(layout.indexAt(inline + along * inlineSize, block + down * blockSize)).to.equal(index);
        const { start, end } = layout.itemsOf(layout.rowOf(index));
        expect(index >= start && index < end).to.equal(true);
      }
    });
  });

  it('finds the rows of an interval that looking at all of them finds', () => {
    forRandomLayouts(6, 150, (layout, _options, _shown, random) => {
      const start = (random() * 1.4 - 0.2) * layout.blockSize;
      const end = start + random() * 800;
      const rows = layout.rowsBetween(0, layout.blockSize).filter((row) => {
        const rect = layout.rowRect(row);
        return rect.block < end && endOf(rect) > start;
      });
      expect(layout.rowsBetween(start, end)).to.deep.equal(rows);
    });
  });

  it('tells the place of every row once all are laid out, and only estimates before', () => {
    const random = seededRandom(7);
    const { ratios } = createRatios(5000, random);
    const layout = new JustifiedLayout({ ratios, ...PLAIN });
    layout.refine(0, { before: 0, after: 1000, isAtRest: false });
    expect(layout.rowCount).to.equal(undefined);
    layout.refine(0, EVERYTHING);
    const rows = layout.rowsBetween(0, layout.blockSize);
    expect(layout.rowCount).to.equal(rows.length);
    expect(rows.map((row) => layout.placeOf(row))).to.deep.equal([...rows.keys()]);
  });

  it('comes near to the wanted height with rows of photographs, also where blocks meet', () => {
    const random = seededRandom(8);
    const photographs = listOf(20_000, () => oneOf(random, [3 / 2, 4 / 3, 3 / 4, 2 / 3, 1, 16 / 9]));
    const ratios = new AspectRatios({ count: photographs.length, read: (index) => photographs[index] });
    const layout = new JustifiedLayout({ ratios, ...PLAIN });
    layout.refine(0, EVERYTHING);
    const heights = layout.rowsBetween(0, layout.blockSize).map((row) => layout.rowRect(row).blockSize);
    expect(Math.min(...heights)).to.be.greaterThan(160 * 0.7);
    expect(Math.max(...heights)).to.be.lessThan(160 * 1.4);
  });

  it('moves to the cell above or below that is nearest', () => {
    forRandomLayouts(9, 100, (layout, _options, shown, random) => {
      const index = wholeBetween(random, 0, shown.length - 1);
      const rows = layout.rowsBetween(0, layout.blockSize);
      const place = rows.indexOf(layout.rowOf(index));
      const { inline, inlineSize } = layout.cellRect(index);
      for (const step of [1, -1] as const) {
        const row = rows[place + step];
        const found = layout.neighbour(index, step);
        if (row === undefined) {
          expect(found).to.equal(index);
          continue;
        }
        expect(layout.rowOf(found)).to.equal(row);
        const { start, end } = layout.itemsOf(row);
        const distance = (item: number) => {
          const cell = layout.cellRect(item);
          const middle = inline + inlineSize / 2;
          return Math.max(0, cell.inline - middle, middle - cell.inline - cell.inlineSize);
        };
        expect(distance(found)).to.be.at.most(Math.min(...listOf(end - start, (i) => distance(start + i))) + TOLERANCE);
      }
    });
  });

  it('holds what is looked at while blocks around it are laid out, wherever it jumps', () => {
    const random = seededRandom(10);
    for (let round = 0; round < 25; round++) {
      const { ratios } = createRatios(wholeBetween(random, 1, 40_000), random);
      const layout = new JustifiedLayout({ ratios, ...randomMetrics(random) });
      let offset = 0;
      for (let move = 0; move < 40; move++) {
        offset = random() < 0.3 ? random() * layout.blockSize : offset + (random() - 0.5) * 3000;
        offset = Math.min(Math.max(0, offset), layout.blockSize);
        offset = layout.refine(offset, { before: 1000, after: 2000, isAtRest: random() < 0.2 });
        const looked = layout.rowsBetween(offset, offset + 600);
        const before = looked.map((row) => layout.rowRect(row).block - offset);
        const now = layout.refine(offset, { before: 30_000, after: 30_000, isAtRest: false });
        const moved = looked.map((row, i) => Math.abs(layout.rowRect(row).block - now - (before[i] ?? 0)));
        expect(Math.max(0, ...moved)).to.be.lessThan(TOLERANCE);
        offset = now;
      }
    }
  });

  it('holds what is looked at while ratios are learned: rows in view change at rest alone, below the first', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 40; round++) {
      const count = wholeBetween(random, 100, 9000);
      const ratios = new AspectRatios({ count, read: () => undefined });
      const layout = new JustifiedLayout({ ratios, ...PLAIN });
      let offset = layout.refine(random() * layout.blockSize, { before: 500, after: 1500, isAtRest: false });
      for (let move = 0; move < 30; move++) {
        const first = layout.nearest(0, offset);
        const place = layout.cellRect(first).block - offset;
        const composition = () => layout.rowsBetween(offset, offset + 800).map((row) => layout.itemsOf(row).start);
        const shown = composition();
        for (let i = 0; i < 40; i++) ratios.learn(Math.min(count - 1, first + i), 0.4 + 2 * random());
        offset = layout.refine(offset, { before: 500, after: 1500, isAtRest: false });
        expect(composition(), 'in motion').to.deep.equal(shown);
        offset = layout.refine(offset, { before: 500, after: 1500, isAtRest: true });
        expect(layout.cellRect(first).block - offset, 'at rest').to.be.closeTo(place, TOLERANCE);
        expect(layout.cellRect(first).inline).to.equal(0);
        offset = Math.max(0, offset + (random() - 0.5) * 900);
        offset = layout.refine(offset, { before: 500, after: 1500, isAtRest: false });
      }
    }
  });

  it('keeps the numbers of rows while those before them are laid out anew', () => {
    const ratios = new AspectRatios({ count: 20_000, read: () => undefined });
    const layout = new JustifiedLayout({ ratios, ...PLAIN });
    const offset = layout.refine(layout.blockSize / 2, { before: 100, after: 2000, isAtRest: false });
    const row = layout.rowOf(layout.nearest(0, offset));
    const items = layout.itemsOf(row);
    for (let index = 0; index < items.start; index++) ratios.learn(index, 0.7);
    layout.refine(offset, { before: 100_000, after: 2000, isAtRest: true });
    expect(layout.itemsOf(row)).to.deep.equal(items);
  });

  it('keeps the sizes it has measured when the list grows', () => {
    const random = seededRandom(12);
    const told = listOf(9000, () => randomRatio(random));
    const ratiosOf = (count: number) => new AspectRatios({ count, read: (index) => told[index] });
    const layout = new JustifiedLayout({ ratios: ratiosOf(6000), ...PLAIN });
    layout.refine(0, EVERYTHING);
    const { block } = layout.cellRect(5000);
    const grown = new JustifiedLayout({ ratios: ratiosOf(9000), ...PLAIN, previous: layout });
    expect(grown.cellRect(5000).block).to.equal(block);
    expect(grown.rowCount).to.equal(undefined);
  });

  it('reads the ratios of what is near alone, of ten million items', () => {
    let asked = 0;
    const read = () => {
      asked++;
      return 1.5;
    };
    const ratios = new AspectRatios({ count: 10_000_000, read });
    const layout = new JustifiedLayout({ ratios, ...PLAIN });
    const end = layout.refine(layout.blockSize, { before: 2000, after: 0, isAtRest: false });
    expect(layout.blockSize).to.be.closeTo(end, 5);
    expect(endOf(layout.cellRect(9_999_999))).to.equal(layout.blockSize);
    expect(asked).to.be.at.most(3 * BLOCK_ITEMS);
  });

  it('has no rows and no size without items', () => {
    const layout = new JustifiedLayout({ ratios: new AspectRatios({ count: 0, read: () => 1 }), ...PLAIN });
    expect([layout.refine(0, EVERYTHING), layout.blockSize, layout.rowCount]).to.deep.equal([0, 0, 0]);
    expect([layout.rowsBetween(0, 1000), layout.indexAt(10, 10)]).to.deep.equal([[], undefined]);
  });

  it('shows a panorama in a row of its own, no lower than a fifth of the width', () => {
    const ratios = new AspectRatios({ count: 3, read: (index) => [1, 30, 1][index] });
    const layout = new JustifiedLayout({ ratios, ...PLAIN, inlineSize: 500 });
    layout.refine(0, EVERYTHING);
    expect(layout.cellRect(1).blockSize).to.be.at.least(80);
    expect(heightOf([0], [1], { width: 500, targetHeight: 160, gap: 4 })).to.equal(500);
  });
});
