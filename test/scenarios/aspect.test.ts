import { expect } from 'chai';
import { createGrid, patternItems, readShownCells, settled, visibleCells } from '../support/grid.js';

describe('aspect', () => {
  for (const [aspect, height] of [
    ['3/2', 67],
    [2, 50],
    ['4 / 5', 125],
  ] as const) {
    it(`gives cells of ${aspect} their pictures, from the first to the last`, async () => {
      const grid = createGrid({ items: patternItems(1_000_000), aspect, fit: 'fill' });
      await settled(grid);
      expect(visibleCells(grid)[0]?.rect).to.include({ width: 100, height });
      grid.scrollToIndex(999_999, { block: 'end' });
      await settled(grid);
      const cells = await readShownCells(grid);
      expect(cells.length).to.be.greaterThan(8);
      expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
    });
  }

  it('warns of what is no aspect, and shows squares', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warnings.push(message);
    const grid = createGrid({ items: patternItems(20), aspect: 'wide' });
    await settled(grid).finally(() => {
      console.warn = warn;
    });
    expect(warnings).to.deep.equal([
      '<mass-image-grid>: aspect must be a number above 0 or two like "3/2", got wide; using 1.',
    ]);
    expect(visibleCells(grid)[0]?.rect).to.include({ width: 100, height: 100 });
  });
});
