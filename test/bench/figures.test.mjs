import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AreaSums } from '../../bench/support/area-sums.mjs';
import { ticksUpTo } from '../../bench/support/chart/axis.mjs';
import { linearTrend } from '../../bench/support/linear-trend.mjs';
import { medianRun } from '../../bench/support/median.mjs';
import { seededRandom } from '../../bench/support/seeded-random.mjs';

describe('figures of a bench', () => {
  it('are the medians of its runs, at any depth', () => {
    const runs = [5, 1, 9].map((ms) => ({ ms, speeds: { 500: { share: ms / 10 } } }));
    assert.deepEqual(medianRun(runs), { ms: 5, speeds: { 500: { share: 0.5 } } });
  });

  it('are missing where most runs have none', () => {
    assert.equal(medianRun([{ ms: 1 }, {}, {}]).ms, undefined);
    assert.equal(medianRun([{ ms: 1 }, { ms: 3 }, {}]).ms, 3);
  });

  it('have a trend', () => {
    assert.equal(linearTrend([0, 1, 2, 3], [5, 7, 9, 11]), 2);
  });

  it('are drawn up to a round number', () => {
    assert.deepEqual(ticksUpTo(1), [0, 0.25, 0.5, 0.75, 1]);
    assert.deepEqual(ticksUpTo(730), [0, 200, 400, 600, 800]);
  });

  it('are drawn where all of them are 0', () => {
    assert.ok(ticksUpTo(0).every(Number.isFinite));
  });
});

describe('sums over areas', () => {
  it('give the mean of any rectangle', () => {
    const random = seededRandom(3);
    const width = 7;
    const data = Uint8Array.from({ length: width * 5 }, () => random() * 256);
    const sums = new AreaSums({ data, width, height: 5 });
    for (let left = 0; left < width; left++) {
      const column = [1, 2, 3].map((y) => data[y * width + left]);
      assert.equal(sums.mean(left, 1, left + 1, 4), (column[0] + column[1] + column[2]) / 3);
    }
  });
});
