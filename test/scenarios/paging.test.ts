import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { click, press } from '../support/engine.js';
import { patternUrl, requestsOf, resetRequests } from '../support/fixtures.js';
import { centerOf, clickItem, focusedCell, namedItems } from '../support/focus.js';
import { createGrid, patternItems, readShownCells, settled, visibleCells } from '../support/grid.js';
import { TestPages } from '../support/paged-items.js';
import { until } from '../support/until.js';

/** Four columns and three rows of cells: 12 items fit beside the pager. */
const PAGED = { mode: 'pages' } as const;

const partOf = (grid: MassImageGrid, part: string) => {
  const element = grid.shadowRoot?.querySelector<HTMLElement>(`[part~=${part}]`);
  if (!element) throw new Error(`there is no ${part}`);
  return element;
};

const fieldOf = (grid: MassImageGrid) => partOf(grid, 'pager-field') as HTMLInputElement;

/** Items on screen, by the names of their cells. */
function shownItems(grid: MassImageGrid): number[] {
  return visibleCells(grid)
    .map(({ element }) => Number(/\d+/.exec(element.ariaLabel ?? '')?.[0]))
    .sort((a, b) => a - b);
}

const itemsFrom = (start: number, end: number) => Array.from({ length: end - start }, (_, i) => start + i);

async function turnBy(grid: MassImageGrid, part: string): Promise<void> {
  await click(centerOf(partOf(grid, part).getBoundingClientRect()));
}

async function untilShown(grid: MassImageGrid, start: number, end: number): Promise<void> {
  const wanted = itemsFrom(start, end).join();
  await until(
    () => shownItems(grid).join() === wanted,
    () => `items ${shownItems(grid)} of page ${grid.page} are shown`,
  );
}

async function untilPage(grid: MassImageGrid, page: number): Promise<void> {
  await until(
    () => grid.page === page,
    () => `page ${grid.page} is shown`,
  );
}

async function clickShown(grid: MassImageGrid, index: number): Promise<void> {
  const cell = visibleCells(grid).find(({ element }) => element.ariaLabel === `Picture ${index}`);
  await click(centerOf(cell?.rect ?? new DOMRect()));
}

function focusedItem(grid: MassImageGrid): number {
  return Number(/\d+/.exec(focusedCell(grid)?.ariaLabel ?? '')?.[0]);
}

describe('pages mode', () => {
  it('shows as many items as fit, and turns to others by its buttons', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(100) });
    await untilShown(grid, 0, 12);
    expect([grid.maxScrollOffset, grid.pageCount]).to.deep.equal([0, 9]);
    await turnBy(grid, 'pager-next');
    await untilShown(grid, 12, 24);
    await turnBy(grid, 'pager-last');
    await untilShown(grid, 96, 100);
    await turnBy(grid, 'pager-next');
    await turnBy(grid, 'pager-previous');
    await untilShown(grid, 84, 96);
    await turnBy(grid, 'pager-first');
    await untilShown(grid, 0, 12);
    expect(grid.page).to.equal(1);
  });

  it('shows the pictures of the page, also of one that was painted ahead', async () => {
    const grid = createGrid({ ...PAGED, items: patternItems(1000), pageSize: 8 });
    for (const page of [1, 2, 60, 59]) {
      grid.page = page;
      await settled(grid);
      const shown = (await readShownCells(grid)).map((cell) => cell.shown);
      expect(shown).to.deep.equal(itemsFrom((page - 1) * 8, page * 8));
    }
  });

  it('fetches its page and the next one, and nothing else', async () => {
    const ledger = `paging-${Math.random()}`;
    await resetRequests(ledger);
    const item = (index: number) => ({ src: patternUrl(index, 'jpg', { ledger }), alt: `Picture ${index}` });
    const grid = createGrid({ ...PAGED, pageSize: 8, page: 50, items: { length: 1000, item } });
    await settled(grid);
    expect((await requestsOf(ledger)).started).to.equal(16);
    await turnBy(grid, 'pager-next');
    await untilPage(grid, 51);
    await settled(grid);
    expect((await requestsOf(ledger)).started).to.equal(24);
    expect(grid.stats.cells).to.be.at.most(16);
  });

  it('tells of a page that the user has turned to, not of one that was set', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(100), pageSize: 10 });
    const told: unknown[] = [];
    grid.addEventListener('page-change', ({ page, pageCount, items }) => told.push([page, pageCount, items]));
    await untilShown(grid, 0, 10);
    grid.page = 3;
    await untilShown(grid, 20, 30);
    expect(told).to.deep.equal([]);
    await turnBy(grid, 'pager-next');
    await untilShown(grid, 30, 40);
    grid.scrollToIndex(99);
    expect([grid.page, told]).to.deep.equal([
      10,
      [
        [4, 10, { start: 30, end: 40 }],
        [10, 10, { start: 90, end: 100 }],
      ],
    ]);
  });

  it('shows the nearest page where there is none of that number, and says so', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(100), pageSize: 10, page: 1000 });
    const told: number[] = [];
    grid.addEventListener('page-change', ({ page }) => told.push(page));
    await untilShown(grid, 90, 100);
    expect([grid.page, told]).to.deep.equal([10, [10]]);
  });

  it('keeps the first visible item when it is switched to and from scrolling', async () => {
    const grid = createGrid({ items: namedItems(1000) });
    await grid.updateComplete;
    grid.scrollToIndex(500, { block: 'start' });
    grid.mode = 'pages';
    await untilShown(grid, 492, 504);
    expect(grid.page).to.equal(42);
    grid.mode = 'scroll';
    await until(() => shownItems(grid)[0] === 500);
    grid.mode = 'pages';
    await untilShown(grid, 492, 504);
    grid.page = 3;
    await untilShown(grid, 24, 36);
    grid.mode = 'scroll';
    await until(() => shownItems(grid)[0] === 24);
  });

  it('keeps the first visible item when its size changes', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(1000), page: 11 });
    await untilShown(grid, 120, 132);
    grid.style.blockSize = '200px';
    await until(() => grid.page === 31);
    await untilShown(grid, 120, 124);
    grid.style.blockSize = '400px';
    await until(() => grid.page === 11);
  });

  it('goes to a page whose number is typed', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(1000) });
    await untilShown(grid, 0, 12);
    await click(centerOf(fieldOf(grid).getBoundingClientRect()));
    await press(['4', '2', 'Enter']);
    await untilShown(grid, 492, 504);
    expect([fieldOf(grid).value, fieldOf(grid).getAttribute('aria-current')]).to.deep.equal(['42', 'page']);
    fieldOf(grid).select();
    await press(['9', '9', '9', 'Enter']);
    await untilPage(grid, 84);
    expect(fieldOf(grid).value).to.equal('84');
  });

  it('turns its pages by keys, from an item and from the pager', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(1000) });
    await untilShown(grid, 0, 12);
    await clickItem(grid, 5);
    const steps: [string, number, number][] = [
      ['PageDown', 2, 17],
      ['PageDown', 3, 29],
      ['PageUp', 2, 17],
      ['PageUp', 1, 5],
      ['PageUp', 1, 5],
      ['ArrowUp', 1, 1],
      ['ArrowUp', 1, 1],
    ];
    for (const [key, page, item] of steps) {
      await press(key);
      await until(() => grid.page === page && focusedItem(grid) === item);
    }
    await press('End', ['Control']);
    await until(() => grid.page === 84 && focusedItem(grid) === 999);
    await press('PageDown');
    await press('Home', ['Control']);
    await until(() => grid.page === 1 && focusedItem(grid) === 0);
    await turnBy(grid, 'pager-next');
    await untilPage(grid, 2);
    for (const [key, page] of [
      ['End', 84],
      ['PageUp', 83],
      ['Home', 1],
      ['PageDown', 2],
    ] as const) {
      await press(key);
      await until(() => grid.page === page);
    }
  });

  it('goes on to the next page where an arrow key leads beyond its edge', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(1000) });
    await untilShown(grid, 0, 12);
    await clickItem(grid, 11);
    await press('ArrowRight');
    await until(() => grid.page === 2 && focusedItem(grid) === 12);
    await press('ArrowUp');
    await until(() => grid.page === 1 && focusedItem(grid) === 8);
    await press('ArrowDown');
    await until(() => grid.page === 2 && focusedItem(grid) === 12);
  });

  it('is reached by Tab on the page that is shown, wherever the focus was before', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(1000), page: 2 });
    await settled(grid);
    await clickShown(grid, 17);
    await turnBy(grid, 'pager-previous');
    await untilPage(grid, 1);
    const stops = grid.shadowRoot?.querySelectorAll<HTMLElement>('[role=gridcell][tabindex="0"]') ?? [];
    expect([...stops].map((cell) => [cell.ariaLabel, cell.closest('[inert]')])).to.deep.equal([['Picture 0', null]]);
  });

  it('announces the page, in the words and numbers that it is given', async () => {
    const labels = {
      next: 'Nächste Seite',
      of: (count?: string) => `von ${count}`,
      status: (page: string) => `Seite ${page}`,
    };
    const grid = createGrid({ ...PAGED, items: namedItems(100_000), pageSize: 10, lang: 'de', labels });
    await untilShown(grid, 0, 10);
    const status = grid.shadowRoot?.querySelector('[role=status]');
    expect([status?.textContent, partOf(grid, 'pager-count').textContent]).to.deep.equal(['', 'von 10.000']);
    expect(partOf(grid, 'pager-next').ariaLabel).to.equal('Nächste Seite');
    expect(partOf(grid, 'pager-last').ariaLabel).to.equal('Last page');
    grid.page = 1234;
    await untilShown(grid, 12_330, 12_340);
    expect(status?.textContent).to.equal('Seite 1.234');
  });

  it('says which ways lead nowhere', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(20), pageSize: 10 });
    const disabled = () =>
      ['first', 'previous', 'next', 'last'].filter((step) => partOf(grid, `pager-${step}`).ariaDisabled === 'true');
    await untilShown(grid, 0, 10);
    expect(disabled()).to.deep.equal(['first', 'previous']);
    grid.page = 2;
    await untilShown(grid, 10, 20);
    expect(disabled()).to.deep.equal(['next', 'last']);
  });

  it('scrolls within a page that is longer than the grid, and begins at its top', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(1000), pageSize: 100, overscan: 300 });
    await until(() => shownItems(grid)[0] === 0);
    expect(grid.maxScrollOffset).to.equal(25 * 104 - 4 - (400 - partOf(grid, 'pager').offsetHeight));
    expect(grid.stats.rows).to.be.lessThan(16);
    grid.scrollToIndex(99);
    await until(() => shownItems(grid).at(-1) === 99);
    expect([grid.page, grid.scrollOffset, shownItems(grid).at(-1)]).to.deep.equal([1, grid.maxScrollOffset, 99]);
    await turnBy(grid, 'pager-next');
    await untilPage(grid, 2);
    expect([grid.scrollOffset, shownItems(grid)[0]]).to.deep.equal([0, 100]);
    grid.scrollToIndex(350, { block: 'start' });
    await until(() => grid.page === 4);
    expect([grid.page, shownItems(grid)[0]]).to.deep.equal([4, 348]);
  });

  it('is as high as its page where it may be', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(100), pageSize: 30 }, 'block-size:auto');
    await until(() => grid.clientHeight === 8 * 104 - 4 + partOf(grid, 'pager').offsetHeight);
    await until(() => grid.maxScrollOffset === 0);
  });

  it('waits for a page of a list whose end is not known, and shows how far it is', async () => {
    const pages = new TestPages();
    const grid = createGrid({ ...PAGED, items: pages, pageSize: 10, page: 3 });
    await untilShown(grid, 20, 30);
    expect([grid.page, grid.pageCount]).to.deep.equal([3, undefined]);
    expect(partOf(grid, 'pager-last').ariaDisabled).to.equal('true');
    pages.length = 35;
    await turnBy(grid, 'pager-next');
    await untilPage(grid, 4);
    grid.refresh();
    await until(() => grid.pageCount === 4);
    expect(partOf(grid, 'pager-next').ariaDisabled).to.equal('true');
  });

  it('waits for its page until there are items', async () => {
    const grid = createGrid({ ...PAGED, items: [], pageSize: 10, page: 3 });
    await grid.updateComplete;
    grid.items = namedItems(100);
    await untilShown(grid, 20, 30);
    expect(grid.page).to.equal(3);
  });

  for (const layout of ['justified', 'masonry'] as const) {
    it(`shows the pictures of its page in ${layout}`, async () => {
      const item = (index: number) => ({
        src: patternUrl(index, 'jpg', { width: 200 + 40 * (index % 4), height: 200 }),
        alt: `Picture ${index}`,
      });
      const grid = createGrid({ ...PAGED, layout, items: { length: 100, item }, pageSize: 6, cellSize: 90 });
      await untilShown(grid, 0, 6);
      await turnBy(grid, 'pager-next');
      await untilShown(grid, 6, 12);
      await clickShown(grid, 8);
      await press('PageDown');
      await until(() => grid.page === 3 && focusedItem(grid) === 14);
    });
  }

  it('stands on its head where text runs from right to left', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(100), dir: 'rtl' });
    await untilShown(grid, 0, 12);
    const [next, previous] = ['pager-next', 'pager-previous'].map(
      (part) => partOf(grid, part).getBoundingClientRect().x,
    );
    expect(next).to.be.lessThan(previous ?? 0);
    await turnBy(grid, 'pager-next');
    await untilShown(grid, 12, 24);
    expect(visibleCells(grid)[0]?.rect.x).to.be.greaterThan(visibleCells(grid)[1]?.rect.x ?? 0);
  });

  it('gives axe nothing to find', async () => {
    const grid = createGrid({ ...PAGED, items: namedItems(100) });
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
    await clickItem(grid, 5);
    await press('PageDown');
    await untilPage(grid, 2);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });

  it('has no sections, and says so', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warnings.push(String(message));
    const sections = [{ key: 'a', length: 100 }];
    const grid = createGrid({ ...PAGED, items: namedItems(100), sections });
    await untilShown(grid, 0, 12);
    console.warn = warn;
    expect(grid.shadowRoot?.querySelectorAll('[part=section]').length).to.equal(0);
    expect(warnings.filter((message) => message.includes('sections')).length).to.equal(1);
  });

  it('warns of what is no mode, no page and no page size', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warnings.push(String(message));
    const grid = document.createElement('mass-image-grid');
    grid.setAttribute('mode', 'book');
    grid.setAttribute('page-size', 'many');
    grid.setAttribute('page', '0');
    document.body.append(grid);
    await grid.updateComplete;
    grid.remove();
    console.warn = warn;
    expect(warnings.filter((message) => /mode|page/.test(message)).length).to.equal(3);
  });
});
