import { type Allotment, allot, CACHE_KINDS, isNearly } from '../core/memory/allotment.js';
import { defaultBudgetBytes } from '../core/memory/default-budget.js';
import { type HeldBytes, sumHeldBytes } from '../core/memory/held-bytes.js';
import { MemoryLedger } from '../core/memory/memory-ledger.js';
import { overscanShare, type SurfaceDemand } from '../core/memory/overscan-share.js';
import { PassingPot } from '../core/memory/passing-pot.js';
import { readDevice } from './device.js';

/** Of what is on its way, for pictures that are larger than a painter's own share of it. */
const POT_SHARE = 0.5;

/** Something on the page that holds memory elsewhere: a pool of painters. */
export interface MemoryHolder {
  readonly held: HeldBytes;
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
  readonly surfaceDemand: SurfaceDemand;
  /** Another share of its overscan is affordable now. */
  onOverscanShare(): void;
}

interface Claimant {
  grant(claim: number): void;
}

/**
 * All that the grids of a page hold, in their painters and in the page itself, and the budget that it is kept within: one
 * sum, however many grids there are. The smallest budget that one of them declares counts.
 */
export class PageMemory {
  /** Of the page's own thread. */
  readonly ledger = new MemoryLedger();
  readonly pot = new PassingPot<Claimant>((painter, claim) => painter.grant(claim));
  readonly #holders = new Set<MemoryHolder>();
  readonly #users = new Set<MemoryUser>();
  #defaultBytes: number | undefined;
  #allotment: Allotment | undefined;
  #reviewedBytes: number | undefined;
  #overscanShare = 1;

  get held(): HeldBytes {
    return sumHeldBytes([this.ledger.held, ...[...this.#holders].map(({ held }) => held)]);
  }

  get budgetBytes(): number {
    const declared = [...this.#users].flatMap(({ budgetBytes }) => budgetBytes ?? []);
    if (declared.length > 0) return Math.min(...declared);
    this.#defaultBytes ??= defaultBudgetBytes(readDevice());
    return this.#defaultBytes;
  }

  /** Bytes that the visible rows themselves need. */
  get neededBytes(): number {
    return [...this.#users].reduce((sum, { neededBytes }) => sum + neededBytes, 0);
  }

  /** Share of the overscan that every grid may keep ready, 0 to 1. */
  get overscanShare(): number {
    return this.#overscanShare;
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
    this.reviewBudget();
  }

  leave(user: MemoryUser): void {
    this.#users.delete(user);
    this.reviewBudget();
  }

  /**
   * A budget has changed, or what grids would like to keep.
   * @param asking The grid that reads the new share of its overscan by itself
   */
  reviewBudget(asking?: MemoryUser): void {
    const { budgetBytes } = this;
    // A smaller budget counts at once, however little smaller it is.
    if (budgetBytes !== this.#reviewedBytes) this.#allotment = undefined;
    this.#reviewedBytes = budgetBytes;
    this.review();
    const demands = [...this.#users].map(({ surfaceDemand }) => surfaceDemand);
    const share = overscanShare(demands, budgetBytes);
    if (share === this.#overscanShare) return;
    this.#overscanShare = share;
    for (const user of this.#users) if (user !== asking) user.onOverscanShare();
  }

  /** Holdings have changed: shares them out anew where that makes a difference. */
  review(): void {
    const painters = [...this.#holders].reduce((sum, holder) => sum + holder.painters, 0);
    if (painters === 0) return;
    const total = allot({ budgetBytes: this.budgetBytes, held: this.held, dropped: [] });
    if (this.#allotment && isNearly(total, this.#allotment)) return;
    this.#allotment = total;
    this.pot.setMaxBytes(total.passing * POT_SHARE);
    const each = shareOf(total, painters);
    for (const holder of this.#holders) holder.setAllotment(each);
  }
}

function shareOf(total: Allotment, painters: number): Allotment {
  const caches = CACHE_KINDS.map((kind) => [kind, Math.floor(total[kind] / painters)]);
  const passing = Math.floor((total.passing * (1 - POT_SHARE)) / painters);
  return { ...(Object.fromEntries(caches) as Omit<Allotment, 'passing'>), passing };
}

export const pageMemory = new PageMemory();
