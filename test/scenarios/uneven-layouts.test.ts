import { expect } from 'chai';
import { press } from '../support/engine.js';
import { patternUrl } from '../support/fixtures.js';
import { clickItem, focusedIndex } from '../support/focus.js';
import { settled, visibleCells } from '../support/grid.js';
import { createJustified, rowsInView, TEN_MILLION } from '../support/justified.js';
import { createMasonry, rectOf } from '../support/masonry.js';
import { until } from '../support/until.js';

describe('in rows of pictures of their own widths', () => {
  it('moves the focus to what the eye meets above and below, and to the ends of the row', async () => {
    const grid = createJustified();
    await settled(grid);
    const [upper = [], lower = []] = rowsInView(grid);
    const start = upper[1]?.index ?? 0;
    const middle = (upper[1]?.rect.left ?? 0) + (upper[1]?.rect.width ?? 0) / 2;
    const below = lower.find(({ rect }) => middle < rect.right + 2)?.index;
    await clickItem(grid, start);
    await press('ArrowDown');
    await until(() => focusedIndex(grid) === below);
    await press('End');
    await until(() => focusedIndex(grid) === lower.at(-1)?.index);
    await press('Home');
    await until(() => focusedIndex(grid) === lower[0]?.index);
    await press('ArrowUp');
    await until(() => focusedIndex(grid) === upper[0]?.index);
    await press('End', ['Control']);
    await until(() => focusedIndex(grid) === TEN_MILLION - 1);
    await until(() => visibleCells(grid).at(-1)?.index === TEN_MILLION - 1);
  });

  it('keeps to its column up and down, past a row of a single wide picture', async () => {
    // Rows of one panorama and of five squares take turns.
    const sizes = (index: number) => (index % 6 === 0 ? { width: 500, height: 100 } : { width: 100, height: 100 });
    const item = (index: number) => ({ src: patternUrl(index), alt: `Picture ${index}`, ...sizes(index) });
    const grid = createJustified({ items: { length: 600, item } });
    await settled(grid);
    expect(rowsInView(grid).map((row) => row.length)).to.include.ordered.members([1, 5, 1, 5]);
    await clickItem(grid, 5);
    for (const [key, index] of [
      ['ArrowDown', 6],
      ['ArrowDown', 11],
      ['ArrowDown', 12],
      ['ArrowUp', 11],
      ['ArrowUp', 6],
      ['ArrowUp', 5],
    ] as const) {
      await press(key);
      await until(() => focusedIndex(grid) === index);
    }
    await press('ArrowLeft');
    await press(['ArrowDown', 'ArrowDown']);
    await until(() => focusedIndex(grid) === 10);
  });

  it('shows rows whole that are more crowded than most, after another layout too', async () => {
    const item = (index: number) => ({ src: patternUrl(index), alt: `Picture ${index}`, width: 80, height: 320 });
    const grid = createJustified({ items: { length: 500, item } });
    await settled(grid);
    const crowd = rowsInView(grid)[0]?.length ?? 0;
    expect(crowd).to.be.greaterThan(12);
    grid.fit = 'fill';
    await settled(grid);
    expect(rowsInView(grid).map((row) => row.length)[0]).to.equal(crowd);
  });

  it('shows pictures in place of a layout of another name, and says so', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warnings.push(message);
    const grid = createJustified({ layout: 'diagonal' as 'uniform' });
    await settled(grid).finally(() => {
      console.warn = warn;
    });
    expect(warnings.join()).to.contain('layout must be one of uniform, justified');
    expect(visibleCells(grid)[0]?.rect).to.include({ width: 90, height: 90 });
  });
});

describe('in columns of pictures of their own heights', () => {
  it('finds the item under the pointer, also where its cell reaches into another band', async () => {
    const grid = createMasonry();
    await settled(grid);
    for (const { index, rect } of visibleCells(grid)) {
      expect(grid.indexAtPoint(rect.left + 5, rect.top + 3)).to.equal(index);
      expect(grid.indexAtPoint(rect.right - 5, rect.bottom - 3)).to.equal(index);
    }
  });

  it('moves the focus up and down within a column', async () => {
    const grid = createMasonry();
    await settled(grid);
    const { left } = rectOf(grid, 1);
    const column = visibleCells(grid).filter(({ rect }) => rect.left === left);
    const [first, second] = column.sort((a, b) => a.rect.top - b.rect.top);
    await clickItem(grid, first?.index ?? 0);
    await press('ArrowDown');
    await until(() => focusedIndex(grid) === second?.index);
    await press('ArrowUp');
    await until(() => focusedIndex(grid) === first?.index);
    await press('End', ['Control']);
    await until(() => focusedIndex(grid) === TEN_MILLION - 1);
    await settled(grid);
    expect(rectOf(grid, TEN_MILLION - 1).bottom).to.be.at.most(grid.clientHeight + 0.5);
  });
});
