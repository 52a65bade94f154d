import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge } from '../../bench/soak/verdict.mjs';

const MEGABYTE = 1_000_000;

const REST = {
  requests: { running: 0, queued: 0 },
  bitmaps: { held: 0 },
  workers: { alive: 0 },
  memory: { heldBytes: 0 },
};

function samplesOf({ pssAt = () => 400 * MEGABYTE, workersAt = () => 20 * MEGABYTE, memory = {} } = {}) {
  const stats = {
    memory: { heldBytes: 50 * MEGABYTE, budgetBytes: 64 * MEGABYTE, neededByVisibleBytes: 0, ...memory },
  };
  return Array.from({ length: 60 }, (_, second) => ({
    seconds: second * 10,
    pssBytes: pssAt(second / 6),
    workerBytes: workersAt(second / 6),
    stats,
  }));
}

const findingsOf = (samples, end) => judge(samples, { atRest: REST, removed: REST, ...end }).findings;

describe('the verdict of a soak', () => {
  it('finds nothing where all is level and nothing is left', () => {
    assert.deepEqual(findingsOf(samplesOf()), []);
  });

  it('lets a browser fill its caches first', () => {
    const pssAt = (minute) => Math.min(minute / 2, 1) * 400 * MEGABYTE;
    assert.deepEqual(findingsOf(samplesOf({ pssAt })), []);
  });

  it('finds memory that grows', () => {
    const pssAt = (minute) => (400 + 10 * minute) * MEGABYTE;
    assert.deepEqual(findingsOf(samplesOf({ pssAt })), ['pssBytes grow by 10000000 bytes a minute']);
  });

  it('finds workers that leak', () => {
    const leaking = (minute) => (20 + 2 * minute) * MEGABYTE;
    assert.equal(findingsOf(samplesOf({ workersAt: leaking })).length, 1);
  });

  it('finds each sample above the budget, but for what visible rows need', () => {
    const heldBytes = 70 * MEGABYTE;
    assert.equal(findingsOf(samplesOf({ memory: { heldBytes } })).length, 60);
    assert.deepEqual(findingsOf(samplesOf({ memory: { heldBytes, neededByVisibleBytes: heldBytes } })), []);
  });

  it('finds what is left at rest and after the grid has gone', () => {
    const atRest = { ...REST, requests: { running: 1, queued: 2 } };
    const removed = { ...REST, bitmaps: { held: 3 }, workers: { alive: 1 }, memory: { heldBytes: 4 } };
    assert.equal(findingsOf(samplesOf(), { atRest, removed }).length, 4);
  });
});
