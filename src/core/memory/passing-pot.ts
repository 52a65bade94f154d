interface Claim<Claimant> {
  readonly claimant: Claimant;
  readonly id: number;
  readonly bytes: number;
  readonly isWanted: () => boolean;
}

/**
 * Memory for pictures on their way that are larger than a painter's own share: handed out one after the other, to what is
 * looked at first. One that is larger than all there is goes alone, so that nothing waits for ever.
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

  #grant(): void {
    while (this.#waiting.length > 0) {
      const next = this.#waiting.find(({ isWanted }) => isWanted()) ?? this.#waiting[0];
      const used = this.usedBytes;
      if (!next || (used > 0 && used + next.bytes > this.#maxBytes)) return;
      this.#waiting = this.#waiting.filter((claim) => claim !== next);
      this.#granted.push(next);
      this.#onGrant(next.claimant, next.id);
    }
  }
}
