import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reachedGoals } from '../../bench/peers/goals.mjs';

const SCROLL = {
  paintedShare: 0.5,
  framesPerSecond: 60,
  wrongCells: 0,
  mainThreadShare: 0.5,
  mainThreadCpuShare: 0.2,
  longTasks: 0,
};
const RUN = { firstScreenMs: 800, scrolledBytes: 400, secondVisit: { firstScreenMs: 500, requests: { made: 0 } } };

const rowOf = (id, speeds, run = {}) => ({
  contender: { id, module: id === 'ours' ? 'mass-image-grid.js' : `${id}.js` },
  median: { ...RUN, ...run, speeds },
});

/** @returns {string[]} Goals that are not reached. */
function missed(rows) {
  return reachedGoals(rows).flatMap(({ goal, isReached }) => (isReached ? [] : [goal]));
}

describe('goals beside peers', () => {
  it('are set by the peer that is best in each', () => {
    const peers = [
      rowOf('lit', { 6000: { ...SCROLL, paintedShare: 0.3 } }, { firstScreenMs: 700 }),
      rowOf('virtua', { 6000: { ...SCROLL, paintedShare: 0.1 } }),
    ];
    const quarter = { scrolledBytes: 100, secondVisit: { firstScreenMs: 100, requests: { made: 0 } } };
    const ours = (paintedShare, firstScreenMs) =>
      rowOf('ours', { 6000: { ...SCROLL, paintedShare } }, { ...quarter, firstScreenMs });
    assert.deepEqual(missed([...peers, ours(0.5, 700)]), []);
    assert.deepEqual(missed([...peers, ours(0.49, 710)]), ['6,000 px/s: painted', 'first screen ms']);
  });

  it('ask at 2,000 px/s for nearly everything, smoothly, with little on the main thread', () => {
    const peer = rowOf('lit', { 2000: SCROLL });
    const ours = { ...SCROLL, paintedShare: 0.94, framesPerSecond: 50, longTasks: 1, mainThreadShare: 0.2 };
    assert.deepEqual(missed([peer, rowOf('ours', { 2000: ours }, { scrolledBytes: 1, secondVisit: undefined })]), [
      '2,000 px/s: painted',
      '2,000 px/s: fps',
      '2,000 px/s: long tasks',
      '2,000 px/s: main thread',
      '2,000 px/s: CPU of the main thread',
    ]);
  });

  it('are none for what was not measured', () => {
    assert.deepEqual(reachedGoals([rowOf('ours', {})]), []);
    const bare = { firstScreenMs: 1, scrolledBytes: undefined, secondVisit: undefined };
    const goals = reachedGoals([rowOf('lit', {}, bare), rowOf('ours', {}, bare)]);
    assert.deepEqual(
      goals.map(({ goal }) => goal),
      ['first screen ms'],
    );
  });
});
