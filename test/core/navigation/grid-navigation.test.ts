import { expect } from 'chai';
import { UniformLayout } from '../../../src/core/layout/uniform-layout.js';
import { GoalColumn } from '../../../src/core/navigation/goal-column.js';
import { navigate } from '../../../src/core/navigation/grid-navigation.js';
import { oneOf, wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

function createShape(itemCount: number, columns: number, rowsPerPage: number, isRightToLeft = false) {
  const cells = { cellSize: 10, aspect: 1, gap: 0, stretch: false, devicePixelRatio: 1 };
  const layout = new UniformLayout({ itemCount, inlineSize: 10 * columns, ...cells });
  return { layout, viewportSize: 10 * (rowsPerPage + 1), isRightToLeft, goal: new GoalColumn() };
}

/** Four rows of five, the last one with two. */
const SHAPE = createShape(17, 5, 2);
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'] as const;

const press = (index: number, key: string, hasModifier = false, shape = SHAPE) =>
  navigate(index, { key, hasModifier }, shape);

describe('navigate', () => {
  it('moves along the row, and on into the next one', () => {
    expect([press(1, 'ArrowRight'), press(4, 'ArrowRight')]).to.deep.equal([2, 5]);
    expect([press(1, 'ArrowLeft'), press(5, 'ArrowLeft')]).to.deep.equal([0, 4]);
  });

  it('moves along the row in reading direction', () => {
    const shape = { ...SHAPE, isRightToLeft: true };
    expect([press(1, 'ArrowLeft', false, shape), press(1, 'ArrowRight', false, shape)]).to.deep.equal([2, 0]);
  });

  it('moves up and down within the column', () => {
    expect([press(7, 'ArrowUp'), press(7, 'ArrowDown')]).to.deep.equal([2, 12]);
  });

  it('meets a short last row at its end', () => {
    expect(press(14, 'ArrowDown')).to.equal(16);
  });

  it('moves by a page of rows, up to the edge', () => {
    expect([press(1, 'PageDown'), press(11, 'PageDown'), press(11, 'PageUp'), press(6, 'PageUp')]).to.deep.equal([
      11, 16, 1, 1,
    ]);
  });

  it('goes to either end of the row', () => {
    expect([press(7, 'Home'), press(7, 'End'), press(15, 'End')]).to.deep.equal([5, 9, 16]);
  });

  it('goes to either end of the list with a modifier', () => {
    expect([press(7, 'Home', true), press(7, 'End', true)]).to.deep.equal([0, 16]);
  });

  it('stays at the ends of the list', () => {
    expect([press(0, 'ArrowLeft'), press(2, 'ArrowUp'), press(16, 'ArrowRight'), press(16, 'ArrowDown')]).to.deep.equal(
      [0, 2, 16, 16],
    );
  });

  it('leaves other keys with a modifier to the browser', () => {
    const others = KEYS.filter((key) => key !== 'Home' && key !== 'End');
    expect(others.map((key) => press(7, key, true))).to.deep.equal(others.map(() => undefined));
  });

  it('leaves other keys alone', () => {
    expect(['a', 'Enter', ' ', 'Tab', 'Escape'].map((key) => press(7, key))).to.deep.equal(Array(5).fill(undefined));
  });

  it('never leaves the list, whatever its shape', () => {
    const random = seededRandom(22);
    for (let round = 0; round < 5000; round++) {
      const itemCount = oneOf(random, [1, 7, 100, 1e9]);
      const columns = wholeBetween(random, 1, 12);
      const shape = createShape(itemCount, columns, wholeBetween(random, 0, 9), random() < 0.5);
      const index = wholeBetween(random, 0, itemCount - 1);
      const key = oneOf(random, KEYS);
      const label = JSON.stringify({ itemCount, columns, index, key });
      const hasModifier = (key === 'Home' || key === 'End') && random() < 0.5;
      expect(press(index, key, hasModifier, shape), label).to.be.within(0, itemCount - 1);
    }
  });
});
