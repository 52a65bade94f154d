import { expect } from 'chai';
import { MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { Picture } from '../../workers/picture.js';
import type { CellRequest, CellStyle } from '../../workers/protocol.js';
import { Surface } from '../../workers/surface.js';
import { GlyphCache } from '../../workers/text/glyph-cache.js';
import { TextPainter } from '../../workers/text/text-painter.js';
import { nameOf, pixelAt, pixelsOf, quadrantsOf } from './pixels.js';
import { cellOf, quadrantBitmap, STYLE } from './test-cells.js';

const TEXTS = new TextPainter(new GlyphCache(new MemoryLedger()));

const WIDE = { width: 80, height: 40 };

interface Drawing {
  readonly style?: Partial<CellStyle>;
  readonly cell?: Partial<CellRequest>;
  readonly natural?: { readonly width: number; readonly height: number };
}

/** A surface of 200 × 64 px with one picture drawn into it. */
async function drawn({ style = {}, cell = {}, natural = WIDE }: Drawing = {}) {
  const canvas = new OffscreenCanvas(1, 1);
  const surface = new Surface(canvas, TEXTS);
  surface.assign(1, 200, 64);
  const picture = new Picture(await quadrantBitmap(natural.width, natural.height), natural, new MemoryLedger());
  surface.draw(cellOf('', cell), picture, { ...STYLE, ...style });
  picture.release();
  return { canvas, surface };
}

/** Name of the colour at a place in px. */
function colorsAt(canvas: OffscreenCanvas, ...places: [x: number, y: number][]): string[] {
  const image = pixelsOf(canvas);
  return places.map(([x, y]) => nameOf(pixelAt(image, (x + 0.5) / canvas.width, (y + 0.5) / canvas.height)));
}

describe('Surface', () => {
  it('takes the size of its row, transparent', () => {
    const canvas = new OffscreenCanvas(1, 1);
    new Surface(canvas, TEXTS).assign(1, 200, 64);
    expect([canvas.width, canvas.height]).to.deep.equal([200, 64]);
    expect(quadrantsOf(pixelsOf(canvas))).to.deep.equal(['clear', 'clear', 'clear', 'clear']);
  });

  it('clears what was drawn when it is given a row of the same size', async () => {
    const { canvas, surface } = await drawn({ cell: { width: 200 } });
    expect(quadrantsOf(pixelsOf(canvas))).not.to.include('clear');
    surface.assign(2, 200, 64);
    expect(quadrantsOf(pixelsOf(canvas))).to.deep.equal(['clear', 'clear', 'clear', 'clear']);
  });

  it('draws in the cell and nowhere else', async () => {
    const { canvas } = await drawn({ cell: { x: 100, y: 0 } });
    const [before, inside, inside2, after] = colorsAt(canvas, [99, 32], [101, 5], [162, 60], [164, 32]);
    expect([before, inside, inside2, after]).to.deep.equal(['clear', 'red', 'white', 'clear']);
  });

  it('covers the cell with the middle of the picture', async () => {
    const { canvas } = await drawn({ style: { fit: 'cover' } });
    expect(colorsAt(canvas, [1, 1], [62, 1], [1, 62], [62, 62])).to.deep.equal(['red', 'green', 'blue', 'white']);
  });

  it('contains the whole picture in the middle of the cell', async () => {
    const { canvas } = await drawn({ style: { fit: 'contain' } });
    expect(colorsAt(canvas, [1, 14], [1, 17], [62, 46], [62, 49])).to.deep.equal(['clear', 'red', 'white', 'clear']);
  });

  it('does not enlarge a picture that is scaled down only', async () => {
    const { canvas } = await drawn({ style: { fit: 'scale-down' }, natural: { width: 20, height: 10 } });
    expect(colorsAt(canvas, [20, 32], [23, 28], [41, 36], [43, 32])).to.deep.equal(['clear', 'red', 'white', 'clear']);
  });

  it('shows a picture in its own size, cut at the cell', async () => {
    const { canvas } = await drawn({ style: { fit: 'none' }, natural: { width: 400, height: 20 }, cell: { x: 50 } });
    expect(colorsAt(canvas, [49, 32], [51, 24], [112, 40], [115, 32], [80, 20])).to.deep.equal([
      'clear',
      'red',
      'white',
      'clear',
      'clear',
    ]);
  });

  it('rounds the corners of the cell', async () => {
    const { canvas } = await drawn({ style: { radius: 20 } });
    expect(colorsAt(canvas, [1, 1], [62, 62], [32, 1], [20, 20])).to.deep.equal(['clear', 'clear', 'green', 'red']);
  });

  it('does not round the cells that are drawn after', async () => {
    const { canvas, surface } = await drawn({ style: { radius: 20 } });
    const picture = new Picture(await quadrantBitmap(), { width: 40, height: 40 }, new MemoryLedger());
    surface.draw(cellOf('', { x: 100 }), picture, STYLE);
    picture.release();
    expect(colorsAt(canvas, [100, 0], [163, 63])).to.deep.equal(['red', 'white']);
  });

  it('leaves nothing of the picture before in a cell that is drawn again', async () => {
    const { canvas, surface } = await drawn({ style: { fit: 'cover' } });
    const picture = new Picture(await quadrantBitmap(80, 20), { width: 80, height: 20 }, new MemoryLedger());
    surface.draw(cellOf(''), picture, { ...STYLE, fit: 'contain' });
    picture.release();
    expect(colorsAt(canvas, [1, 1], [62, 62])).to.deep.equal(['clear', 'clear']);
  });

  it('aborts what is under way when it is given another row', () => {
    const surface = new Surface(new OffscreenCanvas(1, 1), TEXTS);
    surface.assign(1, 10, 10);
    const before = [surface.signal, surface.replacingSignal];
    surface.assign(2, 10, 10);
    expect(before.map(({ aborted }) => aborted)).to.deep.equal([true, true]);
    expect([surface.signal.aborted, surface.replacingSignal.aborted, surface.generation]).to.deep.equal([
      false,
      false,
      2,
    ]);
  });

  it('aborts only what would replace previews when that is deferred', () => {
    const surface = new Surface(new OffscreenCanvas(1, 1), TEXTS);
    surface.assign(1, 10, 10);
    const before = [surface.signal, surface.replacingSignal];
    surface.defer();
    expect(before.map(({ aborted }) => aborted)).to.deep.equal([false, true]);
    expect(surface.replacingSignal.aborted).to.equal(false);
  });

  it('gives its pixels back when it is closed', () => {
    const canvas = new OffscreenCanvas(1, 1);
    const surface = new Surface(canvas, TEXTS);
    surface.assign(1, 200, 64);
    const { signal } = surface;
    surface.close();
    expect([canvas.width, canvas.height, signal.aborted]).to.deep.equal([0, 0, true]);
  });

  it('draws nothing without a context', () => {
    const lost = { width: 1, height: 1, getContext: () => null };
    const surface = new Surface(lost, TEXTS);
    surface.assign(1, 200, 64);
    surface.assign(2, 200, 64);
    expect([lost.width, lost.height]).to.deep.equal([200, 64]);
  });
});
