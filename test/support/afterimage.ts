import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { SURFACE_COPIES } from '../../src/painting/memory/surface-bytes.js';
import { engine } from './engine.js';
import { settled, visibleCells } from './grid.js';
import { readPattern } from './pattern.mjs';
import { until } from './until.js';

/** Waits until all is there and, where painters have to copy what is in view before the page can use it, they have. */
export async function remembered(grid: MassImageGrid): Promise<void> {
  await settled(grid);
  if (engine !== 'firefox') return;
  const rows = [...(grid.shadowRoot?.querySelectorAll('.row:not(.idle)') ?? [])].map((row) =>
    row.getBoundingClientRect(),
  );
  const { top, bottom } = grid.getBoundingClientRect();
  const bytesOf = (rects: readonly DOMRect[]) => {
    return rects.reduce((sum, { width, height }) => sum + 4 * width * height * devicePixelRatio ** 2, 0);
  };
  const copies = bytesOf(rows.filter((row) => row.top < bottom && row.bottom > top));
  const expected = bytesOf(rows) * SURFACE_COPIES + copies;
  await until(() => grid.stats.memory.held.surfaces > 0.99 * expected);
}

/** What stands over the canvases of rows. */
export function coversOf(grid: MassImageGrid): HTMLCanvasElement[] {
  return [...(grid.shadowRoot?.querySelectorAll<HTMLCanvasElement>('.row canvas + canvas') ?? [])];
}

/** Cells in view over whose row something stands, with the item whose picture it shows in them. */
export function coveredCells(grid: MassImageGrid): { index: number; shown: number | undefined }[] {
  return visibleCells(grid).flatMap(({ index, element, rect }) => {
    const row = element.parentElement as HTMLElement;
    const cover = coversOf(grid).find((canvas) => canvas.parentElement === row);
    const image = cover?.getContext('2d')?.getImageData(0, 0, cover.width, cover.height);
    if (!image) return [];
    const { left, top, width } = row.getBoundingClientRect();
    const scale = image.width / width;
    const [x, y] = [(rect.left - left) * scale, (rect.top - top) * scale];
    return [{ index, shown: readPattern(image, { x, y, width: rect.width * scale, height: rect.height * scale }) }];
  });
}

/** Every picture that was in view is seen where its cell is now. */
export function expectAfterimage(grid: MassImageGrid, least: number): void {
  const shown = coveredCells(grid).filter((cell) => cell.shown !== undefined);
  expect(shown.length).to.be.at.least(least);
  expect(shown.map((cell) => cell.shown)).to.deep.equal(shown.map(({ index }) => index));
}
