import { expect } from 'chai';
import { itemsPerPage } from '../../../src/core/layout/items-per-page.js';
import { PageLayout } from '../../../src/core/layout/page-layout.js';
import { SharedSectionLayouts } from '../../../src/core/layout/shared-section-layouts.js';
import { UniformLayout } from '../../../src/core/layout/uniform-layout.js';
import { seededRandom } from '../../support/seeded-random.js';

/** Four columns of 100 px with gaps of 4 px, in 400 px of height. */
const BOX = { inlineSize: 412, cellSize: 100, aspect: 1, gap: 4, stretch: false, devicePixelRatio: 1 };

function createLayout(itemCount: number, pageSize: number, item = 0, viewportSize = 400): PageLayout {
  const layouts = new SharedSectionLayouts((count) => new UniformLayout({ ...BOX, itemCount: count }));
  return new PageLayout({ itemCount, pageSize, layouts, viewportSize }, item);
}

describe('pages of a layout', () => {
  it('begin a row each, and show their own items alone', () => {
    const random = seededRandom(7);
    for (let i = 0; i < 300; i++) {
      const itemCount = 1 + Math.floor(random() * 500);
      const pageSize = 1 + Math.floor(random() * 40);
      const item = Math.floor(random() * itemCount);
      const layout = createLayout(itemCount, pageSize, item);
      const page = Math.floor(item / pageSize);
      const own = Array.from(
        { length: Math.min(pageSize, itemCount - page * pageSize) },
        (_, k) => page * pageSize + k,
      );
      const shown = layout.rowsBetween(0, layout.blockSize).flatMap((row) => {
        const { start, end } = layout.itemsOf(row);
        return Array.from({ length: end - start }, (_, k) => start + k);
      });
      expect(shown).to.deep.equal(own);
      expect([layout.page, layout.pageCount]).to.deep.equal([page, Math.ceil(itemCount / pageSize)]);
      const rows = Math.ceil(own.length / 4);
      expect([layout.rowCount, layout.blockSize]).to.deep.equal([rows, rows * 104 - 4]);
      for (const [k, index] of own.entries()) {
        const { inline, block } = layout.cellRect(index);
        expect([inline, block]).to.deep.equal([(k % 4) * 104, Math.floor(k / 4) * 104]);
        expect(layout.indexAt(inline + 50, block + 50)).to.equal(index);
        expect(layout.itemsOf(layout.rowOf(index)).start).to.equal(page * pageSize + 4 * Math.floor(k / 4));
      }
    }
  });

  it('have the next page beyond what any viewport reaches, and keep its start once their end is near', () => {
    const layout = createLayout(100, 8);
    expect(layout.rowsBetween(0, 400).map((row) => layout.itemsOf(row).start)).to.deep.equal([0, 4]);
    const { start, end } = layout.keepAhead({ start: -500, end: 900 });
    const kept = layout.rowsBetween(start, end);
    expect(kept.map((row) => layout.itemsOf(row).start)).to.deep.equal([0, 4, 8, 12]);
    expect(kept.map((row) => layout.isAhead(row))).to.deep.equal([false, false, true, true]);
    expect(kept.every((row) => !layout.isAhead(row) || layout.rowRect(row).block > 400)).to.equal(true);
    expect(kept.length).to.be.at.most(layout.maxRowsIn(900));
    const long = createLayout(1000, 100);
    expect(long.keepAhead({ start: -500, end: 900 })).to.deep.equal({ start: -500, end: 900 });
  });

  it('have no next page after the last', () => {
    const layout = createLayout(100, 8, 99);
    const { start, end } = layout.keepAhead({ start: -500, end: 900 });
    expect(layout.rowsBetween(start, end).map((row) => layout.itemsOf(row))).to.deep.equal([{ start: 96, end: 100 }]);
    expect([layout.rowsBetween(0, 400).length, createLayout(0, 8).rowsBetween(0, 400).length]).to.deep.equal([1, 0]);
  });

  it('keep the numbers of rows when they are turned, so that what is painted ahead stays', () => {
    const layout = createLayout(100, 8);
    const ahead = layout.rowOf(8);
    const turned = layout.turnedTo(8);
    expect([turned.page, turned.rowOf(8), turned.isAhead(ahead)]).to.deep.equal([1, ahead, false]);
    expect(turned.rowRect(ahead).block).to.equal(0);
    expect(turned.cellRect(0).block).to.be.lessThan(-100);
  });

  it('lead from their edges to what stands nearest on the page beside', () => {
    const layout = createLayout(100, 8);
    expect([layout.neighbour(2, 1), layout.neighbour(6, 1), layout.neighbour(6, -1)]).to.deep.equal([6, 10, 2]);
    expect([layout.neighbour(9, -1), layout.neighbour(2, -1), layout.neighbour(99, 1)]).to.deep.equal([5, 2, 99]);
  });

  it('show the nearest page where there is no such item', () => {
    expect([createLayout(100, 8, 5000).page, createLayout(0, 8, 5).page, createLayout(100, 8, -1).page]).to.deep.equal([
      12, 0, 0,
    ]);
  });

  it('cost the same in a list of a billion', () => {
    const layout = createLayout(1e9, 24, 999_999_999);
    expect(layout.items).to.deep.equal({ start: 999_999_984, end: 1e9 });
    expect(layout.rowsBetween(0, 400).map((row) => layout.itemsOf(row).end)).to.deep.equal([
      999_999_988, 999_999_992, 999_999_996, 1e9,
    ]);
  });
});

describe('items per page', () => {
  const room = { ...BOX, viewportSize: 400, layout: 'uniform' as const };

  it('are as many as are seen at once', () => {
    expect(itemsPerPage(room)).to.equal(12);
    expect(itemsPerPage({ ...room, viewportSize: 412 })).to.equal(16);
    expect(itemsPerPage({ ...room, aspect: 0.5 })).to.equal(4);
    expect(itemsPerPage({ ...room, viewportSize: 412, devicePixelRatio: 1.5 })).to.equal(16);
  });

  it('are at least one row', () => {
    expect(itemsPerPage({ ...room, viewportSize: 1 })).to.equal(4);
    expect(itemsPerPage({ ...room, viewportSize: 1, inlineSize: 20 })).to.equal(1);
    expect(itemsPerPage({ ...room, viewportSize: 1, inlineSize: 20, layout: 'justified' })).to.equal(1);
  });

  it('go by the usual ratio of pictures where cells go by those', () => {
    expect(itemsPerPage({ ...room, layout: 'justified' })).to.equal(3 * 3);
    expect(itemsPerPage({ ...room, layout: 'masonry' })).to.equal(4 * 5);
  });
});
