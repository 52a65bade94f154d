import { expect } from 'chai';
import { rgbaToThumbHash } from 'thumbhash';
import { PainterMemory } from '../../../workers/memory/painter-memory.js';
import { SketchBook } from '../../../workers/placeholder/sketch-book.js';
import { nameOf, pixelAt, pixelsOf } from '../pixels.js';
import { CONFIG } from '../test-cells.js';

const NATURAL = { width: 200, height: 100 };

/** ThumbHash of a picture whose left half has another colour than its right one. */
function hashOf(left: readonly number[], right: readonly number[]): string {
  const row = [...Array.from({ length: 10 }, () => left), ...Array.from({ length: 10 }, () => right)].flat();
  const pixels = Uint8Array.from(Array.from({ length: 10 }, () => row).flat());
  return btoa(String.fromCharCode(...rgbaToThumbHash(20, 10, pixels)));
}

const BLUE_RED = hashOf([0, 0, 255, 255], [255, 0, 0, 255]);
const CLEAR_GREEN = hashOf([0, 0, 0, 0], [0, 255, 0, 255]);

const ALLOTMENT = { ...CONFIG.allotment, decoded: 100_000 };

describe('SketchBook', () => {
  let memory: PainterMemory;
  let sketches: SketchBook;

  beforeEach(() => {
    memory = new PainterMemory(ALLOTMENT, { onClaim() {}, onReturn() {}, onAlarm() {} });
    sketches = new SketchBook(memory);
  });

  function colorsOf(hash: string): string[] {
    const sketch = sketches.draw({ x: 0, y: 0, width: 64, height: 64, hash, natural: NATURAL });
    if (!sketch) throw new Error('no sketch');
    expect(sketch.natural).to.equal(NATURAL);
    const pixels = pixelsOf(sketch.bitmap);
    return [0.1, 0.9].map((x) => nameOf(pixelAt(pixels, x, 0.5)));
  }

  it('draws what a ThumbHash stands for, the same each time', () => {
    expect(colorsOf(BLUE_RED)).to.deep.equal(['blue', 'red']);
    expect(colorsOf(CLEAR_GREEN)).to.deep.equal(['clear', 'green']);
    expect(colorsOf(BLUE_RED)).to.deep.equal(['blue', 'red']);
  });

  it('accounts for what it keeps, within its bound, and goes on without any', () => {
    const heldAfter = (hash: string) => {
      colorsOf(hash);
      return memory.ledger.held.decoded;
    };
    const one = heldAfter(BLUE_RED);
    expect(one).to.be.within(1, 4096);
    const both = heldAfter(CLEAR_GREEN);
    expect(both - one).to.be.within(1, 4096);
    memory.setAllotment({ ...ALLOTMENT, decoded: both - 1 });
    expect(memory.ledger.held.decoded).to.equal(both - one);
    memory.setAllotment({ ...ALLOTMENT, decoded: 0 });
    expect(memory.ledger.held.decoded).to.equal(0);
    expect(colorsOf(BLUE_RED)).to.deep.equal(['blue', 'red']);
    sketches.clear();
    expect(memory.ledger.held.decoded).to.equal(0);
  });
});
