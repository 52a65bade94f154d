import type { MemoryClaim } from '../../../workers/protocol.js';
import { mostPassingBytes, PASSING_LANES, type PassingLane } from '../../core/memory/allotment.js';
import { PassingPot } from '../../core/memory/passing-pot.js';

/** Of what is on its way, for pictures that are larger than a painter's own share of it. */
export const POT_SHARE = 0.5;

/**
 * What is looked at waits for no longer until others have given up what it needs: never to be painted would be worse than
 * to pass the budget.
 */
const LONGEST_WAIT_MS = 1000;

/** For so long a page is ready for one more picture like the largest that it had no room for. */
const READY_MS = 10_000;

const LANES = Object.keys(PASSING_LANES) as PassingLane[];

/** A painter. */
export interface Claimant {
  grant(claim: number): void;
}

/** What a page holds, as far as painters have told. */
export interface PageHoldings {
  readonly budgetBytes: number;
  readonly heldBytes: number;
  /** What the visible rows need of them. */
  readonly neededBytes: number;
}

/** Leave for pictures on their way that are larger than a painter's own share of memory. */
export class PagePassing {
  readonly #holdings: PageHoldings;
  readonly #pots: Readonly<Record<PassingLane, PassingPot<Claimant>>>;
  /** The most that was needed lately beyond what is meant for pictures on their way. */
  #late = { bytes: 0, endMs: 0 };
  #waitsSinceMs: number | undefined;

  constructor(holdings: PageHoldings) {
    this.#holdings = holdings;
    const createPot = () =>
      new PassingPot<Claimant>({
        onGrant: (painter, claim) => painter.grant(claim),
        hasRoom: (bytes, isWanted) => this.#hasRoom(bytes, isWanted),
      });
    this.#pots = { reading: createPot(), decoding: createPot() };
  }

  /** Pictures that wait until somebody looks at them. */
  get stuck(): number {
    return this.#sum(({ stuck }) => stuck);
  }

  /** True while something that is looked at waits until others have given up what it needs. */
  get isShort(): boolean {
    return LANES.some((lane) => this.#pots[lane].missingBytes > 0);
  }

  /** Bytes that pictures have, or are looked at and wait for, beyond what the budget means for them. */
  get extraBytes(): number {
    const meant = mostPassingBytes(this.#holdings.budgetBytes) * POT_SHARE;
    return this.#sum(({ usedBytes, missingBytes }, share) => Math.max(0, usedBytes + missingBytes - meant * share));
  }

  /** The same, or as much as it was a moment ago: the next picture may be as large. */
  lateExtraBytes(nowMs: number): number {
    const { extraBytes } = this;
    if (extraBytes >= this.#late.bytes || nowMs > this.#late.endMs)
      this.#late = { bytes: extraBytes, endMs: nowMs + READY_MS };
    return this.#late.bytes;
  }

  /** Bytes that a painter has leave for, for visible rows. */
  neededBytesOf(painter: Claimant): number {
    return this.#sum((pot) => pot.neededBytesOf(painter));
  }

  setMaxBytes(bytes: number): void {
    for (const lane of LANES) this.#pots[lane].setMaxBytes(bytes * PASSING_LANES[lane] * POT_SHARE);
  }

  claim(painter: Claimant, { claim, lane, bytes }: MemoryClaim, isVisible: () => boolean): void {
    this.#pots[lane].claim(painter, claim, bytes, isVisible);
  }

  giveBack(painter: Claimant, claim: number): void {
    for (const lane of LANES) this.#pots[lane].giveBack(painter, claim);
  }

  /** A painter has ended, with all that it had claimed. */
  forget(painter: Claimant): void {
    for (const lane of LANES) this.#pots[lane].forget(painter);
  }

  /** What is looked at has changed, or what others hold. */
  grant(): void {
    if (!this.isShort) this.#waitsSinceMs = undefined;
    else this.#waitsSinceMs ??= performance.now();
    for (const lane of LANES) this.#pots[lane].grant();
  }

  #hasRoom(bytes: number, isWanted: boolean): boolean {
    const { budgetBytes, heldBytes, neededBytes } = this.#holdings;
    // What is granted may not be held yet; else it counts twice.
    if (heldBytes + this.#sum(({ usedBytes }) => usedBytes) + bytes <= budgetBytes) return true;
    const waitedMs = this.#waitsSinceMs === undefined ? 0 : performance.now() - this.#waitsSinceMs;
    return isWanted && (heldBytes <= neededBytes || waitedMs > LONGEST_WAIT_MS);
  }

  #sum(bytesOf: (pot: PassingPot<Claimant>, share: number) => number): number {
    return LANES.reduce((sum, lane) => sum + bytesOf(this.#pots[lane], PASSING_LANES[lane]), 0);
  }
}
