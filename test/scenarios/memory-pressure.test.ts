import { expect } from 'chai';
import { DEFAULT_OVERSCAN } from '../../src/grid/grid-settings.js';
import type { DegradationStep, MassImageGrid, MemoryPressureEvent } from '../../src/index.js';
import { pageMemory } from '../../src/painting/memory/page-memory.js';
import { screenshot } from '../support/engine.js';
import { patternUrl } from '../support/fixtures.js';
import { createGrid, patternItems, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

/** A time that only this test moves on, as the page's memory sees it. */
function moveableTime(): (ms: number) => void {
  let passedMs = 0;
  pageMemory.pressure.now = () => performance.now() + passedMs;
  return (ms) => {
    passedMs += ms;
    pageMemory.review();
  };
}

const BURST_MS = 1500;

describe('memory pressure', () => {
  const passTime = moveableTime();

  /** Whatever a test has done to the page's memory is over. */
  afterEach(() => {
    for (let step = 0; step < 40 && pageMemory.level !== 'nominal'; step++) passTime(400_000);
    passTime(400_000);
    expect(pageMemory.steps).to.deep.equal([]);
  });

  function alarm(times: number): void {
    for (let time = 0; time < times; time++) {
      pageMemory.alarm('allocation-failed');
      passTime(BURST_MS);
    }
  }

  /** Until the last step is taken back. */
  async function recover(grid: MassImageGrid): Promise<void> {
    const { length } = grid.stats.memory.steps;
    passTime(5000);
    while (grid.stats.memory.steps.length === length) passTime(100_000);
    await grid.updateComplete;
  }

  it('is told by an event, with what is held and what was given up, and when it is over', async () => {
    const told: MemoryPressureEvent[] = [];
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    grid.addEventListener('memory-pressure', (event) => told.push(event));
    await settled(grid);
    expect(told).to.deep.equal([]);
    alarm(1);
    await until(() => told.length > 0);
    const { heldBytes, budgetBytes } = told[0] as MemoryPressureEvent;
    expect(told[0]).to.include({ level: 'critical', heldBytes, budgetBytes });
    expect(told[0]?.steps).to.deep.equal(['less-overscan', 'no-decoded-cache']);
    expect(heldBytes).to.be.greaterThan(0).and.at.most(budgetBytes);
    await recover(grid);
    await recover(grid);
    await until(() => told.at(-1)?.level === 'nominal');
    expect(told.at(-1)?.steps).to.deep.equal([]);
  });

  it('of the ledger begins at thresholds that can be set', async () => {
    const levels: string[] = [];
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    grid.addEventListener('memory-pressure', ({ level }) => levels.push(level));
    await settled(grid);
    const { heldBytes, budgetBytes } = grid.stats.memory;
    grid.memoryThresholds = { elevated: (0.9 * heldBytes) / budgetBytes };
    await grid.updateComplete;
    await until(() => levels.includes('elevated'));
    expect(grid.stats.memory.steps).to.deep.equal(['less-overscan']);
    grid.memoryThresholds = null;
    await grid.updateComplete;
    await recover(grid);
    await until(() => levels.at(-1) === 'nominal');
  });

  it('makes fewer rows ready, and all of them again', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    await settled(grid);
    const keptRows = () => grid.shadowRoot?.querySelectorAll('.row:not(.idle)').length ?? 0;
    const before = { rows: keptRows(), surfaces: grid.stats.memory.held.surfaces };
    pageMemory.alarm('worker-died');
    await grid.updateComplete;
    await settled(grid);
    expect(grid.stats.memory.steps).to.deep.equal(['less-overscan']);
    expect(keptRows()).to.be.lessThan(before.rows);
    expect(grid.stats.memory.held.surfaces).to.be.lessThan(before.surfaces);
    await recover(grid);
    await settled(grid);
    expect(keptRows()).to.equal(before.rows);
  });

  it('drops what is decoded, and keeps some again', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    await settled(grid);
    alarm(1);
    await until(() => grid.stats.memory.held.decoded === 0);
    expect(grid.stats.bitmaps.held).to.equal(0);
    await recover(grid);
    expect(grid.stats.memory.steps).to.deep.equal(['less-overscan']);
    grid.scrollToIndex(500);
    await settled(grid);
    expect(grid.stats.memory.held.decoded).to.be.greaterThan(0);
  });

  it('shows pictures at half the resolution, and sharp again', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000), cellSize: 120 });
    await settled(grid);
    const before = canvasWidth(grid);
    alarm(2);
    await grid.updateComplete;
    await settled(grid);
    expect(grid.stats.memory.steps.at(-1)).to.equal('lower-resolution');
    expect(canvasWidth(grid)).to.be.closeTo(before / 2, 3);
    expect(await showsAllRight(grid)).to.equal(true);
    await recover(grid);
    await settled(grid);
    expect(canvasWidth(grid)).to.equal(before);
    expect(await showsAllRight(grid)).to.equal(true);
  });

  it('shows names in place of pictures, and pictures again', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    await settled(grid);
    alarm(3);
    await grid.updateComplete;
    await settled(grid);
    const steps: readonly DegradationStep[] = ['less-overscan', 'no-decoded-cache', 'lower-resolution', 'text-only'];
    expect(grid.stats.memory.steps).to.deep.equal(steps);
    const cell = grid.shadowRoot?.querySelector('.row:not(.idle) .cell:not([hidden])');
    // Firefox tells how the text is found, the others what it is.
    expect(cell && getComputedStyle(cell, '::before').content).to.match(/Picture 0|attr\(aria-label\)/);
    expect(grid.stats.memory.held.surfaces).to.be.lessThan(10_000);
    grid.scrollToIndex(900);
    await settled(grid);
    expect(grid.stats.requests.running).to.equal(0);
    await recover(grid);
    await settled(grid);
    expect(await showsAllRight(grid)).to.equal(true);
  });

  it('shows colours in place of pictures where cells are too low for names, and pictures again', async () => {
    const item = (index: number) => ({ src: patternUrl(index % 4, 'png', { size: 20 }), placeholder: 'rgb(0 0 255)' });
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: { length: 1000, item }, cellSize: 20, gap: 0 });
    await settled(grid);
    const isBlue = async () => {
      const { left, top } = grid.getBoundingClientRect();
      const { data } = await screenshot(new DOMRect(left + 30, top + 30, 1, 1));
      return (data[0] ?? 0) < 40 && (data[2] ?? 0) > 200;
    };
    expect(await isBlue()).to.equal(false);
    alarm(3);
    await grid.updateComplete;
    await settled(grid);
    expect(await isBlue()).to.equal(true);
    expect(grid.stats.memory.held.decoded).to.equal(0);
    await recover(grid);
    await settled(grid);
    expect(await isBlue()).to.equal(false);
  });

  it('makes a hidden page drop what is decoded, and leaves what is shown', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    await settled(grid);
    setHidden(true);
    await until(() => grid.stats.memory.held.decoded === 0);
    expect(grid.stats.memory.steps).to.deep.equal(['no-decoded-cache']);
    setHidden(false);
    expect(grid.stats.memory.steps).to.deep.equal([]);
    await settled(grid);
    expect(await showsAllRight(grid)).to.equal(true);
  });

  it('makes a page that is frozen drop what is decoded at once, keep files, and decode again when it resumes', async () => {
    const grid = createGrid({ overscan: DEFAULT_OVERSCAN, items: patternItems(1000) });
    await settled(grid);
    const { encoded } = grid.stats.memory.held;
    expect(encoded).to.be.greaterThan(0);
    document.dispatchEvent(new Event('freeze'));
    expect(grid.stats.memory.steps).to.deep.equal(['no-decoded-cache']);
    await until(() => grid.stats.memory.held.decoded === 0);
    expect(grid.stats.memory.held.encoded).to.equal(encoded);
    document.dispatchEvent(new Event('resume'));
    expect(grid.stats.memory.steps).to.deep.equal([]);
    grid.scrollToIndex(500);
    await settled(grid);
    expect(grid.stats.memory.held.decoded).to.be.greaterThan(0);
    expect(await showsAllRight(grid)).to.equal(true);
  });
});

function canvasWidth(grid: MassImageGrid): number {
  // What a worker has set is told to the page with its frames; the ledger has it by pixels.
  const rows = grid.shadowRoot?.querySelectorAll('.row:not(.idle)').length ?? 1;
  return Math.round(Math.sqrt(grid.stats.memory.held.surfaces / rows));
}

async function showsAllRight(grid: MassImageGrid): Promise<boolean> {
  return (await readShownCells(grid)).every(({ index, shown }) => index === shown);
}

function setHidden(isHidden: boolean): void {
  if (isHidden) Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  else Reflect.deleteProperty(document, 'visibilityState');
  document.dispatchEvent(new Event('visibilitychange'));
}
