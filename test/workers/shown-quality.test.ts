import { expect } from 'chai';
import { MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { FINAL_QUALITY, PLACEHOLDER_QUALITY } from '../../src/core/picture/picture-quality.js';
import type { SurfaceCanvas, SurfaceContext } from '../../workers/protocol.js';
import { Surface } from '../../workers/surface.js';
import { GlyphCache } from '../../workers/text/glyph-cache.js';
import { TextPainter } from '../../workers/text/text-painter.js';
import { listOf, oneOf, wholeBetween } from '../support/choices.js';
import { seededRandom } from '../support/seeded-random.js';
import { cellOf, STYLE } from './test-cells.js';

const QUALITIES: [number, ...number[]] = [PLACEHOLDER_QUALITY, 0.1, 0.25, 0.5, 0.9, 1, FINAL_QUALITY];
const CELLS = 4;

/** A surface that records what each of its cells shows, by the number of the picture that was drawn into it last. */
function recordingSurface() {
  const bitmaps: OffscreenCanvas[] = [];
  const shown = new Map<number, number>();
  const context = {
    clearRect: () => {},
    save: () => {},
    restore: () => {},
    drawImage: (bitmap: OffscreenCanvas, ...[, , , , x = 0]: number[]) => shown.set(x / 64, bitmaps.indexOf(bitmap)),
  };
  const canvas: SurfaceCanvas = { width: 1, height: 1, getContext: () => context as unknown as SurfaceContext };
  const surface = new Surface(canvas, new TextPainter(new GlyphCache(new MemoryLedger())));
  const draw = (column: number, quality: number): number => {
    const bitmap = new OffscreenCanvas(8, 8);
    const picture = bitmaps.push(bitmap) - 1;
    surface.draw(cellOf('', { x: column * 64 }), { bitmap, natural: { width: 8, height: 8 } }, STYLE, quality);
    return picture;
  };
  return { surface, shown, draw };
}

describe('what a cell shows', () => {
  it('never goes backwards in quality and is never drawn again for the same, in whatever order pictures come', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 50; round++) {
      const { surface, shown, draw } = recordingSurface();
      for (let generation = 1; generation <= 3; generation++) {
        surface.assign(generation, CELLS * 64, 64);
        shown.clear();
        const best = listOf(CELLS, () => ({ picture: -1, quality: 0 }));
        for (let arrival = 0; arrival < 40; arrival++) {
          const column = wholeBetween(random, 0, CELLS - 1);
          const quality = oneOf(random, QUALITIES);
          const picture = draw(column, quality);
          const isWanted = quality > best[column]!.quality || quality === FINAL_QUALITY;
          if (isWanted) best[column] = { picture, quality };
          expect(shown.get(column) ?? -1).to.equal(best[column]!.picture);
        }
      }
    }
  });
});
