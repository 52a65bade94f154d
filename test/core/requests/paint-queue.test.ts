import { expect } from 'chai';
import { PaintQueue } from '../../../src/core/requests/paint-queue.js';
import { listOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

const byRow = (row: number) => row;

function queueOf(rows: Record<number, string[]>): PaintQueue<string> {
  const queue = new PaintQueue<string>();
  for (const [row, cells] of Object.entries(rows)) queue.set(Number(row), cells);
  return queue;
}

describe('PaintQueue', () => {
  it('gives the row with the lowest priority first', () => {
    const queue = queueOf({ 1: ['a'], 2: ['b'], 3: ['c'] });
    expect(queue.take(9, (row) => -row).map(({ row }) => row)).to.deep.equal([3, 2, 1]);
  });

  it('gives no more cells than asked for, and the rest of a row later', () => {
    const queue = queueOf({ 1: ['a', 'b', 'c'], 2: ['d'] });
    expect(queue.take(2, byRow)).to.deep.equal([{ row: 1, cells: ['a', 'b'] }]);
    expect(queue.take(2, byRow)).to.deep.equal([
      { row: 1, cells: ['c'] },
      { row: 2, cells: ['d'] },
    ]);
  });

  it('gives nothing when asked for nothing', () => {
    expect(queueOf({ 1: ['a'] }).take(0, byRow)).to.deep.equal([]);
  });

  it('keeps rows without a priority in line', () => {
    const queue = queueOf({ 1: ['a'], 2: ['b'] });
    expect(queue.take(9, (row) => (row === 1 ? undefined : row))).to.deep.equal([{ row: 2, cells: ['b'] }]);
    expect(queue.size).to.equal(1);
  });

  it('replaces what still waits of a row', () => {
    const queue = queueOf({ 1: ['a', 'b'] });
    queue.set(1, ['c']);
    expect(queue.take(9, byRow)).to.deep.equal([{ row: 1, cells: ['c'] }]);
  });

  it('tells how many cells of a row it takes out of line', () => {
    const queue = queueOf({ 1: ['a', 'b'] });
    expect([queue.delete(1), queue.delete(1), queue.size]).to.deep.equal([2, 0, 0]);
  });

  it('does not change the list it was given', () => {
    const cells = ['a', 'b'];
    const queue = new PaintQueue<string>();
    queue.set(1, cells);
    queue.take(2, byRow);
    expect(cells).to.deep.equal(['a', 'b']);
  });

  it('gives every cell exactly once, rows in order, over any turns', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const cells = listOf(20, (row) => listOf(wholeBetween(random, 0, 6), (column) => `${row}:${column}`));
      const queue = new PaintQueue<string>();
      for (const [row, list] of cells.entries()) queue.set(row, list);
      const taken: string[] = [];
      while (queue.size > 0)
        taken.push(...queue.take(wholeBetween(random, 1, 8), byRow).flatMap((batch) => batch.cells));
      expect(taken).to.deep.equal(cells.flat());
    }
  });

  it('gives more cells of those that take less than a place', () => {
    const queue = new PaintQueue<string>((cell) => (cell === 'small' ? 1 / 8 : 1));
    queue.set(1, ['large', ...listOf(20, () => 'small'), 'large']);
    expect(queue.take(2, byRow)).to.deep.equal([{ row: 1, cells: ['large', ...listOf(8, () => 'small')] }]);
    expect(queue.take(2, byRow)).to.deep.equal([{ row: 1, cells: listOf(12, () => 'small') }]);
    expect(queue.take(2, byRow)).to.deep.equal([{ row: 1, cells: ['large'] }]);
  });

  it('is empty after it was cleared', () => {
    const queue = queueOf({ 1: ['a'], 2: ['b'] });
    queue.clear();
    expect([queue.size, queue.take(9, byRow)]).to.deep.equal([0, []]);
  });
});
