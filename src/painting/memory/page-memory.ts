import { type Allotment, allot, CACHE_KINDS, isNearly, totalAllotment } from '../../core/memory/allotment.js';
import { defaultBudgetBytes } from '../../core/memory/default-budget.js';
import { type HeldBytes, sumHeldBytes, totalBytes } from '../../core/memory/held-bytes.js';
import { MemoryLedger } from '../../core/memory/memory-ledger.js';
import {
  DEFAULT_THRESHOLDS,
  DEGRADATION_STEPS,
  type DegradationStep,
  type MemoryAlarm,
  type PressureLevel,
  type PressureThresholds,
} from '../../core/memory/memory-pressure.js';
import { overscanShare, type SurfaceDemand } from '../../core/memory/overscan-share.js';
import { readDevice } from '../device.js';
import { PagePassing, POT_SHARE } from './page-passing.js';
import { PagePressure } from './page-pressure.js';

/** Of the overscan, and of the pixels in each direction, when memory is short. */
const SHORT_OVERSCAN_SHARE = 0.25;
const SHORT_RESOLUTION = 0.5;

/** What grids may show and keep ready, as memory allows. */
export interface MemoryPlan {
  /** Share of its overscan that every grid may keep ready, 0 to 1. */
  readonly overscanShare: number;
  /** Pixels of the surfaces for each device px, in each direction. */
  readonly resolution: number;
  readonly isTextOnly: boolean;
}

/** Something on the page that holds memory elsewhere: a pool of painters. */
export interface MemoryHolder {
  readonly held: HeldBytes;
  /** Bytes of them that are on their way to visible rows. */
  readonly neededBytes: number;
  readonly painters: number;
  /** New bounds for each painter. */
  setAllotment(allotment: Allotment): void;
}

/** A grid, as the page's memory knows it. */
export interface MemoryUser {
  /** Bytes that its visible rows need. */
  readonly neededBytes: number;
  /** What its page wants all grids together to hold at most; `undefined` leaves it to the default. */
  readonly budgetBytes: number | undefined;
  readonly thresholds: PressureThresholds | undefined;
  readonly surfaceDemand: SurfaceDemand;
  /** Gives back at once the canvases that show no row. */
  vacateIdle(): void;
  /** Another plan holds now. */
  onPlan(): void;
  /** Memory is shorter, or less short, or another step was taken. */
  onPressure(): void;
}

/** Painters report many times a second, and each time next to nothing has changed. */
const REVIEW_EVERY_MS = 100;

/**
 * All that the grids of a page hold, in their painters and in the page itself, and the budget that it is kept within: one
 * sum, however many grids there are. The smallest budget that one of them declares counts.
 */
export class PageMemory {
  /** Of the page's own thread. */
  readonly ledger = new MemoryLedger();
  /** Pictures on their way that are larger than a painter's own share. */
  readonly passing = new PagePassing(this);
  readonly #holders = new Set<MemoryHolder>();
  readonly #users = new Set<MemoryUser>();
  #defaultBytes: number | undefined;
  #allotment: Allotment | undefined;
  #reviewedBytes: number | undefined;
  #reviewedMs = Number.NEGATIVE_INFINITY;
  #reviewTimer: ReturnType<typeof setTimeout> | undefined;
  readonly pressure = new PagePressure(() => this.review());
  #affordableShare = 1;
  #plan: MemoryPlan = { overscanShare: 1, resolution: 1, isTextOnly: false };
  /** Level and steps that were last told. */
  #told = 'nominal ';

  get held(): HeldBytes {
    return sumHeldBytes([this.ledger.held, ...[...this.#holders].map(({ held }) => held)]);
  }

  get heldBytes(): number {
    return totalBytes(this.held);
  }

  get budgetBytes(): number {
    const declared = [...this.#users].flatMap(({ budgetBytes }) => budgetBytes ?? []);
    if (declared.length > 0) return Math.min(...declared);
    this.#defaultBytes ??= defaultBudgetBytes(readDevice());
    return this.#defaultBytes;
  }

  /** Bytes that the visible rows themselves need. */
  get neededBytes(): number {
    return [...this.#users, ...this.#holders].reduce((sum, { neededBytes }) => sum + neededBytes, 0);
  }

  get level(): PressureLevel {
    return this.pressure.level;
  }

  /** What is given up for now: because memory is short, because the budget is small, or because the page is hidden. */
  get steps(): readonly DegradationStep[] {
    const taken = new Set(this.pressure.steps);
    if (this.#affordableShare < 1) taken.add('less-overscan');
    if (this.#allotment?.decoded === 0) taken.add('no-decoded-cache');
    return DEGRADATION_STEPS.filter((step) => taken.has(step));
  }

  get plan(): MemoryPlan {
    return this.#plan;
  }

  /** Room for more surfaces beside all that painters may hold; below 0 where there are too many. */
  get spareBytes(): number {
    const painters = this.#allotment ? totalAllotment(this.#allotment) : 0;
    return this.budgetBytes - painters - this.passing.extraBytes - this.ledger.bytesOf('surfaces');
  }

  /** For files that are read, and decodes, on the whole page. */
  get passingBytes(): number {
    return this.#allotment?.passing ?? 0;
  }

  addHolder(holder: MemoryHolder): void {
    this.#holders.add(holder);
    this.#allotment = undefined;
    this.review();
  }

  removeHolder(holder: MemoryHolder): void {
    this.#holders.delete(holder);
    this.#allotment = undefined;
    this.review();
  }

  join(user: MemoryUser): void {
    // A window may have moved to another screen since.
    if (this.#users.size === 0) this.#defaultBytes = undefined;
    this.#users.add(user);
    this.pressure.watch(true);
    this.reviewBudget();
  }

  leave(user: MemoryUser): void {
    this.#users.delete(user);
    this.pressure.watch(this.#users.size > 0);
    this.reviewBudget();
  }

  /** What is looked at has changed, and which surfaces have rows. */
  follow(): void {
    this.#trimSurfaces();
    this.passing.grant();
  }

  /** An engine tells that it is short of memory. */
  alarm(alarm: MemoryAlarm): void {
    this.pressure.alarm(alarm);
  }

  /**
   * A budget has changed, or what grids would like to keep.
   * @param asking The grid that reads the new plan by itself
   */
  reviewBudget(asking?: MemoryUser): void {
    const { budgetBytes } = this;
    // A smaller budget counts at once, however little smaller it is.
    if (budgetBytes !== this.#reviewedBytes) this.#allotment = undefined;
    this.#reviewedBytes = budgetBytes;
    this.review(asking);
  }

  /** Holdings may have changed a little: reviewed at once, or a little later where that was done just now. */
  reviewSoon(): void {
    const dueMs = this.#reviewedMs + REVIEW_EVERY_MS - performance.now();
    if (dueMs <= 0 || this.passing.isShort) this.review();
    else this.#reviewTimer ??= setTimeout(() => this.review(), dueMs);
  }

  /** Holdings have changed, or time has passed: shares memory out anew where that makes a difference. */
  review(asking?: MemoryUser): void {
    clearTimeout(this.#reviewTimer);
    this.#reviewTimer = undefined;
    this.#reviewedMs = performance.now();
    const { held, budgetBytes } = this;
    this.pressure.update(totalBytes(held) / budgetBytes, this.#thresholds);
    this.#shareOut(held, budgetBytes);
    this.#trimSurfaces();
    this.passing.grant();
    if (this.passing.isShort) this.#reviewTimer ??= setTimeout(() => this.review(), REVIEW_EVERY_MS);
    this.#makePlan(asking);
    const news = `${this.level} ${this.steps}`;
    if (news === this.#told) return;
    this.#told = news;
    for (const user of this.#users) user.onPressure();
  }

  /** The earliest warning that one of the grids wants. */
  get #thresholds(): PressureThresholds {
    const declared = [...this.#users].map(({ thresholds }) => thresholds ?? DEFAULT_THRESHOLDS);
    const least = (name: keyof PressureThresholds) => Math.min(...declared.map((thresholds) => thresholds[name]));
    return declared.length > 0 ? { elevated: least('elevated'), critical: least('critical') } : DEFAULT_THRESHOLDS;
  }

  #shareOut(held: HeldBytes, budgetBytes: number): void {
    const painters = [...this.#holders].reduce((sum, holder) => sum + holder.painters, 0);
    if (painters === 0) return;
    const isDropped = this.pressure.isHidden || this.pressure.steps.includes('no-decoded-cache');
    const { extraBytes } = this.passing;
    const surfaces = Math.max(held.surfaces, this.#mostVisibleBytes);
    const total = allot({
      budgetBytes,
      held: { ...held, surfaces },
      dropped: isDropped ? ['decoded'] : [],
      extraBytes,
    });
    if (this.#allotment && isNearly(total, this.#allotment)) return;
    this.#allotment = total;
    this.passing.setMaxBytes(total.passing);
    const each = shareOf(total, painters);
    for (const holder of this.#holders) holder.setAllotment(each);
  }

  /** What visible rows may come to by scrolling alone: painters would not hear of it in time. */
  get #mostVisibleBytes(): number {
    const demands = [...this.#users].map(({ surfaceDemand }) => surfaceDemand);
    return demands.reduce((sum, { visibleBytes, edgeBytes }) => sum + visibleBytes + edgeBytes, 0);
  }

  /** Canvases without a row go as soon as painters may need what they take. */
  #trimSurfaces(): void {
    for (const user of this.#users) if (this.spareBytes < 0) user.vacateIdle();
  }

  #makePlan(asking: MemoryUser | undefined): void {
    const { steps } = this.pressure;
    const demands = [...this.#users].map(({ surfaceDemand }) => surfaceDemand);
    const extraBytes = this.passing.lateExtraBytes(performance.now());
    this.#affordableShare = overscanShare(demands, this.budgetBytes, extraBytes);
    const before = this.#plan;
    const overscan = Math.min(this.#affordableShare, steps.includes('less-overscan') ? SHORT_OVERSCAN_SHARE : 1);
    const resolution = steps.includes('lower-resolution') ? SHORT_RESOLUTION : 1;
    this.#plan = { overscanShare: overscan, resolution, isTextOnly: steps.includes('text-only') };
    if (isSamePlan(before, this.#plan)) return;
    for (const user of this.#users) if (user !== asking) user.onPlan();
  }
}

function isSamePlan(a: MemoryPlan, b: MemoryPlan): boolean {
  return a.overscanShare === b.overscanShare && a.resolution === b.resolution && a.isTextOnly === b.isTextOnly;
}

function shareOf(total: Allotment, painters: number): Allotment {
  const caches = CACHE_KINDS.map((kind) => [kind, Math.floor(total[kind] / painters)]);
  const passing = Math.floor((total.passing * (1 - POT_SHARE)) / painters);
  return { ...(Object.fromEntries(caches) as Omit<Allotment, 'passing'>), passing };
}

export const pageMemory = new PageMemory();
