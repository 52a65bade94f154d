import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { collectErrors, withNeighbours } from '../support/faults.js';
import { patternUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const svgFile = (content: string, attributes = 'width="200" height="200"') =>
  new File(
    [`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}<rect width="200" height="200"/></svg>`],
    'x.svg',
  );

/** Ten million rectangles in 2 kB: an `<img>` of it holds the page up for a minute. */
function useBomb(): File {
  const levels = Array.from({ length: 7 }, (_, level) => {
    return `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(10)}</g>`;
  });
  return svgFile(`<g id="a0"><rect width="1" height="1"/></g>${levels.join('')}<use href="#a7"/>`);
}

const imagesOf = (grid: MassImageGrid) => [...(grid.shadowRoot?.querySelectorAll<HTMLImageElement>('.cell img') ?? [])];

describe('rescue', () => {
  it('shows a JPEG that is cut off, as far as it goes', async () => {
    const bytes = await (await fetch(patternUrl(1, 'jpg', { size: 512 }))).arrayBuffer();
    const grid = createGrid({ items: withNeighbours(new File([bytes.slice(0, bytes.byteLength - 200)], 'cut.jpg')) });
    const errors = collectErrors(grid);
    await settled(grid);
    const shown = (await readShownCells(grid)).map((cell) => cell.shown);
    expect([shown[0], shown[2], shown[3]]).to.deep.equal([0, 2, 3]);
    const isPainted = imagesOf(grid).every((image) => image.naturalWidth === 512);
    expect([isPainted, errors]).to.deep.equal([true, []]);
  });

  it('refuses an SVG that would hold the page up, and paints its neighbours', async () => {
    const grid = createGrid({ items: withNeighbours(useBomb()) });
    const errors = collectErrors(grid);
    await settled(grid);
    expect(errors.map(({ index, cause }) => [index, cause.name])).to.deep.equal([[1, 'SvgTooComplexError']]);
    expect(errors[0]?.cause.message).to.match(/comes to .* limit 4 MB/);
    const shown = (await readShownCells(grid)).map((cell) => cell.shown);
    expect([shown[0], shown[2], shown[3]]).to.deep.equal([0, 2, 3]);
    expect(imagesOf(grid)).to.deep.equal([]);
  });

  it('refuses an SVG of more bytes than the grid allows', async () => {
    const grid = createGrid({ items: [{ src: svgFile(`<!--${'x'.repeat(2000)}-->`) }], limits: { svgBytes: 1024 } });
    const errors = collectErrors(grid);
    await settled(grid);
    await until(() => errors.length === 1);
    const { name, message } = errors[0]?.cause ?? {};
    expect(name).to.equal('ImageTooLargeError');
    expect(message).to.match(/^The file has 2\.\d kB or more, the limit is 1 kB$/);
  });

  it('runs no script of an SVG, and loads nothing for it', async () => {
    const ledger = crypto.randomUUID();
    const external = patternUrl(1, 'png', { ledger });
    const page = window as { isScriptRun?: boolean };
    const script = 'top.isScriptRun = parent.isScriptRun = true';
    const file = svgFile(
      `<script>${script}</script><image href="${external}" width="9" height="9"/>
       <style>@import url("${external}"); rect { fill: url("${external}#a") }</style>
       <foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${external}"/></foreignObject>`,
      `width="200" height="200" onload="${script}"`,
    );
    const grid = createGrid({ items: [{ src: file }, patternUrl(2)] });
    const errors = collectErrors(grid);
    await settled(grid);
    await until(() => imagesOf(grid).every((image) => image.complete) && imagesOf(grid).length === 1);
    expect(errors).to.deep.equal([]);
    expect(page.isScriptRun).to.equal(undefined);
    expect((await requestsOf(ledger)).started).to.equal(0);
  });

  it('shows an SVG that says an enormous size', async () => {
    const grid = createGrid({ items: withNeighbours(svgFile('', 'width="100000000" height="100000000"')) });
    const errors = collectErrors(grid);
    await settled(grid);
    expect(errors).to.deep.equal([]);
    const shown = (await readShownCells(grid)).map((cell) => cell.shown);
    expect([shown[0], shown[2], shown[3]]).to.deep.equal([0, 2, 3]);
  });

  it('counts as a running request until the image is there', async () => {
    const grid = createGrid({ items: [{ src: svgFile('') }] });
    const runningAtFirst = await new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (imagesOf(grid).length === 0) return;
        observer.disconnect();
        resolve(grid.stats.requests.running);
      }).observe(grid.shadowRoot as ShadowRoot, { childList: true, subtree: true });
    });
    expect(runningAtFirst).to.equal(1);
    await settled(grid);
    expect(imagesOf(grid).map(({ complete }) => complete)).to.deep.equal([true]);
  });
});
