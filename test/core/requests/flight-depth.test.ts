import { expect } from 'chai';
import { FlightDepth, MOST_IN_FLIGHT } from '../../../src/core/requests/flight-depth.js';
import { seededRandom } from '../../support/seeded-random.js';

/** A server and a decoder as a queue: each request takes `alone` ms by itself, and `perSecond` are served. */
interface Network {
  readonly alone: number;
  readonly perSecond: number;
}

interface Run {
  readonly depth: number;
  readonly perSecond: number;
  readonly latencyMs: number;
}

/** Keeps all places taken for some seconds, each latency up to a quarter off. */
function run(depth: FlightDepth, { alone, perSecond }: Network, seconds: number): Run {
  const random = seededRandom(7);
  const serviceMs = 1000 / perSecond;
  const ends: number[] = [];
  let [nowMs, freeMs, done, sumMs] = [0, 0, 0, 0];
  const starts = new Map<number, number>();
  const start = () => {
    freeMs = Math.max(freeMs, nowMs) + serviceMs * (0.75 + random() * 0.5);
    const endMs = Math.max(freeMs, nowMs + alone) + random() * 0.25 * alone;
    ends.push(endMs);
    starts.set(endMs, nowMs);
  };
  while (nowMs < seconds * 1000) {
    while (ends.length < depth.depth) start();
    ends.sort((a, b) => a - b);
    const isFull = ends.length >= depth.depth;
    nowMs = ends.shift() ?? nowMs;
    const latencyMs = nowMs - (starts.get(nowMs) ?? nowMs);
    depth.settle(latencyMs, isFull);
    done++;
    sumMs += latencyMs;
  }
  return { depth: depth.depth, perSecond: done / seconds, latencyMs: sumMs / done };
}

const NETWORKS: Record<string, Network> = {
  'two cores beside the server': { alone: 25, perSecond: 180 },
  'a fast server far away': { alone: 200, perSecond: 1000 },
  'a slow line': { alone: 80, perSecond: 20 },
  'a disk cache': { alone: 5, perSecond: 1200 },
};

describe('FlightDepth', () => {
  for (const [name, network] of Object.entries(NETWORKS)) {
    it(`leaves little idle and queues for a short time: ${name}`, () => {
      const { perSecond, latencyMs } = run(new FlightDepth(), network, 20);
      const reachable = Math.min(network.perSecond, (MOST_IN_FLIGHT * 1000) / (network.alone * 1.125));
      expect(perSecond).to.be.greaterThan(0.85 * reachable);
      // Six at least are in flight, however slow the line.
      expect(latencyMs).to.be.lessThan(Math.max(network.alone * 1.25 + 250, 6500 / network.perSecond));
    });
  }

  it('never leaves its bounds, whatever it is told', () => {
    const random = seededRandom(8);
    for (let round = 0; round < 50; round++) {
      const depth = new FlightDepth();
      for (let i = 0; i < 500; i++) {
        depth.settle(random() ** 4 * 20_000, random() < 0.9);
        expect(depth.depth).to.be.within(6, MOST_IN_FLIGHT);
        expect(Number.isInteger(depth.depth)).to.equal(true);
      }
    }
  });

  it('does not judge by what it was not full of', () => {
    const depth = new FlightDepth();
    const before = depth.depth;
    for (let i = 0; i < 500; i++) depth.settle(i % 2 === 0 ? 20 : 2000, false);
    expect(depth.depth).to.equal(before);
  });

  it('gets over a line that has become slower', () => {
    const depth = new FlightDepth();
    run(depth, { alone: 20, perSecond: 300 }, 10);
    const { perSecond } = run(depth, { alone: 300, perSecond: 60 }, 60);
    expect(perSecond).to.be.greaterThan(0.4 * 60);
  });

  it('follows the latency of the last requests', () => {
    const depth = new FlightDepth();
    for (let i = 0; i < 60; i++) depth.settle(400, true);
    expect(depth.latencyMs).to.be.within(380, 401);
  });
});
