import { expect } from 'chai';
import { dragTo, type ScrubberDrag } from '../../../src/core/scrubber/scrubber-drag.js';
import { scrubByKey } from '../../../src/core/scrubber/scrubber-keys.js';
import { thinMarks } from '../../../src/core/scrubber/scrubber-marks.js';
import { namedBlock, offsetOfPosition, positionOfOffset } from '../../../src/core/scrubber/scrubber-scale.js';
import { listOf, oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

function randomScale(random: () => number) {
  return {
    railSize: wholeBetween(random, 1, 2000),
    maxOffset: oneOf(random, [1, 300, 5000, 1e6, 2.6e10, 1e13]) * (0.5 + random()),
    viewportSize: wholeBetween(random, 100, 1200),
  };
}

describe('a scrubber’s scale', () => {
  it('has the ends of the list exactly at the ends of the rail, and never runs backwards', () => {
    const random = seededRandom(61);
    for (let round = 0; round < 1000; round++) {
      const scale = randomScale(random);
      expect(offsetOfPosition(0, scale)).to.equal(0);
      expect(offsetOfPosition(-5, scale)).to.equal(0);
      expect(offsetOfPosition(scale.railSize, scale)).to.equal(scale.maxOffset);
      expect(offsetOfPosition(scale.railSize + 5, scale)).to.equal(scale.maxOffset);
      const positions = listOf(20, () => random() * scale.railSize).sort((a, b) => a - b);
      const offsets = positions.map((position) => offsetOfPosition(position, scale));
      expect(offsets).to.deep.equal([...offsets].sort((a, b) => a - b));
      for (const [i, offset] of offsets.entries()) {
        expect(positionOfOffset(offset, scale)).to.be.closeTo(positions[i] ?? 0, 1e-6);
      }
    }
  });

  it('names the start by the top of the viewport and the end by its bottom', () => {
    const scale = { railSize: 400, maxOffset: 9000, viewportSize: 1000 };
    expect([0, 4500, 9000].map((offset) => namedBlock(offset, scale))).to.deep.equal([0, 5000, 10_000]);
    expect(namedBlock(0, { ...scale, maxOffset: 0 })).to.equal(0);
  });
});

describe('dragging a scrubber', () => {
  const scale = { railSize: 400, maxOffset: 4e6, viewportSize: 500 };
  const drag = { offset: 1e6, position: 100 };

  it('moves the thumb with the pointer while that is beside the rail', () => {
    for (const position of [0, 1, 37.5, 100, 101, 399, 400]) {
      for (const sideways of [0, 24]) {
        expect(dragTo(drag, { position, sideways }, scale)).to.be.closeTo(offsetOfPosition(position, scale), 1e-6);
      }
    }
  });

  it('is the finer the further away the pointer is, down to a px for a px', () => {
    const steps = listOf(24, (i) => dragTo(drag, { position: 110, sideways: 24 + i * 10 }, scale) - drag.offset);
    expect(steps[0]).to.be.closeTo(100_000, 1e-6);
    for (const [i, step] of steps.entries()) if (i > 0) expect(step).to.be.at.most(steps[i - 1] ?? 0);
    expect(steps[20]).to.be.closeTo(10, 1e-6);
    expect(steps.at(-1)).to.be.closeTo(10, 1e-6);
  });

  it('never moves faster for being far away, also where the list is shorter than the rail', () => {
    const short = { railSize: 400, maxOffset: 40, viewportSize: 500 };
    expect(dragTo({ offset: 10, position: 100 }, { position: 110, sideways: 500 }, short)).to.be.closeTo(11, 1e-9);
  });

  it('stays within the list, never goes against the pointer, and meets both ends, whatever was done before', () => {
    const random = seededRandom(62);
    for (let round = 0; round < 2000; round++) {
      const scale = randomScale(random);
      const position = random() * scale.railSize;
      let state: ScrubberDrag = { offset: offsetOfPosition(position, scale), position };
      for (let step = 0; step < 20; step++) {
        const move = { position: (random() * 1.4 - 0.2) * scale.railSize, sideways: oneOf(random, [0, 50, 120, 400]) };
        const offset = dragTo(state, move, scale);
        const label = JSON.stringify({ round, step, scale, state, move, offset });
        if (!(offset >= 0 && offset <= scale.maxOffset)) expect.fail(label);
        const direction = Math.sign(move.position - state.position);
        const isAtEnd = move.sideways === 0 && (move.position <= 0 || move.position >= scale.railSize);
        if (!isAtEnd && (offset - state.offset) * direction < 0) expect.fail(label);
        if (direction === 0 && !isAtEnd && offset !== state.offset) expect.fail(label);
        state = { offset, position: move.position };
      }
      expect(dragTo(state, { position: scale.railSize, sideways: 0 }, scale)).to.equal(scale.maxOffset);
      expect(dragTo(state, { position: -3, sideways: 0 }, scale)).to.equal(0);
    }
  });

  it('reaches any row of a billion items', () => {
    const random = seededRandom(63);
    const billion = { railSize: 380, maxOffset: 250_000_000 * 104, viewportSize: 400 };
    for (let round = 0; round < 300; round++) {
      const wanted = random() * billion.maxOffset;
      const positionOfPress = Math.round(positionOfOffset(wanted, billion));
      let state = { offset: offsetOfPosition(positionOfPress, billion), position: positionOfPress };
      // Whole px, as a mouse gives them: each time as far as does not overshoot, ever further away from the rail.
      for (let sideways = 24; sideways <= 224; sideways += 4) {
        for (const step of [1, -1]) {
          for (let tries = 0; tries < 40; tries++) {
            const position = state.position + step;
            if (position < -20 || position > billion.railSize + 20) break;
            const offset = dragTo(state, { position, sideways }, billion);
            if (step * (offset - wanted) > 0) break;
            state = { offset, position };
          }
        }
      }
      expect(Math.abs(state.offset - wanted), `round ${round}`).to.be.at.most(104);
    }
  });
});

describe('keys on a scrubber', () => {
  const scale = { railSize: 400, maxOffset: 100_000, viewportSize: 500 };
  const stops = { after: () => undefined, before: () => undefined };
  const go = (key: string, offset: number, isRightToLeft = false) =>
    scrubByKey(key, offset, scale, { stops, isRightToLeft });

  it('go over a viewport with arrows, a twentieth with Page, and to the ends', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'Home', 'End', 'x'];
    expect(keys.map((key) => go(key, 10_000))).to.deep.equal([
      10_500,
      9500,
      10_500,
      9500,
      15_000,
      5000,
      0,
      100_000,
      undefined,
    ]);
  });

  it('follow the eye where text runs from right to left', () => {
    expect([go('ArrowLeft', 10_000, true), go('ArrowRight', 10_000, true)]).to.deep.equal([10_500, 9500]);
  });

  it('stay within the list', () => {
    expect([go('ArrowUp', 100), go('PageUp', 0), go('PageDown', 99_999)]).to.deep.equal([0, 0, 100_000]);
  });

  it('go from section to section with Page, where there are sections', () => {
    const sections = { after: () => 12_345, before: () => 9876 };
    const to = (key: string) => scrubByKey(key, 10_000, scale, { stops: sections, isRightToLeft: false });
    expect([to('PageDown'), to('PageUp')]).to.deep.equal([12_345, 9876]);
  });
});

describe('the marks beside a rail', () => {
  function forRandomMarks(seed: number, check: (positions: number[], kept: number[], distance: number) => void): void {
    const random = seededRandom(seed);
    for (let round = 0; round < 3000; round++) {
      const railSize = wholeBetween(random, 50, 1200);
      const positions = listOf(wholeBetween(random, 0, 80), () => random() ** 2 * railSize).sort((a, b) => a - b);
      const distance = wholeBetween(random, 8, 40);
      const marks = { count: positions.length, positionOf: (index: number) => positions[index] ?? Number.NaN };
      check(positions, thinMarks(marks, distance), distance);
    }
  }

  const gaps = (positions: number[], kept: number[]) =>
    kept.slice(1).map((index, i) => (positions[index] ?? 0) - (positions[kept[i] ?? 0] ?? 0));

  it('never overlap', () => {
    forRandomMarks(64, (positions, kept, distance) => {
      expect(Math.min(Number.POSITIVE_INFINITY, ...gaps(positions, kept))).to.be.at.least(distance);
    });
  });

  it('have the first one and, where both fit, the last one', () => {
    forRandomMarks(65, (positions, kept, distance) => {
      if (positions.length === 0) return;
      expect(kept[0]).to.equal(0);
      const doBothFit = (positions.at(-1) ?? 0) - (positions[0] ?? 0) >= distance;
      if (doBothFit) expect(kept.at(-1)).to.equal(positions.length - 1);
    });
  });

  it('leave none out that would fit', () => {
    forRandomMarks(66, (positions, kept, distance) => {
      const places = kept.map((index) => positions[index] ?? 0);
      const fitting = positions.filter((position) => places.every((place) => Math.abs(place - position) >= distance));
      expect(fitting).to.deep.equal([]);
    });
  });

  it('stand at even distances where sections are alike', () => {
    const kept = thinMarks({ count: 101, positionOf: (index) => index * 4 }, 18);
    expect(kept).to.deep.equal(listOf(21, (i) => i * 5));
  });

  it('are looked for among a billion without looking at each', () => {
    let asked = 0;
    const positionOf = (index: number) => {
      asked++;
      return index * 4e-7;
    };
    expect(thinMarks({ count: 1e9, positionOf }, 20).length).to.be.within(19, 21);
    expect(asked).to.be.lessThan(3000);
  });
});
