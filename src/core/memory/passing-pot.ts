interface Claim<Claimant> {
  readonly claimant: Claimant;
  readonly id: number;
  readonly bytes: number;
  readonly isWanted: () => boolean;
}

/**
 * Memory for pictures on their way that are larger than a painter's own share: handed out one after the other, to what is
 * looked at first. One that is larger than all there is goes alone, so that nothing waits for ever; what is looked at is
 * never refused, one for each claimant at a time.
 */
export class PassingPot<Claimant> {
  readonly #onGrant: (claimant: Claimant, id: number) => void;
  #waiting: Claim<Claimant>[] = [];
  #granted: Claim<Claimant>[] = [];
  #maxBytes = Number.POSITIVE_INFINITY;

  constructor(onGrant: (claimant: Claimant, id: number) => void) {
    this.#onGrant = onGrant;
  }

  get usedBytes(): number {
    return this.#granted.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Bytes granted for what is looked at. */
  get wantedBytes(): number {
    return this.#granted.reduce((sum, { bytes, isWanted }) => sum + (isWanted() ? bytes : 0), 0);
  }

  setMaxBytes(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#grant();
  }

  /** @param isWanted True while what it is for is looked at. */
  claim(claimant: Claimant, id: number, bytes: number, isWanted: () => boolean): void {
    this.#waiting.push({ claimant, id, bytes, isWanted });
    this.#grant();
  }

  /** Done with, or no longer wanted, granted or not. */
  giveBack(claimant: Claimant, id: number): void {
    this.#remove((claim) => claim.claimant === claimant && claim.id === id);
  }

  /** The claimant has ended, with all that it had claimed. */
  forget(claimant: Claimant): void {
    this.#remove((claim) => claim.claimant === claimant);
  }

  #remove(isMeant: (claim: Claim<Claimant>) => boolean): void {
    this.#waiting = this.#waiting.filter((claim) => !isMeant(claim));
    this.#granted = this.#granted.filter((claim) => !isMeant(claim));
    this.#grant();
  }

  get #next(): Claim<Claimant> | undefined {
    const wanted = this.#waiting.filter(({ isWanted }) => isWanted());
    const needed = wanted.find(({ claimant }) => !this.#granted.some((granted) => granted.claimant === claimant));
    if (needed) return needed;
    const next = wanted[0] ?? this.#waiting[0];
    const used = this.usedBytes;
    return next && (used === 0 || used + next.bytes <= this.#maxBytes) ? next : undefined;
  }

  #grant(): void {
    for (let next = this.#next; next; next = this.#next) {
      const granted = next;
      this.#waiting = this.#waiting.filter((claim) => claim !== granted);
      this.#granted.push(granted);
      this.#onGrant(granted.claimant, granted.id);
    }
  }
}
