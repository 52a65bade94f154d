import { expect } from 'chai';
import { PASSING_LANES } from '../../../src/core/memory/allotment.js';
import { DEFAULT_OVERSCAN } from '../../../src/grid/grid-settings.js';
import { PagePassing, POT_SHARE } from '../../../src/painting/memory/page-passing.js';
import { PainterSeat } from '../../../src/painting/painters/painter-seat.js';
import type { MemoryClaim } from '../../../workers/protocol.js';
import { createGrid, patternItems, readShownCells } from '../../support/grid.js';
import { until } from '../../support/until.js';

const MB = 2 ** 20;

/** What painters claim of the page's memory, and what each has leave for, from the grant until it is given back. */
class WatchedClaims {
  readonly #claimed = new Map<number, MemoryClaim & { readonly isVisible: () => boolean }>();
  readonly #granted = new Set<number>();
  readonly #originals = { ...WatchedClaims.#methods() };
  /** Where leave was given against the rules. */
  readonly faults: string[] = [];
  granted = 0;
  #passingBytes = Number.POSITIVE_INFINITY;

  constructor() {
    const { claim, giveBack, setMaxBytes, grant } = this.#originals;
    const watch = this;
    PagePassing.prototype.setMaxBytes = function (bytes) {
      watch.#passingBytes = bytes;
      setMaxBytes.call(this, bytes);
    };
    PagePassing.prototype.claim = function (painter, asked, isVisible) {
      watch.#claimed.set(asked.claim, { ...asked, isVisible });
      claim.call(this, painter, asked, isVisible);
    };
    PagePassing.prototype.giveBack = function (painter, id) {
      watch.#granted.delete(id);
      giveBack.call(this, painter, id);
    };
    PainterSeat.prototype.grant = function (id) {
      watch.#judge(id);
      grant.call(this, id);
    };
  }

  restore(): void {
    const { claim, giveBack, setMaxBytes, grant } = this.#originals;
    Object.assign(PagePassing.prototype, { claim, giveBack, setMaxBytes });
    Object.assign(PainterSeat.prototype, { grant });
  }

  /** What fits beside all that has leave, as small files do while they are read, may pass at any time. */
  #judge(id: number): void {
    const asked = this.#claimed.get(id) as MemoryClaim & { readonly isVisible: () => boolean };
    const { lane, bytes } = asked;
    const others = [...this.#granted].flatMap((other) => this.#claimed.get(other) ?? []);
    const beside = others.filter((other) => other.lane === lane).reduce((sum, other) => sum + other.bytes, 0);
    const roomBytes = this.#passingBytes * PASSING_LANES[lane] * POT_SHARE;
    if (beside > 0 && beside + bytes > roomBytes)
      this.faults.push(`${lane}: ${bytes} beside ${beside} of ${roomBytes}`);
    if (bytes > roomBytes && !asked.isVisible()) this.faults.push(`${lane}: ${bytes}, which was not in view`);
    this.#granted.add(id);
    this.granted++;
  }

  static #methods() {
    const { claim, giveBack, setMaxBytes } = PagePassing.prototype;
    const { grant } = PainterSeat.prototype;
    return { claim, giveBack, setMaxBytes, grant };
  }
}

describe('pictures that take more to decode than a budget has', () => {
  it('wait until they are in view and are decoded one by one, all else given up', async function () {
    this.timeout(60_000);
    const watched = new WatchedClaims();
    try {
      const memoryBudget = 16 * MB;
      // Each takes 17 MB: PNGs are not decoded at reduced scale.
      const items = patternItems(1000, 'png', { size: 2048 });
      const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items, memoryBudget, cellSize: 200, workers: 1 });
      let isSettled = false;
      grid.addEventListener('settled', () => {
        isSettled = true;
      });
      const isKeptUntilSettled = () => {
        const { heldBytes, neededByVisibleBytes } = grid.stats.memory;
        expect(heldBytes).to.be.at.most(Math.max(memoryBudget, neededByVisibleBytes));
        return isSettled;
      };
      await until(isKeptUntilSettled, () => JSON.stringify(grid.stats), 20_000);
      expect(watched.faults).to.deep.equal([]);
      expect(watched.granted).to.be.at.least(grid.stats.visible.cells);
      expect((await readShownCells(grid)).every(({ index, shown }) => index === shown)).to.equal(true);
    } finally {
      watched.restore();
    }
  });
});
