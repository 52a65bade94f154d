import { expect } from 'chai';
import { Flights, originOf } from '../../../src/painting/requests/flights.js';
import { OriginLimit } from '../../../src/painting/requests/origin-limit.js';
import { listOf } from '../../support/choices.js';

const seat = {} as Parameters<Flights['has']>[0];
const flight = (source: string | Blob) => ({
  seat,
  startMs: 0,
  places: 1,
  source,
  sheet: undefined,
  wasVisible: true,
  isVisible: () => false,
  mode: 'fetch' as const,
  settle: () => {},
});

describe('originOf', () => {
  it('is the scheme, host and port of an address', () => {
    expect(originOf('https://A.example:8443/one/two.jpg?three#four')).to.equal('https://a.example:8443');
    expect(originOf('http://a.example?one')).to.equal('http://a.example');
  });

  it('is none of what is asked of nobody', () => {
    for (const source of ['data:image/png;base64,AA', 'blob:https://a.example/1', new Blob()])
      expect(originOf(source)).to.equal(undefined);
  });
});

describe('OriginLimit', () => {
  it('lets so many requests go to each origin, with those that run', () => {
    const flights = new Flights();
    const running = listOf(2, (i) => flights.add(flight(`https://a.example/${i}`)));
    const limit = new OriginLimit(flights, 3);
    expect(listOf(2, (i) => limit.claim(`https://a.example/x${i}`))).to.deep.equal([true, false]);
    expect(listOf(4, (i) => limit.claim(`https://b.example/${i}`))).to.deep.equal([true, true, true, false]);
    for (const request of running) flights.take(request);
    for (const request of running) flights.take(request);
    const next = new OriginLimit(flights, 3);
    expect(listOf(4, (i) => next.claim(`https://a.example/${i}`))).to.deep.equal([true, true, true, false]);
  });

  it('counts cells of sheets and packs by the places that they take', () => {
    const limit = new OriginLimit(new Flights(), 1);
    expect(listOf(9, () => limit.claim('https://a.example/pack', 1 / 8))).to.deep.equal([
      ...listOf(8, () => true),
      false,
    ]);
  });

  it('does not count files', () => {
    const limit = new OriginLimit(new Flights(), 1);
    expect(listOf(3, () => limit.claim(new Blob()))).to.deep.equal([true, true, true]);
  });

  it('lets all go where nothing is limited', () => {
    const limit = new OriginLimit(new Flights(), Number.POSITIVE_INFINITY);
    expect(listOf(9, () => limit.claim('https://a.example/')).every(Boolean)).to.equal(true);
  });
});
