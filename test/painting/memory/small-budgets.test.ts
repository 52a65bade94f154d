import { expect } from 'chai';
import { DEFAULT_OVERSCAN } from '../../../src/grid/grid-settings.js';
import type { MassImageGrid } from '../../../src/index.js';
import { SURFACE_COPIES } from '../../../src/painting/memory/surface-bytes.js';
import { oneOf, wholeBetween } from '../../support/choices.js';
import { createGrid, patternItems, readShownCells, settled } from '../../support/grid.js';
import { seededRandom } from '../../support/seeded-random.js';
import { nextFrame, until } from '../../support/until.js';

const MB = 2 ** 20;
const SEED = 3;
const ITEMS = 10_000;
const MOVES_EACH = 2;
const FRAMES = 2;
/** In so many, painters hear of another budget. */
const HEARING_FRAMES = 6;

/** What changes how much is visible, or may be held. */
const CHANGES = ['zoom', 'resize', 'add or remove'] as const;
/** In MB. */
const BUDGETS = [1, 2, 4, 8, 12] as const;
const SIZES = [128, 512, 1024] as const;

/** Bytes of the canvases of rows that a page can see for itself. */
function rowBytes({ shadowRoot }: MassImageGrid): number {
  const rows = [...(shadowRoot?.querySelectorAll<HTMLElement>('.row:not(.idle)') ?? [])];
  const toPixels = (length: number) => Math.round(length * devicePixelRatio);
  const pixels = rows.reduce((sum, row) => sum + toPixels(row.offsetWidth) * toPixels(row.offsetHeight), 0);
  return pixels * 4 * SURFACE_COPIES;
}

/** A page of one to three grids under a budget that hardly has room for what is visible, if at all. */
class SmallPage {
  readonly #random: () => number;
  readonly #log: unknown[] = [];
  #budget = MB;
  #grids: MassImageGrid[] = [];
  #added = 0;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.#log.push({ seed });
    this.#add();
  }

  get first(): MassImageGrid {
    return this.#grids[0] as MassImageGrid;
  }

  get excess(): string {
    const { memory } = this.first.stats;
    const most = Math.max(memory.budgetBytes, memory.neededByVisibleBytes);
    const rows = this.#grids.reduce((sum, grid) => sum + rowBytes(grid), 0);
    if (memory.heldBytes <= most && rows <= most) return '';
    return JSON.stringify({ log: this.#log, rows, ...memory });
  }

  /** A jump or, more often, a scroll, and a look at the frames after it. */
  async move(): Promise<void> {
    const grid = this.#oneGrid();
    const isJump = this.#random() < 0.3;
    const top = wholeBetween(this.#random, -900, 900);
    const index = wholeBetween(this.#random, 0, ITEMS - 1);
    this.#log.push(isJump ? { index } : { top });
    if (isJump) grid.scrollToIndex(index);
    else grid.scrollBy({ top, behavior: 'instant' });
    for (let frame = 0; frame < FRAMES; frame++) {
      await nextFrame();
      expect(this.excess).to.equal('');
    }
  }

  /** Another amount is visible then, or may be held: waits until all painters have heard of it. */
  async change(name: (typeof CHANGES)[number] | 'budget', budget: number): Promise<void> {
    const grid = this.#oneGrid();
    this.#budget = budget;
    this.#log.push({ [name]: budget });
    if (name === 'zoom') grid.cellSize = wholeBetween(this.#random, 40, 160);
    if (name === 'resize') grid.style.blockSize = `${wholeBetween(this.#random, 100, 500)}px`;
    if (name === 'add or remove' && this.#grids.length === 1) this.#add();
    else if (name === 'add or remove') this.#grids.splice(this.#grids.indexOf(grid), 1)[0]?.remove();
    for (const each of this.#grids) each.memoryBudget = this.#budget;
    await Promise.all(this.#grids.map(({ updateComplete }) => updateComplete));
    let keptFrames = 0;
    const isKept = () => {
      keptFrames = this.excess === '' ? keptFrames + 1 : 0;
      return keptFrames > HEARING_FRAMES;
    };
    await until(isKept, () => this.excess);
  }

  async end(): Promise<void> {
    for (const grid of this.#grids) await settled(grid);
  }

  #oneGrid(): MassImageGrid {
    return oneOf(this.#random, this.#grids as [MassImageGrid, ...MassImageGrid[]]);
  }

  #add(): void {
    const items = patternItems(ITEMS, 'jpg', { size: oneOf(this.#random, SIZES) });
    // Those that came first lie on top.
    const style = `translate: ${100 * this.#grids.length}px; z-index: ${-this.#added++}`;
    this.#grids.push(
      createGrid({ overscan: DEFAULT_OVERSCAN, items, cellSize: 80, memoryBudget: this.#budget }, style),
    );
  }
}

describe('a budget that hardly has room for what is visible, if at all', () => {
  it(`is passed by what visible rows need alone, in each frame of a scroll (seed ${SEED})`, async function () {
    this.timeout(60_000);
    const page = new SmallPage(SEED);
    for (const megabytes of BUDGETS) {
      for (const name of ['budget', ...CHANGES] as const) {
        await page.change(name, megabytes * MB);
        for (let step = 0; step < MOVES_EACH; step++) await page.move();
      }
    }
    await page.end();
    expect(page.excess).to.equal('');
    expect((await readShownCells(page.first)).every(({ index, shown }) => index === shown)).to.equal(true);
  });
});
