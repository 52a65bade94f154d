import { expect } from 'chai';
import { ScrollQuiet } from '../../../src/core/scroll/scroll-quiet.js';

describe('ScrollQuiet', () => {
  it('takes a pause for the end where the engine does not tell of it', () => {
    const quiet = new ScrollQuiet(false);
    quiet.move(1000);
    expect(quiet.restInMs(1100)).to.equal(50);
    quiet.move(1120);
    expect(quiet.restInMs(1250)).to.equal(20);
    expect(quiet.restInMs(1270)).to.equal(0);
  });

  it('waits for the end that an engine tells of, however momentum pauses', () => {
    const quiet = new ScrollQuiet(true);
    quiet.move(1000);
    expect(quiet.restInMs(1400)).to.be.above(0);
    quiet.end();
    expect(quiet.restInMs(1400)).to.be.at.most(0);
  });

  it('does not wait for ever for an end that never comes', () => {
    const quiet = new ScrollQuiet(true);
    quiet.move(1000);
    expect(quiet.restInMs(2000)).to.equal(0);
  });

  it('waits no longer than a pause for a key or a finger that moves nothing', () => {
    const quiet = new ScrollQuiet(true);
    quiet.touch(1000);
    expect(quiet.restInMs(1150)).to.equal(0);
  });

  it('goes on waiting for the end when a finger comes down in the middle of it', () => {
    const quiet = new ScrollQuiet(true);
    quiet.move(1000);
    quiet.touch(1100);
    expect(quiet.restInMs(1300)).to.be.above(0);
  });
});
