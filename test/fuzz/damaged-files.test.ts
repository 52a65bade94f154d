import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { sniff } from '../../workers/sniff/sniff.js';
import { listOf } from '../support/choices.js';
import { cellsOf, createGrid, settled } from '../support/grid.js';
import { type FuzzCase, fuzzCases, fuzzOptions } from './fuzz-cases.js';

const { cases, seed } = await fuzzOptions();

/** Damaged files are cheap to sniff. */
const SNIFFED_PER_SHOWN = 20;
const CELLS = 48;
/** A grid of this many small cells needs no more, whatever the headers say. */
const MAX_BITMAP_BYTES = 64 * 2 ** 20;

function expectSound(bytes: Uint8Array, label: string): void {
  const sniffed = sniff(bytes, true);
  // Nothing of a whole file is left to wait for.
  if (sniffed.state === 'cut') expect.fail(`${label}: cut`);
  if (sniffed.state !== 'raster') return;
  for (const size of [sniffed.header.natural, sniffed.header.stored]) {
    const isSound = !size || [size.width, size.height].every((side) => Number.isInteger(side) && side > 0);
    if (!isSound) expect.fail(`${label}: ${JSON.stringify(size)}`);
  }
}

/** Shows the files, and tells what is wrong with how each of them ended. */
async function showAll(grid: MassImageGrid, files: readonly FuzzCase[]): Promise<string[]> {
  const failures = new Map<number, Error>();
  const onError = ({ index, cause }: { index: number; cause: Error }) => failures.set(index, cause);
  grid.addEventListener('item-error', onError);
  grid.items = files.map(({ name, bytes }) => ({ src: new Blob([bytes]), key: name }));
  await settled(grid);
  grid.removeEventListener('item-error', onError);
  expect(grid.stats.bitmaps.bytes).to.be.lessThan(MAX_BITMAP_BYTES);
  return cellsOf(grid).flatMap((cell, index) => {
    const label = files[index]?.name ?? 'a cell of no file';
    if (cell.part.contains('placeholder')) return [`${label}: still waiting`];
    const cause = failures.get(index);
    const isNamed = cause && cause.name !== 'Error' && cause.message !== '';
    return cell.part.contains('error') && !isNamed ? [`${label}: failed with ${cause}`] : [];
  });
}

describe('damaged files', () => {
  it('are told apart by their first bytes, or are no image', async function () {
    this.timeout(0);
    const next = await fuzzCases(seed);
    for (let left = cases * SNIFFED_PER_SHOWN; left > 0; left--) {
      const { name, bytes } = next();
      expectSound(bytes, name);
    }
  });

  it('are shown, or fail by name, and leave nothing open', async function () {
    this.timeout(0);
    const next = await fuzzCases(seed);
    const grid = createGrid({ cellSize: 48, gap: 2, fit: 'contain' });
    const wrong: string[] = [];
    for (let left = cases; left > 0; left -= CELLS) {
      wrong.push(...(await showAll(grid, listOf(Math.min(CELLS, left), next))));
    }
    expect(wrong).to.deep.equal([]);
    expect(grid.stats.workers.restarted, 'workers that died').to.equal(0);
  });
});
