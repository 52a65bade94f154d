import { expect } from 'chai';
import type { ItemErrorEvent, MassImageGrid } from '../../src/index.js';
import { patternUrl } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { PatchedWorkers } from '../support/patched-workers.js';
import { until } from '../support/until.js';

/** Ends the worker as an exception in its message handler does, as soon as it asks for such a picture. */
const CRASHING = `
const original = self.fetch;
self.fetch = (url, options) => {
  if (!String(url).includes('deadly')) return original(url, options);
  setTimeout(() => { throw new Error('out of memory'); });
  return new Promise(() => {});
};`;

/** Decodes a file of \`byteLength\` for ever, whatever decodes it. */
const hanging = (byteLength: number) => `
const { createImageBitmap: original, ImageDecoder: Original } = self;
self.createImageBitmap = (source, ...rest) =>
  source.size === ${byteLength} ? new Promise(() => {}) : original.call(self, source, ...rest);
if (Original) self.ImageDecoder = class extends Original {
  #isHung;
  constructor(init) {
    const isHung = init.data.byteLength === ${byteLength};
    super(init);
    this.#isHung = isHung;
  }
  decode() { return this.#isHung ? new Promise(() => {}) : super.decode(); }
};`;

const deadlyUrl = (name: string) => patternUrl(1, 'jpg', { ledger: `deadly-${name}-${crypto.randomUUID()}` });

/** Two dozen items, of which those at the given places are others. */
function itemsWith(others: Record<number, string>): string[] {
  return Array.from({ length: 24 }, (_, index) => others[index] ?? patternUrl(index));
}

function errorsOf(grid: MassImageGrid): ItemErrorEvent[] {
  const errors: ItemErrorEvent[] = [];
  grid.addEventListener('item-error', (event) => errors.push(event));
  return errors;
}

/** Workers that were started anew since: the page counts them for all its grids. */
async function restartsOf(grid: MassImageGrid): Promise<() => number> {
  await grid.updateComplete;
  const { restarted } = grid.stats.workers;
  return () => grid.stats.workers.restarted - restarted;
}

async function expectShown(grid: MassImageGrid, except: readonly number[]): Promise<void> {
  const cells = await readShownCells(grid);
  expect(cells.length).to.be.greaterThan(10);
  const expected = cells.map(({ index }) => ({ index, shown: except.includes(index) ? undefined : index }));
  expect(cells).to.deep.equal(expected);
}

/** Nothing is left to be answered, and every bitmap is counted. */
function expectNothingLost({ stats: { requests, bitmaps } }: MassImageGrid): void {
  expect([requests.queued, requests.running]).to.deep.equal([0, 0]);
  expect(bitmaps.created - bitmaps.closed).to.equal(bitmaps.held);
}

describe('a picture that ends the worker', () => {
  it('is found among all that were under way, and costs the others nothing', async () => {
    new PatchedWorkers(CRASHING);
    const grid = createGrid({ items: itemsWith({ 6: deadlyUrl('one') }), workers: 2 });
    const errors = errorsOf(grid);
    const restarts = await restartsOf(grid);
    await until(() => errors.length > 0, '', 15_000);
    await settled(grid);
    expect(errors.map(({ index, cause }) => [index, cause.name])).to.deep.equal([[6, 'PainterLostError']]);
    expect(errors[0]?.cause.message).to.match(/^Decoding http.*deadly-one.* ended a worker 2 times$/);
    await expectShown(grid, [6]);
    expectNothingLost(grid);
    expect(restarts()).to.be.within(2, 3);
  });

  it('is found beside another one', async () => {
    new PatchedWorkers(CRASHING);
    const grid = createGrid({ items: itemsWith({ 1: deadlyUrl('a'), 2: deadlyUrl('b') }), workers: 1 });
    const errors = errorsOf(grid);
    await until(() => errors.length > 1, '', 15_000);
    await settled(grid);
    expect(errors.map(({ index }) => index).sort()).to.deep.equal([1, 2]);
    await expectShown(grid, [1, 2]);
    expectNothingLost(grid);
  });

  it('is not tried again when it comes back into view, but when it is asked for', async () => {
    const workers = new PatchedWorkers(CRASHING);
    const grid = createGrid({ items: itemsWith({ 0: deadlyUrl('back') }), workers: 1 });
    const errors = errorsOf(grid);
    await until(() => errors.length > 0, '', 15_000);
    await settled(grid);
    const restarts = await restartsOf(grid);
    grid.items = itemsWith({});
    await settled(grid);
    grid.items = itemsWith({ 0: String(errors[0]?.key) });
    await until(() => errors.length === 2);
    expect(restarts()).to.equal(0);
    workers.restore();
    for (const worker of workers.started) worker.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
    await until(() => restarts() === 1 && grid.stats.workers.alive === 1);
    expect(grid.retry(0)).to.equal(1);
    await settled(grid);
    expect(errors).to.have.length(2);
    expect((await readShownCells(grid))[0]?.shown).to.equal(1);
  });
});

describe('a picture whose decoding does not end', () => {
  it('is given up, with the worker that it holds, and costs the others nothing', async () => {
    const odd = patternUrl(1, 'jpg', { width: 250, height: 230 });
    const { byteLength } = await (await fetch(odd)).arrayBuffer();
    new PatchedWorkers(hanging(byteLength));
    const grid = createGrid({ items: itemsWith({ 6: odd }), workers: 1, limits: { decodeMs: 2500 } });
    const errors = errorsOf(grid);
    const restarts = await restartsOf(grid);
    await until(() => errors.length > 0, '', 15_000);
    await until(() => restarts() === 1);
    await settled(grid);
    expect(errors.map(({ index, cause }) => [index, cause.name, cause.message])).to.deep.equal([
      [6, 'DecodeTimeoutError', 'Decoding the picture took longer than 2.5 s'],
    ]);
    await expectShown(grid, [6]);
    expectNothingLost(grid);
    expect(restarts()).to.equal(1);
  });
});

describe('a worker that speaks no sense', () => {
  it('is replaced, and its rows are painted again', async () => {
    const workers = new PatchedWorkers('');
    const grid = createGrid({ items: itemsWith({}), workers: 1 });
    await settled(grid);
    const errors = errorsOf(grid);
    const restarts = await restartsOf(grid);
    workers.started[0]?.dispatchEvent(new MessageEvent('messageerror'));
    await until(() => restarts() === 1 && grid.stats.workers.alive === 1);
    await settled(grid);
    await expectShown(grid, []);
    expect(errors).to.deep.equal([]);
    expectNothingLost(grid);
  });

  it('is replaced when its own code throws over a message', async () => {
    const workers = new PatchedWorkers('');
    const grid = createGrid({ items: itemsWith({}), workers: 1 });
    await settled(grid);
    const restarts = await restartsOf(grid);
    workers.started[0]?.postMessage({ id: 'x', type: 'APPLY', path: [], argumentList: 5 });
    await until(() => restarts() === 1 && grid.stats.workers.alive === 1);
    await settled(grid);
    await expectShown(grid, []);
    expectNothingLost(grid);
  });
});
