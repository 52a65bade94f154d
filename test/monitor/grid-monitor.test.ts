import { expect } from 'chai';
import '../../src/monitor.js';
import type { MassImageGridMonitor } from '../../src/monitor.js';
import { violationsIn } from '../support/axe.js';
import { createGrid, patternItems, settled } from '../support/grid.js';
import { nextFrame, until } from '../support/until.js';

const monitors: MassImageGridMonitor[] = [];

function createMonitor(htmlFor?: string): MassImageGridMonitor {
  const monitor = document.createElement('mass-image-grid-monitor');
  if (htmlFor !== undefined) monitor.htmlFor = htmlFor;
  monitor.style.cssText = 'position: absolute; inset: 0 0 auto auto; inline-size: 300px';
  document.body.append(monitor);
  monitors.push(monitor);
  return monitor;
}

/** What a chart says in words, by its title. */
function wordsOf(monitor: MassImageGridMonitor, title: string): string {
  const figures = [...(monitor.shadowRoot?.querySelectorAll('figure') ?? [])];
  const figure = figures.find((each) => each.querySelector('strong')?.textContent === title);
  return figure?.querySelector('.words')?.textContent ?? '';
}

describe('<mass-image-grid-monitor>', () => {
  afterEach(() => {
    for (const monitor of monitors) monitor.remove();
    monitors.length = 0;
  });

  it('shows what the grid with its id holds and does, in words and curves', async () => {
    const grid = createGrid({ items: patternItems(100) });
    grid.id = 'shown';
    const monitor = createMonitor('shown');
    await settled(grid);
    const { created, closed, held } = grid.stats.bitmaps;
    await until(() => wordsOf(monitor, 'Bitmaps') === `${created} created − ${closed} closed = ${held} held`);
    expect(monitor.grid).to.equal(grid);
    expect(wordsOf(monitor, 'Memory')).to.match(/^[\d.]+ MB of \d+ MB held, .* nominal$/);
    expect(wordsOf(monitor, 'Queue')).to.equal('0 running, 0 waiting');
    await until(() => wordsOf(monitor, 'Painted').startsWith('100 %'));
    const curves = () =>
      [...(monitor.shadowRoot?.querySelectorAll('path') ?? [])].map((path) => path.getAttribute('d'));
    await until(() => curves().some((curve) => curve?.startsWith('M')));
    const labels = [...(monitor.shadowRoot?.querySelectorAll('svg') ?? [])].map(({ ariaLabel }) => ariaLabel);
    expect(labels.every((label) => label?.includes('at most'))).to.equal(true);
  });

  it('says that there is no such grid, until there is', async () => {
    const monitor = createMonitor('later');
    await until(
      () => monitor.shadowRoot?.textContent?.includes('There is no <mass-image-grid> with the id "later"') === true,
    );
    const grid = createGrid({ items: patternItems(10) });
    grid.id = 'later';
    await until(() => wordsOf(monitor, 'Memory').includes('held'));
    expect(monitor.shadowRoot?.querySelector<HTMLElement>(':host > p, p:not(.words)')?.hidden).to.equal(true);
  });

  it('shows the first grid where no id is given', () => {
    const grid = createGrid({ items: patternItems(10) });
    expect(createMonitor().grid).to.equal(grid);
  });

  it('looks no more when it is taken away', async () => {
    const grid = createGrid({ items: patternItems(10) });
    let looks = 0;
    const { stats } = grid;
    const count = () => {
      looks++;
      return stats;
    };
    Object.defineProperty(grid, 'stats', { configurable: true, get: () => count() });
    const monitor = createMonitor();
    await until(() => looks > 1);
    monitor.remove();
    const after = looks;
    for (let frame = 0; frame < 40; frame++) await nextFrame();
    expect(looks).to.equal(after);
    Reflect.deleteProperty(grid, 'stats');
  });

  it('gives axe nothing to find', async () => {
    const grid = createGrid({ items: patternItems(10) });
    const monitor = createMonitor();
    await settled(grid);
    await until(() => wordsOf(monitor, 'Memory') !== '');
    expect(await violationsIn(monitor)).to.deep.equal([]);
  });
});
