/** From none to too much. */
export type PressureLevel = 'nominal' | 'elevated' | 'critical';

const LEVELS: readonly PressureLevel[] = ['nominal', 'elevated', 'critical'];

/** Shares of the budget from which on memory is short. */
export interface PressureThresholds {
  readonly elevated: number;
  readonly critical: number;
}

export const DEFAULT_THRESHOLDS: PressureThresholds = { elevated: 0.8, critical: 0.95 };

/** What a grid gives up, in this order, and takes up again in the reverse one. */
export const DEGRADATION_STEPS = [
  /** A quarter of the overscan at most. */
  'less-overscan',
  /** Nothing decoded is kept for scrolling back. */
  'no-decoded-cache',
  /** Rows have half as many pixels in each direction, a quarter of the bytes. */
  'lower-resolution',
  /** Cells show their items' names, and no row has a canvas. */
  'text-only',
] as const;

export type DegradationStep = (typeof DEGRADATION_STEPS)[number];

/** What an engine says of its memory without being asked. */
export type MemoryAlarm = 'allocation-failed' | 'context-lost' | 'empty-result' | 'worker-died';

/** A level that was reached is left only this much of the budget below where it began. */
const HYSTERESIS = 0.05;

/** What fails at once fails for one reason. */
const BURST_MS = 1000;

/** Memory stays critical for so long after an engine was short of it. */
const ALARMED_MS = 5000;

/** A step is taken back after so long without a reason for it; twice as long each time that this was too early. */
const CALM_MS = 10_000;
const LONGEST_CALM_MS = 300_000;

/** Steps that each level asks for by itself. */
const STEPS_OF_LEVEL: Readonly<Record<PressureLevel, number>> = { nominal: 0, elevated: 1, critical: 2 };

/**
 * How short memory is, and what is given up for it. The ledger alone takes no more than two steps: what is visible is
 * needed, whatever the budget says. The others are taken only when the engine itself runs out, one more at each alarm.
 */
export class MemoryPressure {
  #byLedger: PressureLevel = 'nominal';
  #byAlarm: PressureLevel = 'nominal';
  #steps = 0;
  #alarmedMs = Number.NEGATIVE_INFINITY;
  /** Since when there has been no reason for the last step. */
  #calmSinceMs = 0;
  #calmMs = CALM_MS;
  #hasTakenBack = false;

  /** Not nominal as long as anything is given up. */
  get level(): PressureLevel {
    return higher(higher(this.#byLedger, this.#byAlarm), this.#steps > 0 ? 'elevated' : 'nominal');
  }

  get steps(): readonly DegradationStep[] {
    return DEGRADATION_STEPS.slice(0, this.#steps);
  }

  /** @param share Bytes held of those that may be held. */
  update(share: number, thresholds: PressureThresholds, nowMs: number): void {
    this.#byLedger = levelOf(share, thresholds, this.#byLedger);
    if (nowMs - this.#alarmedMs >= ALARMED_MS) this.#byAlarm = 'nominal';
    this.#take(STEPS_OF_LEVEL[this.#byLedger]);
    if (this.#byLedger !== 'nominal' || this.#byAlarm !== 'nominal') this.#calmSinceMs = nowMs;
    else if (this.#steps > 0 && nowMs - this.#calmSinceMs >= this.#calmMs) this.#takeBack(nowMs);
    else if (this.#steps === 0 && nowMs - this.#calmSinceMs >= LONGEST_CALM_MS) this.#calmMs = CALM_MS;
  }

  alarm(alarm: MemoryAlarm, nowMs: number): void {
    const isSameBurst = nowMs - this.#alarmedMs < BURST_MS;
    this.#alarmedMs = nowMs;
    this.#calmSinceMs = nowMs;
    // A worker may have died of other things, too.
    const [least, most] = alarm === 'worker-died' ? [1, 2] : [2, DEGRADATION_STEPS.length];
    this.#byAlarm = higher(this.#byAlarm, alarm === 'worker-died' ? 'elevated' : 'critical');
    this.#take(isSameBurst ? least : Math.min(most, Math.max(least, this.#steps + 1)));
  }

  #take(steps: number): void {
    if (steps <= this.#steps) return;
    if (this.#hasTakenBack) this.#calmMs = Math.min(LONGEST_CALM_MS, 2 * this.#calmMs);
    this.#hasTakenBack = false;
    this.#steps = steps;
  }

  #takeBack(nowMs: number): void {
    this.#steps--;
    this.#hasTakenBack = true;
    this.#calmSinceMs = nowMs;
  }
}

function levelOf(share: number, { elevated, critical }: PressureThresholds, before: PressureLevel): PressureLevel {
  const slack = (level: PressureLevel) => (rankOf(before) >= rankOf(level) ? HYSTERESIS : 0);
  if (share >= critical - slack('critical')) return 'critical';
  return share >= elevated - slack('elevated') ? 'elevated' : 'nominal';
}

function higher(a: PressureLevel, b: PressureLevel): PressureLevel {
  return rankOf(a) > rankOf(b) ? a : b;
}

function rankOf(level: PressureLevel): number {
  return LEVELS.indexOf(level);
}
