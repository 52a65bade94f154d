import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { fixtureUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { attach, expectRightPictures } from '../support/own-page.js';
import { nextFrame, until } from '../support/until.js';

describe('what a grid is set up with', () => {
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
