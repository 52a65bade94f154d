import { expect } from 'chai';
import type { ImageItem, MassImageGrid } from '../../src/index.js';
import { engine, screenshot } from '../support/engine.js';
import { fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const ITEMS: ImageItem[] = Array.from({ length: 8 }, () => ({ text: 'iiii', color: '#fff', background: '#070' }));

/** What a family is called has to be new: faces that were loaded once stay. */
let families = 0;
const styles: HTMLStyleElement[] = [];

afterEach(() => {
  for (const style of styles.splice(0)) style.remove();
});

/** Declares a font in which all characters are filled squares. */
function declareFont(src: string): string {
  const family = `Blocks ${++families}`;
  const style = document.createElement('style');
  // The address is relative to the document, which a worker does not know.
  style.textContent = `@media all { @font-face { font-family: "${family}"; src: ${src} } }`;
  styles.push(style);
  document.head.append(style);
  return family;
}

function gridIn(family: string, items: ImageItem[] = ITEMS): MassImageGrid {
  return createGrid({ items, cellSize: 90 }, `font: 40px "${family}", sans-serif`);
}

/** Share of the first cell's green that letters cover: thin strokes of the letter i, or squares. */
async function inkOf(grid: MassImageGrid): Promise<number> {
  const cell = visibleCells(grid).find(({ index }) => index === 0);
  if (!cell) return 0;
  const { data } = await screenshot(cell.rect);
  const [white, green] = [countOf(data, 200, 256), countOf(data, 0, 50)];
  // Before it is drawn the cell is as white as the page.
  return green > data.length / 40 ? white / (white + green) : 0;
}

/** Pixels whose red and blue are in a range. */
function countOf(data: Uint8ClampedArray, from: number, to: number): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, , blue = 0] = data.subarray(at, at + 3);
    if (red >= from && red < to && blue >= from && blue < to) count++;
  }
  return count;
}

const hasFontsInWorkers = async () => {
  const file = URL.createObjectURL(new Blob(['postMessage("fonts" in self)']));
  const worker = new Worker(file);
  const answer = await new Promise<boolean>((resolve) =>
    worker.addEventListener('message', ({ data }) => resolve(data)),
  );
  worker.terminate();
  return answer;
};

describe('texts in fonts of the page', () => {
  before(async function () {
    if (!(await hasFontsInWorkers())) this.skip();
  });

  it('are set in a font that only a stylesheet names', async () => {
    const address = new URL(fixtureUrl('blocks.ttf', { ledger: 'blocks' }));
    const family = declareFont(`url(${address.pathname}${address.search}) format("truetype")`);
    const grid = gridIn(family);
    await settled(grid);
    await until(async () => (await inkOf(grid)) > 0.15);
    expect((await requestsOf('blocks')).started).to.be.at.least(1);
  });

  it('are set in the next font of the list where it cannot be had', async () => {
    const grid = gridIn(declareFont(`url(${fixtureUrl('status/404')})`));
    await settled(grid);
    await until(async () => (await inkOf(grid)) > 0.005);
    expect(await inkOf(grid)).to.be.below(0.15);
  });

  it('are set anew when the font is declared after they were shown', async function () {
    // It tells nobody that a font has come: no `loadingdone` (WebKitGTK 2.50). The next layout finds it.
    if (engine === 'webkit') this.skip();
    const grid = gridIn(`Blocks ${families + 1}`);
    await settled(grid);
    await until(async () => (await inkOf(grid)) > 0.005);
    const family = declareFont(`url(${fixtureUrl('blocks.ttf')})`);
    // As an element of the page that is set in it does.
    await document.fonts.load(`16px "${family}"`);
    await until(async () => (await inkOf(grid)) > 0.15);
  });

  it('are set in it on pictures, too', async () => {
    const badge = { src: patternUrl(5), text: 'i', color: '#fff', background: '#000' };
    const badgeInk = async (grid: MassImageGrid) => {
      const rect = visibleCells(grid)[0]?.rect ?? new DOMRect();
      const { data } = await screenshot(new DOMRect(rect.right - 30, rect.bottom - 30, 30, 30));
      return countOf(data, 240, 256);
    };
    const plain = gridIn('sans-serif', [badge]);
    await settled(plain);
    const before = await badgeInk(plain);
    plain.remove();
    const squares = gridIn(declareFont(`url(${fixtureUrl('blocks.ttf')})`), [badge]);
    await settled(squares);
    await until(async () => (await badgeInk(squares)) > 2 * before + 20);
  });
});
