import { expect } from 'chai';
import { DEFAULT_THRESHOLDS, DEGRADATION_STEPS, MemoryPressure } from '../../../src/core/memory/memory-pressure.js';
import { seededRandom } from '../../support/seeded-random.js';

/** Goes on with the same share of the budget held, second by second. */
function live(pressure: MemoryPressure, share: number, fromMs: number, toMs: number): void {
  for (let nowMs = fromMs; nowMs <= toMs; nowMs += 1000) pressure.update(share, DEFAULT_THRESHOLDS, nowMs);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('MemoryPressure', () => {
  it('is nominal while little is held', () => {
    const pressure = new MemoryPressure();
    live(pressure, 0.75, 0, MINUTE);
    expect([pressure.level, pressure.steps]).to.deep.equal(['nominal', []]);
  });

  it('rises with what is held, to two steps and no further', () => {
    const pressure = new MemoryPressure();
    live(pressure, 0.81, 0, MINUTE);
    expect([pressure.level, pressure.steps]).to.deep.equal(['elevated', ['less-overscan']]);
    live(pressure, 3, MINUTE, 10 * MINUTE);
    expect([pressure.level, pressure.steps]).to.deep.equal(['critical', ['less-overscan', 'no-decoded-cache']]);
  });

  it('goes by the thresholds that it is given', () => {
    const pressure = new MemoryPressure();
    pressure.update(0.5, { elevated: 0.4, critical: 0.6 }, 0);
    expect(pressure.level).to.equal('elevated');
    pressure.update(0.6, { elevated: 0.4, critical: 0.6 }, 0);
    expect(pressure.level).to.equal('critical');
  });

  it('does not flicker where what is held moves around a threshold', () => {
    const pressure = new MemoryPressure();
    const random = seededRandom(2);
    pressure.update(0.8, DEFAULT_THRESHOLDS, 0);
    for (let nowMs = 0; nowMs < 10 * MINUTE; nowMs += SECOND) {
      pressure.update(0.76 + 0.08 * random(), DEFAULT_THRESHOLDS, nowMs);
      expect([pressure.level, pressure.steps]).to.deep.equal(['elevated', ['less-overscan']]);
    }
  });

  it('takes its steps back one by one, and is nominal when it has taken back all', () => {
    const pressure = new MemoryPressure();
    live(pressure, 1, 0, MINUTE);
    live(pressure, 0.3, MINUTE, MINUTE + 9 * SECOND);
    expect([pressure.level, pressure.steps.length]).to.deep.equal(['elevated', 2]);
    live(pressure, 0.3, MINUTE + 10 * SECOND, MINUTE + 15 * SECOND);
    expect([pressure.level, pressure.steps]).to.deep.equal(['elevated', ['less-overscan']]);
    live(pressure, 0.3, MINUTE + 16 * SECOND, MINUTE + 30 * SECOND);
    expect([pressure.level, pressure.steps]).to.deep.equal(['nominal', []]);
  });

  it('waits twice as long each time that it was too early', () => {
    const pressure = new MemoryPressure();
    const degraded: number[] = [];
    let nowMs = 0;
    for (let round = 0; round < 4; round++) {
      pressure.update(0.85, DEFAULT_THRESHOLDS, nowMs);
      const sinceMs = nowMs;
      while (pressure.steps.length > 0) {
        nowMs += SECOND;
        pressure.update(0.3, DEFAULT_THRESHOLDS, nowMs);
      }
      degraded.push((nowMs - sinceMs) / SECOND);
    }
    expect(degraded).to.deep.equal([10, 20, 40, 80]);
  });

  it('takes one step more at each alarm of the engine, and all of them back', () => {
    const pressure = new MemoryPressure();
    const steps: number[] = [];
    for (let round = 0; round < 4; round++) {
      pressure.alarm('allocation-failed', 2 * round * SECOND);
      steps.push(pressure.steps.length);
      expect(pressure.level).to.equal('critical');
    }
    expect(steps).to.deep.equal([2, 3, 4, 4]);
    expect(pressure.steps).to.deep.equal(DEGRADATION_STEPS);
    live(pressure, 0.3, 7 * SECOND, 12 * MINUTE);
    expect([pressure.level, pressure.steps]).to.deep.equal(['nominal', []]);
  });

  it('takes a burst of alarms for one', () => {
    const pressure = new MemoryPressure();
    for (let i = 0; i < 50; i++) pressure.alarm('context-lost', i);
    expect(pressure.steps.length).to.equal(2);
  });

  it('does not degrade what is seen for workers that die', () => {
    const pressure = new MemoryPressure();
    for (let round = 0; round < 5; round++) pressure.alarm('worker-died', 2 * round * SECOND);
    expect([pressure.level, pressure.steps]).to.deep.equal(['elevated', ['less-overscan', 'no-decoded-cache']]);
  });

  it('always comes to rest, whatever has happened', () => {
    const random = seededRandom(12);
    for (let round = 0; round < 200; round++) {
      const pressure = new MemoryPressure();
      let nowMs = 0;
      for (let step = 0; step < 100; step++) {
        nowMs += random() * 5000;
        if (random() < 0.1) pressure.alarm(random() < 0.5 ? 'allocation-failed' : 'worker-died', nowMs);
        pressure.update(random() * 1.2, DEFAULT_THRESHOLDS, nowMs);
        expect(pressure.level === 'nominal').to.equal(pressure.steps.length === 0);
      }
      live(pressure, 0.2, nowMs, nowMs + 30 * MINUTE);
      expect([pressure.level, pressure.steps]).to.deep.equal(['nominal', []]);
    }
  });
});
