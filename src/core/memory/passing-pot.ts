interface Claim<Claimant> {
  readonly claimant: Claimant;
  readonly id: number;
  readonly bytes: number;
  readonly isWanted: () => boolean;
  /** It was looked at when it was granted. */
  isNeeded: boolean;
}

export interface PassingPotHandlers<Claimant> {
  readonly onGrant: (claimant: Claimant, id: number) => void;
  /** True when so many bytes beyond what the pot holds would pass nobody's budget, or by what is looked at alone. */
  readonly hasRoom: (bytes: number, isWanted: boolean) => boolean;
}

/**
 * Memory for pictures on their way that are larger than a painter's own share: handed out one after the other, to what is
 * looked at first. What is looked at may have more than there is, one for each claimant at a time, as soon as all that
 * nobody looks at has been given up for it. What nobody looks at may have more, alone, where it passes no budget; else it
 * waits until somebody does.
 */
export class PassingPot<Claimant> {
  readonly #handlers: PassingPotHandlers<Claimant>;
  #waiting: Claim<Claimant>[] = [];
  #granted: Claim<Claimant>[] = [];
  #maxBytes = Number.POSITIVE_INFINITY;

  constructor(handlers: PassingPotHandlers<Claimant>) {
    this.#handlers = handlers;
  }

  get usedBytes(): number {
    return this.#granted.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Bytes granted to a claimant for what is looked at, or was when it was granted: it is ended, and not at once. */
  neededBytesOf(claimant: Claimant): number {
    const needed = this.#granted.filter((claim) => claim.claimant === claimant && (claim.isNeeded || claim.isWanted()));
    return needed.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Bytes that what is looked at waits for until others have given them up. */
  get missingBytes(): number {
    const needed = this.#needed;
    return needed && !this.#fits(needed) ? needed.bytes : 0;
  }

  /** Claims that wait until somebody looks at what they are for. */
  get stuck(): number {
    return this.#waiting.filter(({ bytes, isWanted }) => bytes > this.#maxBytes && !isWanted()).length;
  }

  setMaxBytes(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.grant();
  }

  /** @param isWanted True while what it is for is looked at. */
  claim(claimant: Claimant, id: number, bytes: number, isWanted: () => boolean): void {
    this.#waiting.push({ claimant, id, bytes, isWanted, isNeeded: false });
    this.grant();
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
    this.grant();
  }

  /** What is looked at has changed, or what others hold. */
  grant(): void {
    if (this.#waiting.length === 0) return;
    for (let next = this.#next; next; next = this.#next) {
      const granted = next;
      granted.isNeeded = granted.isWanted();
      this.#waiting = this.#waiting.filter((claim) => claim !== granted);
      this.#granted.push(granted);
      this.#handlers.onGrant(granted.claimant, granted.id);
    }
  }

  get #next(): Claim<Claimant> | undefined {
    const needed = this.#needed;
    // Others would only take the room that is made for it.
    if (needed) return this.#fits(needed) || this.#handlers.hasRoom(needed.bytes, true) ? needed : undefined;
    const wanted = this.#waiting.filter(({ isWanted }) => isWanted());
    const unwanted = this.#waiting.filter((claim) => !wanted.includes(claim));
    const isPossible = ({ bytes }: Claim<Claimant>) => bytes <= this.#maxBytes || this.#handlers.hasRoom(bytes, false);
    const next = [...wanted, ...unwanted].find(isPossible);
    return next && (this.usedBytes === 0 || this.#fits(next)) ? next : undefined;
  }

  /** The first that is looked at, of a claimant that has nothing yet. */
  get #needed(): Claim<Claimant> | undefined {
    const isFirst = ({ claimant }: Claim<Claimant>) => !this.#granted.some((granted) => granted.claimant === claimant);
    return this.#waiting.find((claim) => isFirst(claim) && claim.isWanted());
  }

  #fits({ bytes }: Claim<Claimant>): boolean {
    return this.usedBytes + bytes <= this.#maxBytes;
  }
}
