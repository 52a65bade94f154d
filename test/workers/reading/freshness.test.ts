import { expect } from 'chai';
import { freshnessOf } from '../../../workers/reading/freshness.js';

const NOW_MS = Date.parse('2026-11-22T12:00:00Z');
const DAY_MS = 86_400_000;

/** For how many ms an answer with these headers is fresh. */
function lifetimeOf(headers: Record<string, string>): number | undefined {
  const freshness = freshnessOf(new Headers(headers), NOW_MS);
  return freshness && freshness.freshUntilMs - NOW_MS;
}

const daysAgo = (days: number) => new Date(NOW_MS - days * DAY_MS).toUTCString();

describe('freshnessOf()', () => {
  it('is what a server says, less the time that the answer has spent in caches', () => {
    expect(lifetimeOf({ 'cache-control': 'public, max-age=600' })).to.equal(600_000);
    expect(lifetimeOf({ 'cache-control': 'max-age=600', age: '100' })).to.equal(500_000);
    expect(lifetimeOf({ 'cache-control': 'max-age=60', expires: daysAgo(-7) })).to.equal(60_000);
    expect(lifetimeOf({ expires: daysAgo(-7) })).to.equal(7 * DAY_MS);
  });

  it('is over at once where a server wants to be asked each time, or tells a time that has passed', () => {
    expect(lifetimeOf({ 'cache-control': 'no-cache' })).to.equal(0);
    expect(lifetimeOf({ expires: daysAgo(1) })).to.be.at.most(0);
    expect(lifetimeOf({ expires: '0' })).to.be.at.most(0);
  });

  it('is guessed from the age of the picture where a server says nothing: a day to a month', () => {
    expect(lifetimeOf({})).to.equal(DAY_MS);
    expect(lifetimeOf({ 'last-modified': daysAgo(1) })).to.equal(DAY_MS);
    expect(lifetimeOf({ 'last-modified': daysAgo(100) })).to.equal(10 * DAY_MS);
    expect(lifetimeOf({ 'last-modified': daysAgo(5000) })).to.equal(30 * DAY_MS);
    expect(lifetimeOf({ 'last-modified': 'long ago' })).to.equal(DAY_MS);
  });

  it('is none of what must not be stored', () => {
    expect(freshnessOf(new Headers({ 'cache-control': 'No-Store, max-age=600' }), NOW_MS)).to.equal(undefined);
  });

  it('has the ETag as its validator, without one the time of the last change', () => {
    const validatorOf = (headers: Record<string, string>) => freshnessOf(new Headers(headers), NOW_MS)?.validator;
    expect(validatorOf({ etag: 'W/"1"', 'last-modified': daysAgo(1) })).to.equal('W/"1"');
    expect(validatorOf({ 'last-modified': daysAgo(1) })).to.equal(daysAgo(1));
    expect(validatorOf({})).to.equal(undefined);
  });
});
