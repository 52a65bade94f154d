import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judge } from '../../bench/soak/verdict.mjs';

const MEGABYTE = 1_000_000;

const level = (megabytes) => () => megabytes * MEGABYTE;

const REST = {
  requests: { running: 0, queued: 0 },
  bitmaps: { held: 0 },
  workers: { alive: 0 },
  memory: { heldBytes: 0 },
};

function recordOf({
  pssAt = level(400),
  workersAt = level(20),
  pageAt = level(10),
  keptAt = level(0),
  memory = {},
} = {}) {
  const stats = {
    memory: { heldBytes: 50 * MEGABYTE, budgetBytes: 64 * MEGABYTE, neededByVisibleBytes: 0, ...memory },
  };
  const minutesApart = (step, valuesAt) =>
    Array.from({ length: 10 / step }, (_, place) => ({ seconds: place * step * 60, ...valuesAt(place * step) }));
  return {
    samples: minutesApart(1 / 6, (minute) => ({ pssBytes: pssAt(minute), stats })),
    heaps: minutesApart(1 / 2, (minute) => ({
      workerBytes: workersAt(minute),
      pageBytes: pageAt(minute),
      keptBytes: keptAt(minute),
    })),
  };
}

const findingsOf = (record, end) => judge(record, { atRest: REST, removed: REST, ...end }).findings;

describe('the verdict of a soak', () => {
  it('finds nothing where all is level and nothing is left', () => {
    assert.deepEqual(findingsOf(recordOf()), []);
  });

  it('lets a browser fill its caches first', () => {
    const pssAt = (minute) => Math.min(minute / 2, 1) * 400 * MEGABYTE;
    assert.deepEqual(findingsOf(recordOf({ pssAt })), []);
  });

  it('finds memory that grows', () => {
    const pssAt = (minute) => (400 + 10 * minute) * MEGABYTE;
    assert.deepEqual(findingsOf(recordOf({ pssAt })), ['pssBytes grow by 10000000 bytes a minute']);
  });

  it('finds workers that leak', () => {
    const leaking = (minute) => (20 + 2 * minute) * MEGABYTE;
    assert.deepEqual(findingsOf(recordOf({ workersAt: leaking })), ['workerBytes grow by 2000000 bytes a minute']);
  });

  it('finds a page that leaks', () => {
    const leaking = (minute) => (10 + minute / 4) * MEGABYTE;
    assert.deepEqual(findingsOf(recordOf({ pageAt: leaking })), ['pageBytes grow by 250000 bytes a minute']);
  });

  it('finds what is kept in heaps that are read, which would be taken for what they hold by themselves', () => {
    const keptAt = (minute) => (minute < 1 ? 5 : 0);
    assert.deepEqual(findingsOf(recordOf({ keptAt })), [
      '0 s: 5 bytes are kept in heaps that were cleared',
      '30 s: 5 bytes are kept in heaps that were cleared',
    ]);
  });

  it('finds each sample above the budget, but for what visible rows need', () => {
    const heldBytes = 70 * MEGABYTE;
    assert.equal(findingsOf(recordOf({ memory: { heldBytes } })).length, 60);
    assert.deepEqual(findingsOf(recordOf({ memory: { heldBytes, neededByVisibleBytes: heldBytes } })), []);
  });

  it('finds what is left at rest and after the grid has gone', () => {
    const atRest = { ...REST, requests: { running: 1, queued: 2 } };
    const removed = { ...REST, bitmaps: { held: 3 }, workers: { alive: 1 }, memory: { heldBytes: 4 } };
    assert.equal(findingsOf(recordOf(), { atRest, removed }).length, 4);
  });
});
