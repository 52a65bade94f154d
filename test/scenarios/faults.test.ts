import { expect } from 'chai';
import type { ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { collectErrors, withNeighbours } from '../support/faults.js';
import { crossOrigin, fixtureUrl, patternUrl } from '../support/fixtures.js';
import { cellsOf, createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

async function expectNeighbours(grid: MassImageGrid): Promise<void> {
  const shown = (await readShownCells(grid)).map((cell) => cell.shown);
  expect([shown[0], shown[2], shown[3]]).to.deep.equal([0, 2, 3]);
}

async function failureOf(src: string): Promise<{ grid: MassImageGrid; event: ItemErrorEvent }> {
  const grid = createGrid({ items: withNeighbours(src) });
  const errors = collectErrors(grid);
  await settled(grid);
  await until(() => errors.length > 0);
  expect(errors).to.have.length(1);
  return { grid, event: errors[0] as ItemErrorEvent };
}

const UNFETCHED =
  'The picture could not be fetched: no answer, or one that the browser withholds (no CORS, a redirect to another scheme)';

describe('faults', () => {
  it('tells of an address that the server does not know, and shows the neighbours', async () => {
    const { grid, event } = await failureOf(fixtureUrl('status/404'));
    expect([event.index, event.key, event.cause.name]).to.deep.equal([1, fixtureUrl('status/404'), 'HttpError']);
    expect(event.cause.message).to.include('404');
    const cell = cellsOf(grid)[1];
    expect(cell?.part.contains('error')).to.equal(true);
    expect(cell?.ariaLabel).to.include('404');
    await expectNeighbours(grid);
  });

  it('tells of everything that can be wrong by its name, and shows the neighbours', async () => {
    const wrong = [
      [fixtureUrl('status/500'), 'HttpError', 'The server answered 500 Internal Server Error'],
      [fixtureUrl('not-an-image.jpg'), 'UnsupportedImageError', 'The file is a web page or XML'],
      [fixtureUrl('empty.jpg'), 'UnsupportedImageError', 'The file is empty'],
      [fixtureUrl('broken-off'), 'NetworkError', UNFETCHED],
      ['http://localhost:59871/nobody-listens.jpg', 'NetworkError', UNFETCHED],
      [fixtureUrl('slow/1.jpg'), 'TimeoutError', 'The server sent nothing for 1 s'],
    ] as const;
    const items = wrong.flatMap(([url], i) => [patternUrl(2 * i), url]);
    const grid = createGrid({ items, limits: { stallMs: 1000 } });
    const errors = collectErrors(grid);
    await settled(grid);
    await until(() => errors.length === wrong.length);
    const told = errors.sort((a, b) => a.index - b.index).map(({ index, cause }) => [index, cause.name, cause.message]);
    expect(told).to.deep.equal(wrong.map(([, name, message], i) => [2 * i + 1, name, message]));
    const shown = (await readShownCells(grid)).map((cell) => cell.shown);
    expect(shown).to.deep.equal(items.map((_, index) => (index % 2 === 0 ? index : undefined)));
  });

  it('tells of a scheme that it does not take pictures from', async () => {
    const { grid, event } = await failureOf('javascript:alert(1)');
    expect(event.cause.message).to.equal('Pictures are not taken from javascript: addresses');
    await expectNeighbours(grid);
  });

  it('tells of an item without an address', async () => {
    const { event } = await failureOf('');
    expect(event.cause.message).to.equal('The item has no src');
  });

  it('settles when everything in view has failed', async () => {
    let isSettled = false;
    const grid = createGrid({ items: [fixtureUrl('status/403'), fixtureUrl('status/404')] });
    grid.addEventListener('settled', () => {
      isSettled = true;
    });
    await until(() => isSettled);
    expect(grid.stats.requests).to.deep.include({ failed: 2, queued: 0, running: 0 });
  });

  it('shows SVG, which no worker can decode', async () => {
    const grid = createGrid({ items: withNeighbours(fixtureUrl('svg/1.svg')) });
    const errors = collectErrors(grid);
    await settled(grid);
    await until(async () => (await readShownCells(grid))[1]?.shown === 1);
    expect(errors).to.deep.equal([]);
    await expectNeighbours(grid);
  });

  it('shows images of another origin that sends no CORS headers', async () => {
    const grid = createGrid({ items: withNeighbours(crossOrigin(patternUrl(1))) });
    await settled(grid);
    await until(async () => (await readShownCells(grid))[1]?.shown === 1);
    await expectNeighbours(grid);
  });

  it('refuses them where CORS was asked for', async () => {
    const grid = createGrid({ items: withNeighbours(crossOrigin(patternUrl(1))), crossOrigin: 'anonymous' });
    const errors = collectErrors(grid);
    await settled(grid);
    expect(errors.map(({ cause }) => cause.name)).to.deep.equal(['NetworkError']);
    await expectNeighbours(grid);
  });

  it('paints files as it paints addresses', async () => {
    const blob = await (await fetch(patternUrl(1, 'png'))).blob();
    const grid = createGrid({ items: withNeighbours(new File([blob], 'one.png')) });
    await settled(grid);
    expect((await readShownCells(grid)).map(({ shown }) => shown)).to.deep.equal([0, 1, 2, 3]);
  });

  it('takes the image away from a cell that is recycled', async () => {
    const grid = createGrid({ items: { length: 10_000, item: (index) => fixtureUrl(`svg/${index}.svg`) } });
    await settled(grid);
    await until(() => grid.shadowRoot?.querySelector('.cell img'));
    const images = [...(grid.shadowRoot?.querySelectorAll('.cell img') ?? [])];
    grid.items = patternItems(10_000);
    await settled(grid);
    expect(grid.shadowRoot?.querySelector('.cell img')).to.equal(null);
    expect(images.some((image) => image.hasAttribute('src'))).to.equal(false);
  });

  it('tells of a list that cannot be loaded', async () => {
    const grid = createGrid();
    const error = new Promise<ErrorEvent>((resolve) => grid.addEventListener('error', resolve, { once: true }));
    grid.src = fixtureUrl('status/500');
    expect((await error).message).to.include('500');
  });
});
