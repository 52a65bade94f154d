import { expect } from 'chai';
import { AspectRatios } from '../../../src/core/layout/aspect-ratios.js';
import { JustifiedLayout } from '../../../src/core/layout/justified-layout.js';
import { type Layout, middleOf } from '../../../src/core/layout/layout.js';
import { MasonryLayout } from '../../../src/core/layout/masonry-layout.js';
import { UniformLayout } from '../../../src/core/layout/uniform-layout.js';
import { GoalColumn } from '../../../src/core/navigation/goal-column.js';
import { navigate } from '../../../src/core/navigation/grid-navigation.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const EVERYTHING = { before: Number.MAX_SAFE_INTEGER, after: Number.MAX_SAFE_INTEGER, isAtRest: false };
const MAKERS = ['uniform', 'justified', 'masonry'] as const;

function randomLayout(kind: (typeof MAKERS)[number], random: () => number): Layout {
  const itemCount = wholeBetween(random, 1, 1500);
  const box = {
    inlineSize: wholeBetween(random, 100, 1500),
    cellSize: wholeBetween(random, 30, 300),
    gap: wholeBetween(random, 0, 12),
    stretch: random() < 0.5,
    devicePixelRatio: oneOf(random, [1, 1.25, 2, 3]),
  };
  if (kind === 'uniform') return new UniformLayout({ ...box, itemCount, aspect: 1.5 });
  const told = listOf(itemCount, () => oneOf(random, [0.3, 0.5625, 0.75, 1, 1.5, 2.5, 5]));
  const ratios = new AspectRatios({ count: itemCount, read: (index) => told[index] });
  return kind === 'justified' ? new JustifiedLayout({ ...box, ratios }) : new MasonryLayout({ ...box, ratios });
}

function forRandomLayouts(kinds: readonly (typeof MAKERS)[number][], seed: number, check: Check): void {
  const random = seededRandom(seed);
  for (let round = 0; round < 60; round++) {
    for (const kind of kinds) {
      const layout = randomLayout(kind, random);
      layout.refine(0, EVERYTHING);
      const shape = { layout, viewportSize: 500, isRightToLeft: random() < 0.5, goal: new GoalColumn() };
      check(layout, (index, key) => navigate(index, { key, hasModifier: false }, shape) ?? index, random);
    }
  }
}

type Check = (layout: Layout, press: (index: number, key: string) => number, random: () => number) => void;

/** The item of the next row that is nearest to a place, by looking at each of them; the item itself at the edge. */
function nearestBeside(layout: Layout, rows: readonly number[], index: number, step: 1 | -1, inline: number) {
  const row = rows[rows.indexOf(layout.rowOf(index)) + step];
  if (row === undefined) return { index, distance: 0 };
  const { start, end } = layout.itemsOf(row);
  const distances = listOf(end - start, (i) => distanceTo(layout, start + i, inline));
  const distance = Math.min(...distances);
  return { index: start + distances.indexOf(distance), distance };
}

function distanceTo(layout: Layout, index: number, inline: number): number {
  const cell = layout.cellRect(index);
  return Math.max(0, cell.inline - inline, inline - cell.inline - cell.inlineSize);
}

describe('the column that Up and Down keep to', () => {
  it('is that of the item where the last key along the row left off', () => {
    forRandomLayouts(['uniform', 'justified'], 31, (layout, press, random) => {
      const rows = layout.rowsBetween(0, layout.blockSize);
      let index = wholeBetween(random, 0, layout.itemCount - 1);
      let inline = middleOf(layout.cellRect(index));
      for (let count = 0; count < 60; count++) {
        const key = oneOf(random, ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'Home', 'End', 'x']);
        const before = index;
        index = press(index, key);
        if (key === 'x') continue;
        if (!key.startsWith('Arrow') || key === 'ArrowLeft') {
          inline = middleOf(layout.cellRect(index));
          continue;
        }
        const expected = nearestBeside(layout, rows, before, key === 'ArrowDown' ? 1 : -1, inline);
        expect(layout.rowOf(index)).to.equal(layout.rowOf(expected.index));
        const isEdge = expected.index === before;
        if (!isEdge) expect(distanceTo(layout, index, inline)).to.be.closeTo(expected.distance, 1e-6);
      }
    });
  });

  it('leads back: as many rows up as down end at the item that was left', () => {
    forRandomLayouts(MAKERS, 32, (layout, press, random) => {
      const start = wholeBetween(random, 0, layout.itemCount - 1);
      const path = [start];
      for (let count = wholeBetween(random, 1, 30); count > 0; count--) {
        const next = press(path.at(-1) ?? start, 'ArrowDown');
        if (next === path.at(-1)) break;
        path.push(next);
      }
      for (const index of [...path].reverse()) {
        expect(path.pop()).to.equal(index);
        const above = path.at(-1);
        if (above !== undefined) expect(press(index, 'ArrowUp')).to.equal(above);
      }
    });
  });

  it('is kept by Page Up and Page Down, too', () => {
    forRandomLayouts(['uniform', 'justified'], 33, (layout, press, random) => {
      let index = wholeBetween(random, 0, layout.itemCount - 1);
      const inline = middleOf(layout.cellRect(index));
      for (let count = 0; count < 12; count++) {
        const before = index;
        index = press(index, oneOf(random, ['PageUp', 'PageDown', 'ArrowUp', 'ArrowDown']));
        const { start, end } = layout.itemsOf(layout.rowOf(index));
        const nearest = Math.min(...listOf(end - start, (i) => distanceTo(layout, start + i, inline)));
        if (index !== before) expect(distanceTo(layout, index, inline)).to.be.closeTo(nearest, 1e-6);
      }
    });
  });

  it('ends where the item is laid out somewhere else meanwhile, and where a pointer presses', () => {
    const told = listOf(40, (index) => (index % 2 === 0 ? 5 : 0.5));
    const ratios = new AspectRatios({ count: 40, read: (index) => told[index] });
    const layoutOf = (inlineSize: number) => {
      return new JustifiedLayout({ ratios, inlineSize, cellSize: 100, gap: 0, devicePixelRatio: 1 });
    };
    const goal = new GoalColumn();
    const [wide, narrow] = [layoutOf(1000), layoutOf(700)];
    goal.reach({ kind: 'item', index: 6 }, wide, 321);
    expect(goal.aimFrom({ kind: 'item', index: 6 }, wide)).to.equal(321);
    expect(goal.aimFrom({ kind: 'item', index: 7 }, wide)).to.equal(middleOf(wide.cellRect(7)));
    expect(goal.aimFrom({ kind: 'item', index: 6 }, narrow)).to.equal(middleOf(narrow.cellRect(6)));
    goal.forget();
    expect(goal.aimFrom({ kind: 'item', index: 6 }, wide)).to.equal(middleOf(wide.cellRect(6)));
  });
});
