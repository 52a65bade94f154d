import { expect } from 'chai';
import { RowAppearance } from '../../../src/grid/rows/row-appearance.js';
import { RowView } from '../../../src/rendering/row-view.js';

/** One slot that shows row 7, whose canvas was on screen with an earlier row. */
function setUp({ isNear = false, isMoving = true } = {}) {
  const state = { isNear, isMoving };
  const view = new RowView();
  view.provideCells(1);
  view.showCanvas();
  const rect = { inline: 0, block: 0, inlineSize: 100, blockSize: 100 };
  const cells = [{ rect, content: { name: 'a', column: 0, isLoading: false } }];
  view.assign({ row: 7, place: 7, rect, nativeBlock: 700, isAhead: false, cells });
  const appearance = new RowAppearance({
    viewAt: () => view,
    isNear: () => state.isNear,
    isMoving: () => state.isMoving,
    present: () => {},
  });
  const isHidden = () => view.canvas.classList.contains('stale');
  const hasPlaceholder = () => view.cell(0)?.element.part.contains('placeholder');
  return { appearance, state, isHidden, hasPlaceholder };
}

describe('RowAppearance', () => {
  it('hides a canvas near the viewport until its painter has cleared it', () => {
    const { appearance, isHidden } = setUp({ isNear: true });
    appearance.begin(0);
    expect(isHidden()).to.equal(true);
    appearance.clear(0);
    expect(isHidden()).to.equal(false);
  });

  it('hides a canvas that was far when it comes near, unless it is cleared by then', () => {
    const { appearance, state, isHidden } = setUp();
    appearance.begin(0);
    expect(isHidden()).to.equal(false);
    state.isNear = true;
    appearance.move();
    expect(isHidden()).to.equal(true);
    appearance.clear(0);
    appearance.move();
    expect(isHidden()).to.equal(false);
  });

  it('takes placeholders away at once at rest, in motion with the next change of rows', () => {
    const { appearance, state, hasPlaceholder } = setUp();
    appearance.begin(0);
    appearance.complete(0);
    expect(hasPlaceholder()).to.equal(true);
    appearance.settle();
    expect(hasPlaceholder()).to.equal(true);
    appearance.flush();
    expect(hasPlaceholder()).to.equal(false);
    const still = setUp({ isMoving: false });
    still.appearance.complete(0);
    expect(still.hasPlaceholder()).to.equal(false);
    expect(state.isMoving).to.equal(true);
  });

  it('takes them away where nothing moves any more', () => {
    const { appearance, state, hasPlaceholder } = setUp();
    appearance.complete(0);
    state.isMoving = false;
    appearance.settle();
    expect(hasPlaceholder()).to.equal(false);
  });

  it('leaves the placeholders of a slot that has another row by then', () => {
    const { appearance, hasPlaceholder } = setUp();
    appearance.complete(0);
    appearance.begin(0);
    appearance.flush();
    expect(hasPlaceholder()).to.equal(true);
  });
});
