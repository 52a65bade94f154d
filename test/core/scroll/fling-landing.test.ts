import { expect } from 'chai';
import { isOnScreen, LATE, rowPriority } from '../../../src/core/requests/row-priority.js';
import { type BlockInterval, keptInSteps } from '../../../src/core/scroll/overscan.js';
import { Velocity } from '../../../src/core/scroll/velocity.js';
import { seededRandom } from '../../support/seeded-random.js';

const FRAME_MS = 1000 / 60;
const ROW_SIZE = 128;
const VIEWPORT_SIZE = 800;
const OVERSCAN = 1200;

/** Of a row that shows so few px at an edge it may be unsure until the end whether it comes into view. */
const SLIVER = 16;

interface Fling {
  readonly speed: number;
  readonly decayMs: number;
  readonly latencyMs: number;
}

/** What a grid asks for in a fling: in each frame the rows that it wants first, and how long before the end. */
function* framesOf({ speed, decayMs, latencyMs }: Fling) {
  const distance = (speed * decayMs) / 1000;
  const endMs = decayMs * Math.log(distance);
  const velocity = new Velocity();
  let held: BlockInterval | undefined;
  for (let nowMs = 0; nowMs < endMs; nowMs += FRAME_MS) {
    const offset = distance * (1 - Math.exp(-nowMs / decayMs));
    velocity.sample(offset, nowMs);
    const viewport = { offset, size: VIEWPORT_SIZE, velocity: velocity.at(nowMs), decayMs: velocity.decayAt(nowMs) };
    held = keptInSteps(held, viewport, OVERSCAN, latencyMs);
    const kept = rowsIn(held);
    const first = kept.filter((row) => isOnScreen(rowPriority(rectOf(row), viewport, latencyMs) ?? LATE));
    yield { leftMs: endMs - nowMs, speed: viewport.velocity, offset, first: new Set(first) };
  }
}

/** From when on all rows that it comes to rest at are wanted first, until the end. */
function landingFrame(fling: Fling) {
  const landing = rowsIn({ start: landingOf(fling) + SLIVER, end: landingOf(fling) + VIEWPORT_SIZE - SLIVER });
  const frames = [...framesOf(fling)];
  const misses = frames.map(({ first }) => landing.some((row) => !first.has(row)));
  return frames[misses.lastIndexOf(true) + 1];
}

function landingOf({ speed, decayMs }: Fling): number {
  return (speed * decayMs) / 1000;
}

function rowsIn({ start, end }: BlockInterval): number[] {
  const first = Math.max(0, Math.floor(start / ROW_SIZE));
  return Array.from({ length: Math.ceil(end / ROW_SIZE) - first }, (_, index) => first + index);
}

function rectOf(row: number) {
  return { inline: 0, inlineSize: 1000, block: row * ROW_SIZE, blockSize: ROW_SIZE };
}

describe('a fling that is too fast for pictures to arrive', () => {
  it('has the rows that it lands on asked for before it gets there, not those that it passes', () => {
    const random = seededRandom(17);
    for (let round = 0; round < 300; round++) {
      const fling = {
        speed: 4000 + random() * 26_000,
        decayMs: 250 + random() * 350,
        latencyMs: 100 + random() * 300,
      };
      const frame = landingFrame(fling);
      expect(frame?.leftMs, `${JSON.stringify(fling)}: how long before the end`).to.be.above(fling.latencyMs);
    }
  });

  it('meets them while it still flies by rows that are out of reach', () => {
    const frame = landingFrame({ speed: 12_000, decayMs: 325, latencyMs: 400 });
    expect(frame?.speed).to.be.above(100);
    expect((frame?.offset ?? 0) + ROW_SIZE).to.be.below(landingOf({ speed: 12_000, decayMs: 325, latencyMs: 400 }));
  });
});
