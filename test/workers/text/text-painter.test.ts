import { expect } from 'chai';
import { MemoryLedger } from '../../../src/core/memory/memory-ledger.js';
import type { TextMark } from '../../../src/core/text-mark.js';
import type { CellPlace, CellStyle } from '../../../workers/protocol.js';
import { GLYPH_BYTES, GlyphCache } from '../../../workers/text/glyph-cache.js';
import { TextPainter } from '../../../workers/text/text-painter.js';
import { listOf } from '../../support/choices.js';
import { STYLE, TEXT } from '../test-cells.js';

type Cell = CellPlace & { readonly mark: TextMark };

const WIDTH = 400;
const HEIGHT = 120;

function markOf(text: string, changes: Partial<TextMark> = {}): TextMark {
  return { text, color: '#000', background: '', ...changes };
}

function cellAt(x: number, y: number, size: number, mark: TextMark): Cell {
  return { x, y, width: size, height: size, mark };
}

/** A painter of texts with a canvas of its own, and a count of what it holds. */
class Page {
  readonly ledger = new MemoryLedger();
  readonly glyphs = new GlyphCache(this.ledger);
  readonly painter = new TextPainter(this.glyphs);
  readonly context: OffscreenCanvasRenderingContext2D;

  constructor() {
    const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no 2d context to paint with');
    this.context = context;
  }

  draw(cells: readonly Cell[], changes: Partial<CellStyle> = {}): void {
    const numbers = cells.flatMap(({ x, y, width, height }, place) => [x, y, width, height, place]);
    const texts = { marks: cells.map(({ mark }) => mark), cells: Int32Array.from(numbers) };
    this.painter.draw(this.context, texts, { ...STYLE, ...changes });
  }

  pixels({ x, y, width, height }: CellPlace): Uint8ClampedArray {
    return this.context.getImageData(x, y, width, height).data;
  }

  /** The smallest box around all that is drawn. */
  get inkBox(): { left: number; top: number; right: number; bottom: number } {
    const { data } = this.context.getImageData(0, 0, WIDTH, HEIGHT);
    const box = { left: WIDTH, top: HEIGHT, right: 0, bottom: 0 };
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      if (data[i * 4 + 3] === 0) continue;
      const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
    return box;
  }
}

const isInk = (data: Uint8ClampedArray) => data.some((value, i) => i % 4 === 3 && value > 0);

describe('TextPainter', () => {
  for (const devicePixelRatio of [1, 1.5, 2]) {
    it(`sets the same text the same way in every cell, to the pixel, at ${devicePixelRatio}`, () => {
      const page = new Page();
      const size = Math.round(31 * devicePixelRatio);
      const places = [0, 1, 2, 3].map((column) => column * (size + 3));
      const style = { devicePixelRatio, text: { ...TEXT, size: 16 * devicePixelRatio } };
      const cells = places.map((x) => cellAt(x, 5, size, markOf('Ag', { background: '#fd0' })));
      page.draw(cells, style);
      const [first, ...others] = cells.map((cell) => [...page.pixels(cell)]);
      for (const other of others) expect(other).to.deep.equal(first);
      // Edges are whole pixels: nothing of a background runs into the gap.
      const gaps = places.slice(1).map((x) => page.pixels({ x: x - 3, y: 0, width: 3, height: HEIGHT }));
      expect(gaps.some(isInk)).to.equal(false);
    });
  }

  const texts = [
    'OK',
    '✅',
    'a long text that cannot fit',
    'שלום עולם',
    'مرحبا',
    'e\u0301\u0323 o\u0308',
    '👩‍👩‍👧',
    'gjpqy',
    '…',
  ];

  for (const size of [8, 24, 90]) {
    it(`leaves no ink outside of cells of ${size} px, whatever is written`, () => {
      for (const text of texts) {
        for (const isRightToLeft of [false, true]) {
          const page = new Page();
          page.draw([cellAt(20, 10, size, markOf(text))], { text: { ...TEXT, isRightToLeft } });
          const { left, top, right, bottom } = page.inkBox;
          const what = `${text} in ${JSON.stringify(page.inkBox)}`;
          expect(left, what).to.be.at.least(20);
          expect(top, what).to.be.at.least(10);
          expect(right, what).to.be.at.most(20 + size);
          expect(bottom, what).to.be.at.most(10 + size);
        }
      }
    });
  }

  it('stands in the middle of its cell', () => {
    const page = new Page();
    page.draw([cellAt(100, 10, 80, markOf('HH'))]);
    const { left, top, right, bottom } = page.inkBox;
    expect(left - 100).to.be.closeTo(180 - right, 2);
    expect(top - 10).to.be.closeTo(90 - bottom, 2);
  });

  it('takes the colours of its item, and the default where they make no sense', () => {
    const page = new Page();
    const block = { text: '█', color: 'rgb(255 0 0)', background: 'rgb(0 0 255)' };
    page.draw([
      cellAt(0, 0, 40, block),
      cellAt(50, 0, 40, { ...block, color: 'no colour', background: 'no colour either' }),
    ]);
    const colorAt = (x: number, y: number) => [...page.context.getImageData(x, y, 1, 1).data];
    expect(colorAt(20, 20)).to.deep.equal([255, 0, 0, 255]);
    expect(colorAt(0, 0)).to.deep.equal([0, 0, 255, 255]);
    expect(colorAt(70, 20)).to.deep.equal([0, 0, 0, 255]);
    expect(colorAt(50, 0)).to.deep.equal([0, 0, 0, 0]);
  });

  it('draws over what its cell showed before, and over nothing else', () => {
    const page = new Page();
    page.draw([cellAt(0, 0, 40, markOf('█')), cellAt(40, 0, 40, markOf('█'))]);
    const neighbour = [...page.pixels({ x: 40, y: 0, width: 40, height: 40 })];
    page.draw([cellAt(0, 0, 40, markOf(''))]);
    expect(isInk(page.pixels({ x: 0, y: 0, width: 40, height: 40 }))).to.equal(false);
    expect([...page.pixels({ x: 40, y: 0, width: 40, height: 40 })]).to.deep.equal(neighbour);
  });

  it('puts a badge into the lower corner at the end of the line', () => {
    for (const isRightToLeft of [false, true]) {
      const page = new Page();
      const cell = { x: 100, y: 10, width: 100, height: 100 };
      page.painter.drawBadge(page.context, cell, markOf('3', { background: '#f00' }), {
        ...STYLE,
        text: { ...TEXT, isRightToLeft },
      });
      const { left, right, top, bottom } = page.inkBox;
      expect(isRightToLeft ? left - 100 : 200 - right).to.equal(4);
      expect(110 - bottom).to.equal(4);
      expect(right - left).to.be.at.most(50);
      expect(bottom - top).to.be.at.most(50);
    }
  });

  it('sets each look once', () => {
    const page = new Page();
    const cells = listOf(100, (i) => cellAt((i % 10) * 40, Math.floor(i / 10) * 10, 10, markOf(i % 2 ? 'A' : 'B')));
    page.draw(cells);
    page.draw(cells);
    expect(page.ledger.bitmaps.created).to.equal(2);
  });

  it('keeps no more than it may, and gives all of it back', () => {
    const page = new Page();
    for (let i = 0; i < 1500; i++) page.draw([cellAt(0, 0, 100, markOf(`${i}`))], { text: { ...TEXT, size: 40 } });
    page.draw([cellAt(0, 0, 3000, markOf('██'))], { text: { ...TEXT, size: 2000 } });
    expect(page.ledger.bitmaps.held).to.be.within(1, 1025);
    page.draw([cellAt(0, 0, 100, markOf('end'))]);
    const { bytes } = page.ledger.bitmaps;
    expect(bytes).to.be.greaterThan(GLYPH_BYTES);
    page.glyphs.clear();
    expect(page.ledger.bitmaps).to.deep.include({ held: 0, bytes: 0 });
  });
});
