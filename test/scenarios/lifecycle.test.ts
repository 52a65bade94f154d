import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { wheel } from '../support/engine.js';
import { fixtureUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { nextFrame, until } from '../support/until.js';

async function expectRightPictures(grid: MassImageGrid): Promise<void> {
  await settled(grid);
  const cells = await readShownCells(grid);
  expect(cells.length).to.be.greaterThan(0);
  expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
}

function attach(element: HTMLElement): void {
  document.body.append(element);
  after(() => element.remove());
}

describe('lifecycle', () => {
  it('starts from markup set by innerHTML', async () => {
    const holder = document.createElement('div');
    holder.innerHTML = '<mass-image-grid cell-size="80" gap="2" fit="contain" label="From markup"></mass-image-grid>';
    attach(holder);
    const grid = holder.firstElementChild as MassImageGrid;
    grid.items = patternItems(100);
    await settled(grid);
    expect([grid.cellSize, grid.gap, grid.fit, grid.label]).to.deep.equal([80, 2, 'contain', 'From markup']);
    holder.remove();
  });

  it('lays out with the frame that shows it, not in the task that puts it in', async () => {
    const grid = createGrid({ items: patternItems(100) });
    await grid.updateComplete;
    expect(grid.stats.cells).to.equal(0);
    await nextFrame();
    await nextFrame();
    expect(grid.stats.cells).to.be.greaterThan(0);
  });

  it('keeps properties that were set before its definition', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<mass-image-grid></mass-image-grid>';
    attach(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const page = frame.contentDocument as Document;
    const grid = page.querySelector('mass-image-grid') as MassImageGrid;
    Object.assign(grid, { items: ['/a.jpg', '/b.jpg'], cellSize: 50 });
    const script = page.createElement('script');
    script.type = 'module';
    script.src = new URL('../../src/index.ts', import.meta.url).href;
    page.head.append(script);
    await until(() => grid.stats?.cells === 2);
    expect(grid.cellSize).to.equal(50);
    frame.remove();
  });

  it('shows its place again after it was moved in the document', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    await settled(grid);
    grid.scrollToIndex(5000);
    await settled(grid);
    const { scrollOffset } = grid;
    const { alive } = grid.stats.workers;
    const elsewhere = document.createElement('section');
    attach(elsewhere);
    elsewhere.append(grid);
    await expectRightPictures(grid);
    expect(grid.scrollOffset).to.equal(scrollOffset);
    expect(grid.stats.workers).to.deep.equal({ alive, restarted: 0 });
  });

  it('shows its place again after it was not displayed', async () => {
    const grid = createGrid({ items: patternItems(1_000_000) });
    await settled(grid);
    grid.scrollToIndex(500_000);
    await settled(grid);
    const { scrollOffset } = grid;
    grid.style.display = 'none';
    await nextFrame();
    await nextFrame();
    grid.style.display = '';
    await expectRightPictures(grid);
    expect(grid.scrollOffset).to.equal(scrollOffset);
  });

  it('goes where it was sent while it was not displayed', async () => {
    const grid = createGrid({ items: patternItems(100) });
    await settled(grid);
    grid.style.display = 'none';
    grid.items = patternItems(100_000);
    grid.scrollToIndex(50_000);
    grid.style.display = '';
    await expectRightPictures(grid);
    expect((await readShownCells(grid))[0]?.index).to.equal(50_000);
  });

  it('goes where it was sent before it was in the page', async () => {
    const grid = document.createElement('mass-image-grid');
    grid.items = patternItems(100_000);
    grid.cellSize = 100;
    grid.style.cssText = 'position:absolute;inset:0 auto auto 0;inline-size:480px;block-size:400px';
    grid.scrollToIndex(50_000);
    expect(() => grid.scrollToIndex(100_000)).to.throw(RangeError, 'index must be from 0 to 99999');
    document.body.append(grid);
    await expectRightPictures(grid);
    expect((await readShownCells(grid))[0]?.index).to.equal(50_000);
    grid.remove();
  });

  it('stops to load a list that nobody waits for, and loads it when it comes back', async () => {
    const ledger = crypto.randomUUID();
    const grid = createGrid();
    grid.src = fixtureUrl('slow/1.jpg', { ledger });
    await until(async () => (await requestsOf(ledger)).inFlight === 1);
    const parent = document.createElement('div');
    attach(parent);
    parent.append(grid);
    await nextFrame();
    await nextFrame();
    expect(await requestsOf(ledger)).to.deep.include({ started: 1, aborted: 0 });
    grid.remove();
    await until(async () => (await requestsOf(ledger)).aborted === 1);
    document.body.append(grid);
    await until(async () => (await requestsOf(ledger)).started === 2);
  });

  it('keeps the focus when it is moved by an engine that can move', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    const parent = document.createElement('div') as HTMLElement & { moveBefore?(node: Node, next: Node | null): void };
    attach(parent);
    if (!parent.moveBefore) return;
    grid.scrollToIndex(400);
    await settled(grid);
    grid.focus();
    const focused = grid.shadowRoot?.activeElement;
    expect(focused?.role).to.equal('gridcell');
    parent.moveBefore(grid, null);
    await expectRightPictures(grid);
    expect(grid.shadowRoot?.activeElement).to.equal(focused);
    expect((await readShownCells(grid))[0]?.index).to.equal(400);
  });

  it('falls back to the defaults when attributes are taken away, without a word', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    const grid = createGrid({ items: patternItems(100) });
    for (const name of ['cell-size', 'fit', 'workers', 'gap']) {
      grid.setAttribute(name, name === 'fit' ? 'none' : '3');
      grid.removeAttribute(name);
    }
    await grid.updateComplete;
    console.warn = warn;
    expect(warnings).to.deep.equal([]);
  });

  it('starts again after it was taken away and brought back', async () => {
    const grid = createGrid({ items: patternItems(1000) });
    await settled(grid);
    grid.scrollToIndex(400);
    await settled(grid);
    grid.remove();
    await until(() => grid.stats.workers.alive === 0);
    document.body.append(grid);
    await expectRightPictures(grid);
    expect((await readShownCells(grid))[0]?.index).to.equal(400);
  });

  it('fills a flex item and a grid cell', async () => {
    for (const display of ['flex', 'grid']) {
      const parent = document.createElement('div');
      parent.style.cssText = `display:${display};inline-size:600px;block-size:300px`;
      attach(parent);
      const grid = createGrid({ items: patternItems(1000) }, 'position:static;flex:1;inline-size:auto;block-size:100%');
      parent.append(grid);
      await settled(grid);
      expect([grid.offsetWidth, grid.offsetHeight], display).to.deep.equal([600, 300]);
      grid.remove();
    }
  });

  it('works in the shadow root of another element', async () => {
    const host = document.createElement('div');
    attach(host);
    const root = host.attachShadow({ mode: 'open' });
    const grid = createGrid({ items: patternItems(1000) });
    root.append(grid);
    const ranges: Event[] = [];
    document.body.addEventListener('range-change', (event) => ranges.push(event), { once: true });
    await expectRightPictures(grid);
    expect(ranges).to.have.length(1);
  });

  it('takes the images between its tags as items', async () => {
    const grid = document.createElement('mass-image-grid');
    grid.style.cssText = 'position:absolute;inset:0 auto auto 0;inline-size:480px;block-size:400px';
    grid.cellSize = 100;
    grid.innerHTML = '<img src="/fixtures/pattern/3.jpg" alt="Three"><img src="/fixtures/pattern/4.jpg" alt="Four">';
    attach(grid);
    await settled(grid);
    expect((await readShownCells(grid)).map(({ shown }) => shown)).to.deep.equal([3, 4]);
    grid.insertAdjacentHTML('beforeend', '<img src="/fixtures/pattern/5.jpg" alt="Five">');
    await until(() => grid.stats.items === 3);
    await settled(grid);
    expect((await readShownCells(grid)).map(({ shown }) => shown)).to.deep.equal([3, 4, 5]);
    grid.remove();
  });

  it('shares the workers with the other grids of the page', async () => {
    const first = createGrid({ items: patternItems(1000), workers: 2 });
    const second = createGrid({ items: patternItems(1000), workers: 2 }, 'inset-block-start:200px');
    await settled(first);
    await settled(second);
    expect(first.stats.workers.alive).to.equal(2);
    first.remove();
    await wheel({ x: 200, y: 400 }, 300);
    await settled(second);
    expect(second.stats.workers.alive).to.equal(2);
  });

  it('warns once about a property that makes no sense, and shows the default', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    const grid = createGrid({ items: patternItems(10), cellSize: -5 });
    Object.assign(grid, { fit: 'stretchy', items: 42 });
    await grid.updateComplete;
    grid.requestUpdate();
    await grid.updateComplete;
    console.warn = warn;
    expect(warnings).to.have.length(3);
    expect(warnings.join('\n')).to.include('got -5').and.include('got stretchy').and.include('got Number');
  });
});
