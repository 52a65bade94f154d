import { expect } from 'chai';
import { click } from '../support/engine.js';
import { patternUrl } from '../support/fixtures.js';
import { createGrid, settled } from '../support/grid.js';
import { buttonOf, createSectionedGrid, framesOf, namesInView, topOf, topOfItem } from '../support/sections.js';
import { until } from '../support/until.js';

describe('sections that are laid out', () => {
  it('are read off the group of the items in an array', async () => {
    const items = Array.from({ length: 12 }, (_, i) => ({
      src: patternUrl(i),
      alt: `Picture ${i}`,
      group: i < 5 ? 'Bees' : 'Cows',
    }));
    const grid = createGrid({ items, overscan: 300 });
    await settled(grid);
    expect([topOf(grid, 'Bees'), topOf(grid, 'Cows')]).to.deep.equal([0, 40 + 2 * 104]);
    grid.items = items.map(({ src, alt }) => ({ src, alt }));
    await settled(grid);
    expect(framesOf(grid)).to.deep.equal([]);
    expect(topOfItem(grid, 0)).to.equal(0);
  });

  it('leave items that are scrolled to clear of the header', async () => {
    const grid = await createSectionedGrid([400, 400]);
    grid.scrollToIndex(200);
    await settled(grid);
    expect(topOfItem(grid, 200)).to.equal(40);
    grid.scrollToIndex(100, { block: 'nearest' });
    await settled(grid);
    expect(topOfItem(grid, 100)).to.equal(40);
    grid.scrollToIndex(300, { block: 'end' });
    await settled(grid);
    expect(topOfItem(grid, 300)).to.equal(300);
  });

  it('leave what is looked at in place when one above it is toggled by script', async () => {
    const grid = await createSectionedGrid([400, 400, 400]);
    grid.scrollToIndex(600);
    await settled(grid);
    const { scrollOffset } = grid;
    expect(grid.toggleSection('k0')).to.equal(true);
    await settled(grid);
    expect(grid.scrollOffset).to.equal(scrollOffset - 100 * 104);
    expect(topOfItem(grid, 600)).to.equal(40);
    expect(grid.toggleSection('k0', false)).to.equal(false);
    await settled(grid);
    expect(grid.scrollOffset).to.equal(scrollOffset);
    expect(() => grid.toggleSection('nowhere')).to.throw(RangeError, 'nowhere');
  });

  it('use as few elements for a hundred thousand as for ten', async () => {
    const grid = await createSectionedGrid(Array.from({ length: 100_000 }, (_, i) => i % 7));
    grid.scrollToIndex(250_000);
    await settled(grid);
    expect(grid.shadowRoot?.querySelectorAll('.section-frame').length).to.be.lessThan(60);
    expect(namesInView(grid)).to.include('Picture 250000');
  });

  it('mark the scrubber once for all that say the same', async () => {
    const sections = Array.from({ length: 48 }, (_, i) => ({
      key: `${i}`,
      label: `Month ${i}`,
      mark: String(2000 + Math.floor(i / 12)),
      length: 100,
    }));
    const grid = await createSectionedGrid([4800], { sections, scrubber: true });
    const marks = [...(grid.shadowRoot?.querySelectorAll('[part=scrubber-mark]') ?? [])];
    expect(marks.map(({ textContent }) => textContent)).to.deep.equal(['2000', '2001', '2002', '2003']);
  });

  for (const layout of ['justified', 'masonry'] as const)
    it(`hold a ${layout} layout`, async () => {
      const shapes = [
        { width: 150, height: 100 },
        { width: 100, height: 100 },
        { width: 75, height: 100 },
      ];
      const item = (index: number) => ({ src: patternUrl(index % 100), alt: `Picture ${index}`, ...shapes[index % 3] });
      const grid = await createSectionedGrid([60, 0, 300, 4000], { items: { length: 4360, item }, layout });
      for (const [index, label] of [
        [0, '2000'],
        [200, '2002'],
        [4359, '2003'],
        [61, '2002'],
      ] as const) {
        grid.scrollToIndex(index, { block: 'center' });
        await settled(grid);
        expect(namesInView(grid)).to.include(`Picture ${index}`);
        if (index > 61) expect(topOf(grid, label), label).to.equal(0);
      }
      expect(grid.scrollOffset).to.be.lessThan(grid.maxScrollOffset);
      grid.scrollToIndex(200);
      await settled(grid);
      expect(topOfItem(grid, 200)).to.equal(40);
      await click({ x: 100, y: 20 });
      await until(() => buttonOf(grid, '2002').ariaExpanded === 'false');
      await settled(grid);
      expect([topOf(grid, '2002'), topOf(grid, '2003')]).to.deep.equal([0, 40]);
    });
});
