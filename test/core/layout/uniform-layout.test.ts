import { expect } from 'chai';
import type { LogicalRect } from '../../../src/core/layout/layout.js';
import { UniformLayout, type UniformLayoutOptions } from '../../../src/core/layout/uniform-layout.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const PLAIN = {
  itemCount: 10,
  inlineSize: 320,
  cellSize: 100,
  aspect: 1,
  gap: 10,
  stretch: false,
  devicePixelRatio: 1,
};
const TOLERANCE = 1e-6;

/** Where cells stand by the words of the documentation, in device px, row by row, one after the other. */
function bruteForceCells(options: UniformLayoutOptions): LogicalRect[] {
  const { itemCount, inlineSize, cellSize, aspect, gap, stretch, devicePixelRatio } = options;
  const available = Math.floor(inlineSize * devicePixelRatio);
  const gapPixels = Math.round(gap * devicePixelRatio);
  let side = Math.min(available, Math.round(cellSize * devicePixelRatio));
  let columns = 1;
  const widthOf = (count: number, cell: number) => count * cell + (count - 1) * gapPixels;
  while (widthOf(columns + 1, side) <= available) columns++;
  while (stretch && widthOf(columns, side + 1) <= available) side++;
  const height = Math.max(1, Math.round(side / aspect));
  const start = Math.floor((available - widthOf(columns, side)) / 2);
  const inCss = (pixels: number) => pixels / devicePixelRatio;
  return listOf(itemCount, (index) => ({
    inline: inCss(start + (index % columns) * (side + gapPixels)),
    block: inCss(Math.floor(index / columns) * (height + gapPixels)),
    inlineSize: inCss(side),
    blockSize: inCss(height),
  }));
}

function randomOptions(random: () => number): UniformLayoutOptions {
  return {
    itemCount: wholeBetween(random, 0, 120),
    inlineSize: wholeBetween(random, 30, 1500) + oneOf(random, [0, 0.25, 0.5, 1 / 3]),
    cellSize: wholeBetween(random, 8, 300),
    aspect: oneOf(random, [1, 1, 3 / 2, 2 / 3, 16 / 9, 20, 1 / 20]),
    gap: oneOf(random, [0, 1, 2, 4, 4.5, 10, 33]),
    stretch: random() < 0.5,
    devicePixelRatio: oneOf(random, [1, 1.25, 1.5, 2, 3]),
  };
}

function forRandomLayouts(
  seed: number,
  rounds: number,
  check: (layout: UniformLayout, cells: LogicalRect[], options: UniformLayoutOptions, random: () => number) => void,
): void {
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const options = randomOptions(random);
    check(new UniformLayout(options), bruteForceCells(options), options, random);
  }
}

const edgesOf = ({ inline, block, inlineSize, blockSize }: LogicalRect) => [
  inline,
  block,
  inline + inlineSize,
  block + blockSize,
];

const isNear = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((value, index) => Math.abs(value - (b[index] ?? Number.NaN)) < TOLERANCE);

describe('UniformLayout', () => {
  it('puts every cell where rows filled one after the other put it', () => {
    forRandomLayouts(1, 1500, (layout, cells, options) => {
      for (const [index, cell] of cells.entries()) {
        const got = layout.cellRect(index);
        if (!isNear(edgesOf(got), edgesOf(cell))) expect(got, JSON.stringify({ index, options })).to.deep.equal(cell);
      }
    });
  });

  it('has all edges on whole device pixels', () => {
    forRandomLayouts(2, 500, (layout, cells, options) => {
      const rects = cells.flatMap((_, index) => [layout.cellRect(index), layout.rowRect(layout.rowOf(index))]);
      const edges = rects.flatMap(edgesOf).map((edge) => edge * options.devicePixelRatio);
      const astray = edges.filter((edge) => Math.abs(edge - Math.round(edge)) > TOLERANCE);
      expect(astray, JSON.stringify(options)).to.deep.equal([]);
    });
  });

  it('stays within the inline size', () => {
    forRandomLayouts(3, 500, (layout, cells, { inlineSize }) => {
      for (const index of cells.keys()) {
        const [left = 0, , right = 0] = edgesOf(layout.cellRect(index));
        expect(left).to.be.at.least(0);
        expect(right).to.be.at.most(inlineSize + TOLERANCE);
      }
    });
  });

  it('ends with its last row, without a gap after it', () => {
    forRandomLayouts(4, 500, (layout, cells) => {
      const last = cells.at(-1);
      expect(layout.blockSize).to.be.closeTo(last ? last.block + last.blockSize : 0, TOLERANCE);
    });
  });

  it('finds the rows of an interval that brute force finds', () => {
    forRandomLayouts(5, 1500, (layout, _cells, options, random) => {
      const start = (random() * 1.4 - 0.2) * layout.blockSize;
      const end = start + random() * 800;
      const rows = listOf(layout.rowCount, (row) => row).filter((row) => {
        const { block, blockSize } = layout.rowRect(row);
        return block < end && block + blockSize > start;
      });
      expect(layout.rowsBetween(start, end), JSON.stringify({ options, start, end })).to.deep.equal(rows);
    });
  });

  it('never finds more rows in an interval than it said there could be', () => {
    forRandomLayouts(6, 1500, (layout, _cells, options, random) => {
      const size = random() * 800;
      const start = random() * layout.blockSize;
      const rows = layout.rowsBetween(start, start + size);
      expect(rows.length, JSON.stringify({ options, start, size })).to.be.at.most(layout.maxRowsIn(size));
    });
  });

  it('finds every cell again by any point well inside', () => {
    forRandomLayouts(7, 500, (layout, cells, options, random) => {
      for (const [index, { inline, block, inlineSize, blockSize }] of cells.entries()) {
        const along = 0.01 + 0.98 * random();
        const down = 0.01 + 0.98 * random();
        const found = layout.indexAt(inline + along * inlineSize, block + down * blockSize);
        expect(found, JSON.stringify({ options, along, down })).to.equal(index);
      }
    });
  });

  it('finds nothing in gaps, beside the content, or past the last item', () => {
    const layout = new UniformLayout(PLAIN);
    const points = [
      [105, 50],
      [50, 105],
      [-1, 50],
      [50, -1],
      [321, 50],
      [150, 350],
      [50, 1e9],
    ];
    expect(points.map(([inline = 0, block = 0]) => layout.indexAt(inline, block))).to.deep.equal(
      points.map(() => undefined),
    );
  });

  it('gives each row its items, the last row what is left', () => {
    const layout = new UniformLayout(PLAIN);
    expect(listOf(layout.rowCount, (row) => layout.itemsOf(row))).to.deep.equal([
      { start: 0, end: 3 },
      { start: 3, end: 6 },
      { start: 6, end: 9 },
      { start: 9, end: 10 },
    ]);
  });

  it('moves up and down in its column, and meets a short last row at its end', () => {
    const layout = new UniformLayout(PLAIN);
    expect([0, 4, 8, 6, 9].map((index) => layout.neighbour(index, 1))).to.deep.equal([3, 7, 9, 9, 9]);
    expect([0, 4, 8, 9].map((index) => layout.neighbour(index, -1))).to.deep.equal([0, 1, 5, 6]);
  });

  it('finds the item nearest to any point', () => {
    forRandomLayouts(8, 300, (layout, cells, options, random) => {
      if (cells.length === 0) return;
      const inline = (random() * 1.4 - 0.2) * options.inlineSize;
      const block = (random() * 1.4 - 0.2) * layout.blockSize;
      const found = layout.cellRect(layout.nearest(inline, block));
      const inRow = cells.filter(({ block }) => Math.abs(block - found.block) < TOLERANCE);
      const distance = (cell: LogicalRect) => Math.abs(inline - cell.inline - cell.inlineSize / 2);
      const row = (cell: LogicalRect) => Math.abs(block - cell.block - cell.blockSize / 2);
      expect(distance(found)).to.be.at.most(Math.min(...inRow.map(distance)) + TOLERANCE);
      expect(row(found), JSON.stringify(options)).to.be.at.most(Math.min(...cells.map(row)) + options.gap + 1);
    });
  });
});
