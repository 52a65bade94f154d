import { expect } from 'chai';
import { DEFAULT_OVERSCAN } from '../../src/grid/grid-settings.js';
import type { ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { cellsOf, createGrid, readShownCells, settled, visibleCells } from '../support/grid.js';
import { TestPages } from '../support/paged-items.js';
import { until } from '../support/until.js';

const TEN_MILLION = 10_000_000;

/** Everything in view is there, and on screen. */
async function shown(grid: MassImageGrid): Promise<void> {
  await until(() => visibleCells(grid).length > 0 && !namesOf(grid).some((name) => name?.includes('loading')));
  await settled(grid);
}

const namesOf = (grid: MassImageGrid) => visibleCells(grid).map(({ element }) => element.ariaLabel);

/** Name and place of the cells in view. */
function view(grid: MassImageGrid): string[] {
  return visibleCells(grid).map(({ element, rect }) => `${element.ariaLabel} at ${Math.round(rect.top)}`);
}

describe('a source of pages', () => {
  it('shows placeholders until its items come, and then their pictures', async () => {
    const items = new TestPages(TEN_MILLION);
    items.hold();
    let isSettled = false;
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    grid.addEventListener('settled', () => {
      isSettled = true;
    });
    await until(() => cellsOf(grid).length > 0 && items.loads.length > 0);
    const [cell] = cellsOf(grid);
    expect([cell?.ariaLabel, cell?.ariaBusy, cell?.part.contains('placeholder')]).to.deep.equal([
      '1 (loading)',
      'true',
      true,
    ]);
    expect(isSettled).to.equal(false);
    items.release();
    await until(() => isSettled);
    await settled(grid);
    expect([cell?.ariaLabel, cell?.ariaBusy, cell?.part.contains('placeholder')]).to.deep.equal([
      'Picture 0',
      null,
      false,
    ]);
    const cells = await readShownCells(grid);
    expect(cells.map((each) => each.shown)).to.deep.equal(cells.map(({ index }) => index));
  });

  it('reaches the last of ten million with a handful of requests', async () => {
    const items = new TestPages(TEN_MILLION);
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await shown(grid);
    grid.scrollToIndex(TEN_MILLION - 1);
    await shown(grid);
    expect(namesOf(grid)).to.include('Picture 9999999');
    expect(items.loads.length).to.be.lessThan(8);
  });

  it('does not ask for what a fling passes', async () => {
    const items = new TestPages(TEN_MILLION);
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await shown(grid);
    items.loads.length = 0;
    for (let step = 1; step <= 40; step++) {
      grid.scrollTop = step * 50_000;
      await new Promise(requestAnimationFrame);
    }
    await shown(grid);
    const asked = items.loads.filter(({ signal }) => !signal.aborted).map(({ start }) => start);
    const landing = visibleCells(grid)[0]?.index ?? 0;
    // Some frames of a loaded machine may be so far apart that the scroll seems to rest.
    expect(asked.some((start) => Math.abs(start - landing) < 200)).to.equal(true);
    expect(items.loads.length).to.be.lessThan(40);
  });

  it('tells of items that do not come, and shows them when they are read again', async () => {
    const items = new TestPages(400);
    items.failPage(0);
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    const errors: ItemErrorEvent[] = [];
    grid.addEventListener('item-error', (event) => errors.push(event));
    await until(() => errors.length > 0, '', 15_000);
    expect([errors[0]?.index, errors[0]?.cause.message]).to.deep.equal([0, 'The server is tired']);
    expect(cellsOf(grid)[0]?.ariaLabel).to.equal('1 (The server is tired)');
    expect(cellsOf(grid)[0]?.part.contains('error')).to.equal(true);
    items.failPage(0, false);
    expect(grid.retry()).to.be.greaterThan(0);
    await shown(grid);
    expect(cellsOf(grid)[0]?.ariaLabel).to.equal('Picture 0');
  });

  it('grows while it is scrolled, until its end is known', async () => {
    const items = new TestPages();
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await shown(grid);
    const rows = () => grid.shadowRoot?.querySelector('[role=grid]')?.ariaRowCount;
    expect(rows()).to.equal('-1');
    items.load = ((load) => async (start, end, options) => {
      return (await load.call(items, start, end, options)).slice(0, Math.max(0, 730 - start));
    })(items.load);
    await until(async () => {
      grid.scrollTop = 1_000_000;
      return grid.stats.items === 730;
    });
    await shown(grid);
    expect(namesOf(grid)).to.include('Picture 729');
    expect(rows()).to.equal(String(Math.ceil(730 / 4)));
  });
});

describe('a source of pages that changes', () => {
  async function createScrolledGrid(items: TestPages): Promise<MassImageGrid> {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await shown(grid);
    grid.scrollToIndex(5_000_000);
    grid.scrollTop += 30;
    // Firefox scrolls to eighths of a px.
    await until(() => Math.abs((grid.scrollOffset % 104) - 30) < 1);
    await shown(grid);
    return grid;
  }

  it('shows the same pictures at the same place when ten thousand are put in before them', async () => {
    const items = new TestPages(TEN_MILLION);
    const grid = await createScrolledGrid(items);
    const before = view(grid);
    const loads = items.loads.length;
    items.prepend(10_000);
    await until(() => grid.stats.items === TEN_MILLION + 10_000);
    await shown(grid);
    expect(view(grid)).to.deep.equal(before);
    expect(items.loads.length).to.equal(loads);
  });

  it('stays where it is looked at when they are put in while nothing has come yet', async () => {
    const items = new TestPages(TEN_MILLION);
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await shown(grid);
    items.hold();
    grid.scrollToIndex(5_000_000);
    await until(() => namesOf(grid).includes('5000006 (loading)'));
    items.prepend(10_000);
    items.release();
    await shown(grid);
    expect(namesOf(grid)).to.include('Picture 5000005');
  });

  it('shows the new end of a list that is cut short under it', async () => {
    const items = new TestPages(TEN_MILLION);
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await shown(grid);
    grid.scrollToIndex(TEN_MILLION - 1);
    await shown(grid);
    items.truncate(1_000_002);
    await until(() => grid.stats.items === 1_000_002);
    await shown(grid);
    expect(namesOf(grid)).to.include('Picture 1000001');
    expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
  });

  it('keeps the focus on its item', async () => {
    const items = new TestPages(TEN_MILLION);
    const grid = await createScrolledGrid(items);
    grid.focus();
    const focusedName = () => (grid.shadowRoot?.activeElement as HTMLElement | null)?.ariaLabel;
    const before = focusedName();
    items.prepend(3);
    await until(() => grid.stats.items === TEN_MILLION + 3);
    await shown(grid);
    expect([before?.startsWith('Picture'), focusedName()]).to.deep.equal([true, before]);
  });

  it('is not listened to by a grid that was taken away', async () => {
    const items = new TestPages(TEN_MILLION);
    items.hold();
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await until(() => items.loads.length > 0);
    expect(items.listenerCount).to.equal(1);
    grid.remove();
    expect([items.listenerCount, items.loads.every(({ signal }) => signal.aborted)]).to.deep.equal([0, true]);
    items.release();
    document.body.append(grid);
    await shown(grid);
    expect(items.listenerCount).to.equal(1);
    expect(namesOf(grid)).to.include('Picture 0');
  });

  it('can be told of by the page, which need not make its source tell', async () => {
    const source = new TestPages(5000);
    const items = { length: 5000, load: source.load.bind(source) };
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items });
    await shown(grid);
    grid.scrollToIndex(2000);
    await shown(grid);
    const before = view(grid);
    source.prepend(400);
    items.length = 5400;
    grid.refresh({ start: 0, removed: 0, inserted: 400 });
    await until(() => grid.stats.items === 5400);
    await shown(grid);
    expect(view(grid)).to.deep.equal(before);
    expect(() => grid.refresh({ start: -1, removed: 0, inserted: 4 })).to.throw(TypeError, 'got -1, 0, 4');
  });
});
