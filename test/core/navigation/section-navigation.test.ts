import { expect } from 'chai';
import { SectionedLayout } from '../../../src/core/layout/sectioned-layout.js';
import { SharedSectionLayouts } from '../../../src/core/layout/shared-section-layouts.js';
import { UniformLayout } from '../../../src/core/layout/uniform-layout.js';
import { GoalColumn } from '../../../src/core/navigation/goal-column.js';
import type { GridStop } from '../../../src/core/navigation/grid-stop.js';
import { navigateSections } from '../../../src/core/navigation/section-navigation.js';

/** Four columns; sections of 6 items, of none, of 5 that are collapsed, of 3, and of 2 that are collapsed. */
const cells = { inlineSize: 400, cellSize: 100, aspect: 1, gap: 0, stretch: false, devicePixelRatio: 1 };
const layouts = new SharedSectionLayouts((itemCount) => new UniformLayout({ ...cells, itemCount }));
const lengths = [6, 0, 5, 3, 2];
const isCollapsed = (section: number) => section === 2 || section === 4;
const layout = new SectionedLayout({ ...cells, lengths, layouts, isCollapsed, headerSize: 40 });

const item = (index: number): GridStop => ({ kind: 'item', index });
const header = (section: number): GridStop => ({ kind: 'header', section });

/** A column that nothing was reached with: each key goes by the place that it sets out from. */
let goal = new GoalColumn();
beforeEach(() => {
  goal = new GoalColumn();
});

const go = (stop: GridStop, key: string, { hasModifier = false, isRightToLeft = false } = {}) =>
  navigateSections(stop, { key, hasModifier }, { layout, viewportSize: 300, isRightToLeft, goal });

describe('keys in a grid with sections', () => {
  it('meet every header on the way down', () => {
    const stops: (GridStop | undefined)[] = [header(0)];
    for (let step = 0; step < 8; step++) stops.push(go(stops.at(-1) ?? header(0), 'ArrowDown'));
    expect(stops).to.deep.equal([
      header(0),
      item(0),
      item(4),
      header(1),
      header(2),
      header(3),
      item(11),
      header(4),
      header(4),
    ]);
  });

  it('keep to the column that they set out from, past headers and short rows, until another key moves along', () => {
    const walk = (from: GridStop, ...keys: string[]) => {
      const stops = [from];
      for (const key of keys) stops.push(go(stops.at(-1) ?? from, `Arrow${key}`) ?? from);
      return stops.slice(1);
    };
    // The second row of the first section has two items, the third section with any has three: both are met at their end.
    const down = [item(5), header(1), header(2), header(3), item(13), header(4)];
    const up = [item(13), header(3), header(2), header(1), item(5), item(3), header(0)];
    expect(walk(item(3), 'Down', 'Down', 'Down', 'Down', 'Down', 'Down')).to.deep.equal(down);
    expect(walk(header(4), 'Up', 'Up', 'Up', 'Up', 'Up', 'Up', 'Up')).to.deep.equal(up);
    expect(walk(header(0), 'Down', 'Down', 'Left', 'Up')).to.deep.equal([item(3), item(5), item(4), item(0)]);
  });

  it('meet every header on the way up', () => {
    const stops: (GridStop | undefined)[] = [header(4)];
    for (let step = 0; step < 8; step++) stops.push(go(stops.at(-1) ?? header(0), 'ArrowUp'));
    expect(stops).to.deep.equal([
      header(4),
      item(11),
      header(3),
      header(2),
      header(1),
      item(4),
      item(0),
      header(0),
      header(0),
    ]);
  });

  it('pass over headers and what is collapsed when they go from item to item', () => {
    expect([go(item(5), 'ArrowRight'), go(item(11), 'ArrowLeft')]).to.deep.equal([item(11), item(5)]);
    expect([go(item(13), 'ArrowRight'), go(item(0), 'ArrowLeft')]).to.deep.equal([item(13), item(0)]);
    expect(go(item(5), 'ArrowLeft', { isRightToLeft: true })).to.deep.equal(item(11));
  });

  it('go to the ends of a row, and of what is shown of the list', () => {
    expect([go(item(5), 'Home'), go(item(1), 'End')]).to.deep.equal([item(4), item(3)]);
    for (const stop of [item(5), header(2)]) {
      expect(go(stop, 'Home', { hasModifier: true })).to.deep.equal(item(0));
      expect(go(stop, 'End', { hasModifier: true })).to.deep.equal(item(13));
    }
  });

  it('go on from the last row to the last header, and stay there', () => {
    expect(go(item(13), 'ArrowDown')).to.deep.equal(header(4));
    expect(go(header(4), 'PageDown')).to.deep.equal(header(4));
  });

  it('go over the viewport with Page, from header to header on headers', () => {
    expect(go(item(1), 'PageDown')).to.deep.equal(item(12));
    expect(go(item(12), 'PageUp')).to.deep.equal(item(5));
    expect([go(header(2), 'PageDown'), go(header(2), 'PageUp')]).to.deep.equal([header(3), header(1)]);
  });

  it('leave other keys alone', () => {
    for (const stop of [item(0), header(0)]) expect(go(stop, 'x')).to.equal(undefined);
    expect(go(header(0), 'Home')).to.equal(undefined);
    expect(go(item(0), 'ArrowDown', { hasModifier: true })).to.equal(undefined);
  });
});
