import { expect } from 'chai';
import type { ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { hover, press } from '../support/engine.js';
import { fixtureUrl, patternUrl } from '../support/fixtures.js';
import { clickItem, focusedIndex, pointOfItem } from '../support/focus.js';
import { cellsOf, createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

/** Missing for so many requests, there afterwards. */
const missing = (index: number, times: number) =>
  fixtureUrl(`flaky/404/${times}/${index}`, { ledger: crypto.randomUUID() });

function errorsOf(grid: MassImageGrid): ItemErrorEvent[] {
  const errors: ItemErrorEvent[] = [];
  grid.addEventListener('item-error', (event) => errors.push(event));
  return errors;
}

async function createFailing(items: readonly string[]): Promise<{ grid: MassImageGrid; errors: ItemErrorEvent[] }> {
  const grid = createGrid({ items });
  const errors = errorsOf(grid);
  await settled(grid);
  return { grid, errors };
}

const shownBy = async (grid: MassImageGrid) => (await readShownCells(grid)).map(({ shown }) => shown);

function tooltipOf(grid: MassImageGrid): string | undefined {
  const tooltip = grid.shadowRoot?.querySelector<HTMLElement>('[role=tooltip]');
  return tooltip?.checkVisibility() ? (tooltip.textContent ?? '') : undefined;
}

describe('retry()', () => {
  it('gives one failed item another chance, and its cell a fresh start', async () => {
    const { grid, errors } = await createFailing([patternUrl(0), missing(1, 1), missing(2, 1), patternUrl(3)]);
    expect(errors.map(({ index }) => index)).to.have.members([1, 2]);
    expect(grid.retry(1)).to.equal(1);
    expect(cellsOf(grid)[1]?.part.value).to.equal('cell placeholder');
    expect(cellsOf(grid)[1]?.ariaLabel).not.to.include('404');
    await settled(grid);
    expect(await shownBy(grid)).to.deep.equal([0, 1, undefined, 3]);
    expect(errors).to.have.length(2);
  });

  it('gives all of them one, and tells when everything is final again', async () => {
    const { grid, errors } = await createFailing([patternUrl(0), missing(1, 1), missing(2, 1), patternUrl(3)]);
    let settledEvents = 0;
    grid.addEventListener('settled', () => settledEvents++);
    expect(grid.retry()).to.equal(2);
    await settled(grid);
    expect(await shownBy(grid)).to.deep.equal([0, 1, 2, 3]);
    expect([errors.length, settledEvents]).to.deep.equal([2, 1]);
    expect(grid.retry()).to.equal(0);
  });

  it('tells of an item that fails again', async () => {
    const { grid, errors } = await createFailing([patternUrl(0), missing(1, 9)]);
    expect(grid.retry()).to.equal(1);
    await settled(grid);
    expect(errors.map(({ index, cause }) => [index, cause.name])).to.deep.equal([
      [1, 'HttpError'],
      [1, 'HttpError'],
    ]);
    expect(cellsOf(grid)[1]?.part.contains('error')).to.equal(true);
  });

  it('asks the source again for an item that it could not give', async () => {
    let isBroken = true;
    const item = (index: number) => {
      if (isBroken && index === 1) throw new Error('no such record');
      return patternUrl(index);
    };
    const grid = createGrid({ items: { length: 4, item } });
    const errors = errorsOf(grid);
    await settled(grid);
    expect(errors.map(({ index, cause }) => [index, cause.name, cause.message])).to.deep.equal([
      [1, 'ItemSourceError', 'The source threw for item 1: no such record'],
    ]);
    expect(errors[0]?.cause.cause).to.have.property('message', 'no such record');
    expect(await shownBy(grid)).to.deep.equal([0, undefined, 2, 3]);
    expect(grid.retry(1)).to.equal(1);
    await until(() => errors.length === 2);
    isBroken = false;
    expect(grid.retry(1)).to.equal(1);
    await settled(grid);
    expect(await shownBy(grid)).to.deep.equal([0, 1, 2, 3]);
  });

  it('leaves alone what has not failed or is far away', async () => {
    const items = { length: 10_000, item: (index: number) => patternUrl(index % 100) };
    const grid = createGrid({ items });
    await settled(grid);
    const { finished } = grid.stats.requests;
    expect([grid.retry(0), grid.retry(9999), grid.retry()]).to.deep.equal([0, 0, 0]);
    await settled(grid);
    expect(grid.stats.requests.finished).to.equal(finished);
  });

  it('throws when it is called wrongly', async () => {
    const { grid } = await createFailing([patternUrl(0)]);
    expect(() => grid.retry(1.5)).to.throw(TypeError, 'index must be a whole number, got 1.5');
    expect(() => grid.retry('0' as unknown as number)).to.throw(TypeError);
    expect(() => grid.retry(1)).to.throw(RangeError, 'index must be from 0 to 0, got 1');
    expect(() => grid.retry(-1)).to.throw(RangeError);
    expect(document.createElement('mass-image-grid').retry()).to.equal(0);
  });
});

describe('an item that cannot be shown', () => {
  const REASON = 'The server answered 404 Not Found';

  async function createWithTitles(): Promise<MassImageGrid> {
    const item = (index: number) => ({ src: fixtureUrl('status/404'), key: index, alt: `Picture ${index}` });
    const grid = createGrid({ items: [item(0), { ...item(1), title: 'Holiday' }, { src: patternUrl(2) }] });
    await settled(grid);
    return grid;
  }

  it('says what is wrong to a pointer that rests on it, below its title', async () => {
    const grid = await createWithTitles();
    await hover(pointOfItem(grid, 0));
    await until(() => tooltipOf(grid) === REASON);
    await hover(pointOfItem(grid, 1));
    await until(() => tooltipOf(grid) === `Holiday\n${REASON}`);
  });

  it('says it to the keyboard too', async () => {
    const grid = await createWithTitles();
    await clickItem(grid, 2);
    await hover({ x: 700, y: 500 });
    await press('ArrowLeft');
    await until(() => focusedIndex(grid) === 1 && tooltipOf(grid) === `Holiday\n${REASON}`);
  });

  it('says it to assistive technology by its name', async () => {
    const grid = await createWithTitles();
    expect(cellsOf(grid)[0]?.ariaLabel).to.equal(`Picture 0 (${REASON})`);
  });

  it('says nothing more once it is shown', async () => {
    const grid = createGrid({ items: [missing(0, 1)] });
    await settled(grid);
    await hover(pointOfItem(grid, 0));
    await until(() => tooltipOf(grid) === REASON);
    grid.retry();
    await settled(grid);
    await until(() => tooltipOf(grid) === undefined);
  });
});
