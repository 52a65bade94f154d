import { expect } from 'chai';
import type { MassImageGrid, StateLook } from '../../src/index.js';
import { screenshot } from '../support/engine.js';
import { patternUrl } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const LOOKS: StateLook[] = [
  { background: 'rgb(90 90 90)', alt: 'unknown' },
  { background: 'rgb(0 255 0)', alt: 'up' },
  { background: 'rgb(255 0 0)', alt: 'down' },
];
const COLORS = [
  [90, 90, 90],
  [0, 255, 0],
  [255, 0, 0],
];

/** A wall of cells of 40 px that show their state alone. */
async function createWall(length: number, properties = {}): Promise<MassImageGrid> {
  const items = { length, item: (index: number) => ({ alt: `Server ${index}` }) };
  const grid = createGrid({ items, cellSize: 40, overscan: 100, ...properties });
  grid.states = LOOKS;
  grid.setStates({ start: 0, end: length }, new Uint8Array(length));
  await settled(grid);
  return grid;
}

/** States of the items in view, as their pixels tell. */
async function shownStates(grid: MassImageGrid): Promise<number[]> {
  const image = await screenshot(new DOMRect(0, 0, 480, 400));
  return visibleCells(grid).map(({ rect }) => {
    const at = (Math.round(rect.y + rect.height / 2) * image.width + Math.round(rect.x + rect.width / 2)) * 4;
    return COLORS.findIndex((color) => color.every((value, i) => Math.abs(value - (image.data[at + i] ?? 0)) < 9));
  });
}

const frames = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** Nothing tells when a painter has drawn a state: it is looked at until it is there. */
async function shows(grid: MassImageGrid, expected: (index: number) => number): Promise<void> {
  await settled(grid);
  const indexes = visibleCells(grid).map(({ index }) => index);
  expect(indexes.length).to.be.greaterThan(40);
  const wanted = indexes.map(expected).join('');
  let shown = '';
  const isThere = async () => {
    shown = (await shownStates(grid)).join('');
    return shown === wanted;
  };
  await until(isThere, () => `${shown} in place of ${wanted}`);
}

describe('setStates()', () => {
  it('shows states of a range, of single items, and of an array that is changed in place', async () => {
    const grid = await createWall(1000);
    await shows(grid, () => 0);
    grid.setStates({ start: 3, end: 6 }, [1, 2, 1]);
    await shows(grid, (index) => [0, 0, 0, 1, 2, 1][index] ?? 0);
    grid.setStates(new Map([[20, 2]]));
    await shows(grid, (index) => (index === 20 ? 2 : ([0, 0, 0, 1, 2, 1][index] ?? 0)));
    const states = new Uint8Array(1000).fill(1);
    grid.setStates({ start: 0, end: 1000 }, states);
    await shows(grid, () => 1);
    states[7] = 2;
    grid.refresh({ start: 7, end: 8 });
    await shows(grid, (index) => (index === 7 ? 2 : 1));
  });

  it('names items with their state', async () => {
    const grid = await createWall(100);
    grid.setStates(new Map([[1, 2]]));
    await shows(grid, (index) => (index === 1 ? 2 : 0));
    const names = visibleCells(grid).map(({ element }) => element.ariaLabel);
    expect(names.slice(0, 2)).to.deep.equal(['Server 0, unknown', 'Server 1, down']);
  });

  it('draws over what is there: no row is assigned anew, however many states change', async () => {
    const grid = await createWall(100_000);
    const stale: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target } of records) stale.push((target as Element).className);
    });
    observer.observe(grid.shadowRoot as ShadowRoot, { subtree: true, attributeFilter: ['class'] });
    const states = new Uint8Array(100_000);
    for (let round = 1; round <= 20; round++) {
      for (let i = 0; i < 500; i++) states[(i * 197 + round) % 100_000] = (round + i) % 3;
      grid.setStates({ start: 0, end: states.length }, states);
      await frames(1);
    }
    await shows(grid, (index) => states[index] ?? -1);
    observer.disconnect();
    expect(stale.filter((name) => name.includes('stale'))).to.deep.equal([]);
  });

  it('looks at what is near alone, and once, however often states change within a frame', async () => {
    const asked: number[] = [];
    const item = (index: number) => {
      asked.push(index);
      return { alt: `Server ${index}` };
    };
    const grid = await createWall(1_000_000, { items: { length: 1_000_000, item } });
    await frames(2);
    const kept = grid.stats.cells;
    asked.length = 0;
    for (let round = 0; round < 100; round++) {
      const changes = Array.from({ length: 100 }, (_, i): [number, number] => [(i * 7919 + round) % 1_000_000, 1]);
      grid.setStates(new Map([...changes, [round, 2]]));
    }
    expect(asked, 'nothing is drawn before the frame').to.deep.equal([]);
    await frames(2);
    expect(asked.length).to.be.within(1, kept);
    expect(new Set(asked).size).to.equal(asked.length);
    await shows(grid, (index) => (index < 100 ? 2 : 0));
  });

  it('keeps states with their items when others are put in', async () => {
    const grid = await createWall(200);
    grid.setStates(new Map([[5, 2]]));
    (grid.items as { length: number }).length = 203;
    grid.refresh({ start: 0, removed: 0, inserted: 3 });
    await settled(grid);
    grid.scrollToIndex(0);
    await shows(grid, (index) => (index === 8 ? 2 : 0));
  });

  it('changes the pictures of items, and leaves those of others alone', async () => {
    const grid = createGrid({ items: patternItems(30) });
    grid.states = [undefined as unknown as StateLook, { src: patternUrl(77) }, { src: patternUrl(78) }];
    await settled(grid);
    const { finished } = grid.stats.requests;
    grid.setStates(new Map([[2, 1]]));
    await frames(2);
    // The one before comes too late.
    grid.setStates(new Map([[2, 2]]));
    await frames(2);
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => (index === 2 ? 78 : index)));
    expect(grid.stats.requests.finished + grid.stats.requests.aborted - finished).to.be.at.most(2);
  });

  it('shows the last state in walls of low cells as well', async () => {
    const grid = await createWall(1_000_000, { cellSize: 10, gap: 0 });
    const states = new Uint8Array(1_000_000).fill(1);
    grid.setStates({ start: 0, end: states.length }, states);
    const index = grid.indexAtPoint(205, 105) ?? -1;
    grid.setStates(new Map([[index, 2]]));
    const colorAt = async (x: number) => [...(await screenshot(new DOMRect(x, 105, 1, 1))).data.slice(0, 3)];
    await until(async () => String(await colorAt(205)) === String(COLORS[2]));
    expect(await colorAt(225)).to.deep.equal(COLORS[1]);
  });

  it('refuses what is no state', async () => {
    const grid = await createWall(10);
    const refused = (change: () => void) => expect(change);
    refused(() => grid.setStates({ start: 0, end: 2 }, [0, 256])).to.throw(RangeError, 'whole number from 0 to 255');
    refused(() => grid.setStates({ start: 9, end: 11 }, [0, 1])).to.throw(RangeError, '9 to 11 of 10');
    refused(() => grid.setStates(new Map([[10, 1]]))).to.throw(RangeError, 'there is no item 10');
    refused(() => grid.setStates([1, 2] as never)).to.throw(TypeError, 'as a Map');
  });
});
