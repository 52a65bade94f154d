import { expect } from 'chai';
import { rgbaToThumbHash } from 'thumbhash';
import { screenshot } from '../support/engine.js';
import { fixtureUrl, patternUrl } from '../support/fixtures.js';
import { cellsOf, createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';
import { nameOf, pixelAt } from '../workers/pixels.js';

const halves = (left: number[], right: number[]) => {
  const row = [...Array.from({ length: 10 }, () => left), ...Array.from({ length: 10 }, () => right)].flat();
  return rgbaToThumbHash(20, 10, Uint8Array.from(Array.from({ length: 10 }, () => row).flat()));
};

/** Blue on the left, red on the right. */
const HASH = halves([0, 0, 255, 255], [255, 0, 0, 255]);

const never = (index: number) => fixtureUrl(`slow/${index}.jpg`);

/** Names of the colours near the left and the right edge of the first cells, as they are on screen. */
async function colorsOnScreen(grid: Parameters<typeof cellsOf>[0]): Promise<string[][]> {
  const boxes = cellsOf(grid).map((cell) => cell.getBoundingClientRect());
  const image = await screenshot(grid.getBoundingClientRect());
  const at = (x: number, y: number) => nameOf(pixelAt(image, x / grid.clientWidth, y / grid.clientHeight));
  return boxes.map(({ left, right, top, bottom }) =>
    [0.1, 0.9].map((x) => at(left + x * (right - left), (top + bottom) / 2)),
  );
}

describe('placeholders', () => {
  it('are there before any picture: a colour, a ThumbHash in base64 or in bytes', async () => {
    const grid = createGrid(
      {
        items: [
          { src: never(0), placeholder: '#0f0' },
          { src: never(1), placeholder: HASH },
          { src: never(2), placeholder: btoa(String.fromCharCode(...HASH)) },
        ],
        cellSize: 140,
      },
      'scrollbar-width:none',
    );
    const wanted = [
      ['green', 'green'],
      ['blue', 'red'],
      ['blue', 'red'],
    ];
    let seen = '';
    const isShown = async () => {
      seen = JSON.stringify(await colorsOnScreen(grid));
      return seen === JSON.stringify(wanted);
    };
    await until(isShown, () => seen, 15_000);
  });

  it('make place for the pictures, and stay with none when the row has another item', async () => {
    const item = (index: number) => ({ src: patternUrl(index), ...(index === 0 && { placeholder: 'rgb(0 255 0)' }) });
    const grid = createGrid({ items: { length: 10_000, item } });
    await settled(grid);
    expect((await readShownCells(grid)).every(({ index, shown }) => index === shown)).to.equal(true);
    grid.scrollToIndex(5000);
    await settled(grid);
    const colors = cellsOf(grid).map((cell) => cell.style.getPropertyValue('--_placeholder'));
    expect(colors.filter(Boolean)).to.deep.equal([]);
  });

  it('that make no sense are told once, and the pictures are shown', async () => {
    const warnings: unknown[] = [];
    const warn = console.warn;
    console.warn = (...args) => void warnings.push(args[0]);
    try {
      const grid = createGrid({ items: [1, 2].map((index) => ({ src: patternUrl(index), placeholder: 'nonsense' })) });
      await settled(grid);
      expect((await readShownCells(grid)).map(({ shown }) => shown)).to.deep.equal([1, 2]);
    } finally {
      console.warn = warn;
    }
    expect(warnings).to.have.length(1);
    expect(String(warnings[0])).to.contain('placeholder must be a CSS colour or a ThumbHash, got "nonsense"');
  });
});
