import { expect } from 'chai';
import { RowView } from '../../../src/rendering/row-view.js';

const COLUMNS = 3;

function contentOf(row: number, isLoading = false) {
  const rectOf = (column: number) => ({ inline: 104 * column, block: 104 * row, inlineSize: 100, blockSize: 100 });
  const cells = Array.from({ length: COLUMNS }, (_, column) => ({
    rect: rectOf(column),
    content: { name: `Picture ${row * COLUMNS + column}`, column, isLoading },
  }));
  const rect = { ...rectOf(0), inlineSize: 104 * COLUMNS };
  return { row, place: row, rect, nativeBlock: 104 * row, isAhead: false, cells };
}

/** A row that shows row 1, and what is written to it from then on. */
function watchedRow() {
  const view = new RowView();
  view.provideCells(COLUMNS);
  view.assign(contentOf(1));
  const observer = new MutationObserver(() => {});
  observer.observe(view.element, { subtree: true, attributes: true, childList: true });
  /** Attributes by how many elements they were written to. */
  const takeWrites = () => {
    const names = observer.takeRecords().map(({ attributeName, type }) => attributeName ?? type);
    return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((each) => each === name).length]));
  };
  return { view, takeWrites };
}

describe('A row that gets other items', () => {
  it('is written nothing but its place and their names', () => {
    const { view, takeWrites } = watchedRow();
    view.assign(contentOf(2));
    expect(Object.keys(takeWrites()).sort()).to.deep.equal(['aria-label', 'aria-rowindex', 'style']);
    expect(view.cell(2)?.element.ariaLabel).to.equal('Picture 8');
  });

  it('keeps its cells as they are while it has none', () => {
    const { view, takeWrites } = watchedRow();
    view.release();
    expect(takeWrites()).to.deep.equal({ class: 1 });
    expect(view.cellCount).to.equal(0);
    view.assign(contentOf(2));
    expect(takeWrites()).to.include({ class: 1, 'aria-label': COLUMNS });
    expect(view.cellCount).to.equal(COLUMNS);
  });

  it('tells of items that are still to come, and that they have come', () => {
    const { view, takeWrites } = watchedRow();
    view.assign(contentOf(2, true));
    expect(takeWrites()['aria-busy']).to.equal(COLUMNS);
    view.update(contentOf(2));
    expect(view.cell(0)?.element.ariaBusy).to.equal(null);
  });
});
