import { expect } from 'chai';
import { MIN_ZOOMED_SIZE, wheelZoom, ZOOM_STEP, zoomedSize } from '../../src/core/zoom.js';

describe('zoom', () => {
  it('grows when the wheel turns away from the user, and back by the same turn', () => {
    expect(wheelZoom(-120, 0)).to.be.greaterThan(1);
    expect(wheelZoom(-120, 0) * wheelZoom(120, 0)).to.be.closeTo(1, 1e-12);
  });

  it('does not depend on how a turn is cut into events', () => {
    const inOne = wheelZoom(-400, 0);
    const inMany = Array.from({ length: 100 }, () => wheelZoom(-4, 0)).reduce((product, factor) => product * factor);
    expect(inMany).to.be.closeTo(inOne, 1e-9);
    expect(inOne).to.equal(2);
  });

  it('takes lines for what they are in px', () => {
    expect(wheelZoom(-1, 1)).to.equal(wheelZoom(-32, 0));
  });

  it('stays within what can be aimed at and what the viewport holds', () => {
    expect(zoomedSize(100, ZOOM_STEP, 500)).to.equal(120);
    expect(zoomedSize(100, 100, 500)).to.equal(500);
    expect(zoomedSize(100, 0.001, 500)).to.equal(MIN_ZOOMED_SIZE);
    expect(zoomedSize(100, 1, 3)).to.equal(MIN_ZOOMED_SIZE);
  });
});
