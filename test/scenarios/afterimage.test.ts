import { expect } from 'chai';
import { coveredCells, coversOf, expectAfterimage, remembered } from '../support/afterimage.js';
import { patternUrl } from '../support/fixtures.js';
import { createGrid, patternItems, settled } from '../support/grid.js';

describe('before painters have drawn what is laid out anew, pictures are seen as they were', () => {
  for (const layout of ['uniform', 'justified', 'masonry'] as const) {
    it(`in cells of another size, and of one more after it (${layout})`, async () => {
      const grid = createGrid({ items: patternItems(1000), layout, overscan: 0 });
      await remembered(grid);
      for (const cellSize of [150, 110]) {
        grid.cellSize = cellSize;
        await grid.updateComplete;
        expectAfterimage(grid, 4);
      }
      await settled(grid);
      expect(coversOf(grid)).to.deep.equal([]);
    });
  }

  it('behind items that are put in, and not of items that are taken out', async () => {
    const grid = createGrid({ items: patternItems(1000), overscan: 0 });
    await remembered(grid);
    grid.items = { length: 1001, item: (index) => ({ src: patternUrl(index === 0 ? 1001 : index - 1) }) };
    await grid.updateComplete;
    const cells = coveredCells(grid);
    expect(cells.length).to.be.at.least(8);
    const indexes = cells.map(({ index }) => (index === 0 ? undefined : index - 1));
    expect(cells.map(({ shown }) => shown)).to.deep.equal(indexes);
    grid.items = { length: 400, item: (index) => ({ src: patternUrl(index + 500) }) };
    await grid.updateComplete;
    expect(coversOf(grid)).to.deep.equal([]);
  });

  it('as an <img> has shown them', async () => {
    const red =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>';
    const grid = createGrid({ items: [{ src: new File([red], 'red.svg') }] });
    await settled(grid);
    grid.cellSize = 150;
    await grid.updateComplete;
    const [x, y] = [75 * devicePixelRatio, 75 * devicePixelRatio];
    expect([...(coversOf(grid)[0]?.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])]).to.deep.equal([
      255, 0, 0, 255,
    ]);
  });

  it('unless there is no memory for it', async () => {
    const grid = createGrid({ items: patternItems(1000), memoryBudget: '2MB', overscan: 0 });
    await settled(grid);
    grid.cellSize = 150;
    await grid.updateComplete;
    expect(coversOf(grid)).to.deep.equal([]);
  });
});
