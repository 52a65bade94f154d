import { expect } from 'chai';
import { readRetryAfterMs } from '../../../workers/reading/retry-after.js';

const NOW_MS = Date.parse('2026-01-01T00:00:00Z');

describe('readRetryAfterMs', () => {
  for (const [header, expected] of [
    ['0', 0],
    ['2', 2000],
    [' 120 ', 120_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:59:59 GMT', 0],
    ['soon', 0],
    ['', 0],
    [null, 0],
  ] as const) {
    it(`reads ${JSON.stringify(header)} as ${expected} ms`, () => {
      expect(readRetryAfterMs(header, NOW_MS)).to.equal(expected);
    });
  }
});
