import { expect } from 'chai';
import { DEFAULT_OVERSCAN } from '../../src/grid/grid-settings.js';
import type { MassImageGrid } from '../../src/index.js';
import { oneOf, wholeBetween } from '../support/choices.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { seededRandom } from '../support/seeded-random.js';
import { nextFrame, until } from '../support/until.js';

const SEED = 20;
const STEPS = 10;
const ITEMS = 10_000;

/** Budgets, in what is visible: the least has no room for that. */
const BUDGETS = [0.5, 1, 1.6, 2, 3] as const;

/** What happens most is that somebody scrolls. */
const STEP_NAMES = ['jump', 'scroll', 'zoom', 'budget', 'hide', 'add', 'remove', 'scroll', 'scroll'] as const;

/** Pictures that are kept as files, and such that are decoded at reduced scale and have thumbnails made. */
const SIZES = [128, 512, 1024] as const;

/** A page of one to three grids to which something happens again and again. */
class RandomPage {
  readonly log: string[] = [];
  readonly #random: () => number;
  #grids: MassImageGrid[] = [];
  #budget: number = BUDGETS[0];

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.#add();
  }

  get first(): MassImageGrid {
    return this.#grids[0] as MassImageGrid;
  }

  /** What is held and what may be, when it is more. */
  get excess(): string {
    const { heldBytes, budgetBytes, neededByVisibleBytes, held } = this.first.stats.memory;
    if (heldBytes <= Math.max(budgetBytes, neededByVisibleBytes)) return '';
    return JSON.stringify({ seed: SEED, log: this.log, heldBytes, budgetBytes, neededByVisibleBytes, held });
  }

  /** Does one thing; where another budget holds then, or another part of it for each, waits until all have heard of it. */
  async step(): Promise<void> {
    const grid = oneOf(this.#random, this.#grids as [MassImageGrid, ...MassImageGrid[]]);
    const steps = {
      jump: () => grid.scrollToIndex(wholeBetween(this.#random, 0, ITEMS - 1)),
      scroll: () => grid.scrollBy({ top: wholeBetween(this.#random, -900, 900), behavior: 'instant' }),
      zoom: () => Object.assign(grid, { cellSize: wholeBetween(this.#random, 40, 160) }),
      budget: () => {
        this.#budget = oneOf(this.#random, BUDGETS);
      },
      hide: () => grid.toggleAttribute('hidden'),
      add: () => this.#grids.length < 3 && this.#add(),
      remove: () => this.#grids.length > 1 && this.#grids.splice(this.#grids.indexOf(grid), 1)[0]?.remove(),
    };
    const name = oneOf(this.#random, STEP_NAMES);
    steps[name]();
    this.log.push(name);
    if (name !== 'scroll' && name !== 'jump') await this.setBudget();
  }

  /** A budget for what is visible now, and the time that workers take to hear of it. */
  async setBudget(): Promise<void> {
    const shown = this.#grids.filter(({ hidden }) => !hidden);
    await Promise.all(shown.map(settled));
    const { neededByVisibleBytes } = this.first.stats.memory;
    for (const grid of shown) grid.memoryBudget = this.#budget * neededByVisibleBytes;
    await Promise.all(shown.map(settled));
    await until(
      () => this.excess === '',
      () => this.excess,
    );
  }

  /** All is shown, with as much memory as there is by default. */
  async end(): Promise<void> {
    for (const grid of this.#grids) Object.assign(grid, { memoryBudget: null, hidden: false });
    await Promise.all(this.#grids.map(settled));
  }

  #add(): void {
    const items = patternItems(ITEMS, 'jpg', { size: oneOf(this.#random, SIZES) });
    const place = this.#grids.length;
    const grid = createGrid(
      { overscan: DEFAULT_OVERSCAN, items, cellSize: 80 },
      `translate: ${100 * place}px; z-index: ${-place}`,
    );
    this.#grids.push(grid);
  }
}

describe('what all grids of a page hold', () => {
  it(`stays within the budget, whatever happens to them (seed ${SEED})`, async function () {
    this.timeout(60_000);
    const page = new RandomPage(SEED);
    await page.setBudget();
    for (let step = 0; step < STEPS; step++) {
      await page.step();
      for (let frame = 0; frame < 5; frame++) {
        expect(page.excess).to.equal('');
        await nextFrame();
      }
    }
    await page.end();
    expect((await readShownCells(page.first)).every(({ index, shown }) => index === shown)).to.equal(true);
    expect(page.excess).to.equal('');
  });
});
