import { expect } from 'chai';
import { MAX_ATTEMPTS, retryDelayMs } from '../../../src/core/requests/retry-schedule.js';
import { wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

/** Waits written out one by one: half a second, then three times as long each time, of which chance may take half. */
const WAITS_MS: readonly (readonly [low: number, high: number])[] = [
  [250, 500],
  [750, 1500],
];

describe('retryDelayMs', () => {
  it('waits longer each time, never shorter than the server asks, and gives up in the end', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 2000; round++) {
      const failures = wholeBetween(random, 1, 6);
      const serverDelayMs = wholeBetween(random, 0, 1) * wholeBetween(random, 0, 120_000);
      const delayMs = retryDelayMs(failures, serverDelayMs, random());
      const wait = serverDelayMs > 60_000 ? undefined : WAITS_MS[failures - 1];
      if (!wait) expect(delayMs).to.equal(undefined);
      else expect(delayMs).to.be.within(serverDelayMs + wait[0], serverDelayMs + wait[1]);
    }
  });

  it('counts the first attempt among the attempts', () => {
    const delays = Array.from({ length: 10 }, (_, failures) => retryDelayMs(failures + 1, 0, 0));
    expect(delays.filter((delayMs) => delayMs !== undefined)).to.deep.equal([500, 1500]);
    expect(MAX_ATTEMPTS).to.equal(3);
  });

  it('spreads by chance what failed at once', () => {
    expect([0, 0.5, 1].map((random) => retryDelayMs(1, 0, random))).to.deep.equal([500, 375, 250]);
  });

  it('waits a minute for a server, and no longer', () => {
    expect(retryDelayMs(1, 60_000, 0)).to.equal(60_500);
    expect(retryDelayMs(1, 60_001, 0)).to.equal(undefined);
  });
});
