import { expect } from 'chai';
import { FrameClock } from '../../workers/frame-clock.js';
import { nextFrame, until } from '../support/until.js';

/** A clock whose first frames leave something for the next one. */
function clockOf(framesNeeded = 1) {
  const log: string[] = [];
  const clock = new FrameClock({
    onFrame: () => {
      log.push('frame');
      return log.filter((entry) => entry === 'frame').length < framesNeeded;
    },
    onPresented: () => log.push('presented'),
  });
  return { clock, log };
}

async function severalFrames(): Promise<void> {
  for (let frame = 0; frame < 5; frame++) await nextFrame();
}

describe('FrameClock', () => {
  it('runs nothing until it is asked', async () => {
    const { log } = clockOf();
    await severalFrames();
    expect(log).to.deep.equal([]);
  });

  it('runs one frame, however often it is asked before', async () => {
    const { clock, log } = clockOf();
    for (let request = 0; request < 10; request++) clock.request();
    await severalFrames();
    expect(log).to.deep.equal(['frame', 'presented']);
  });

  it('goes on while something is left', async () => {
    const { clock, log } = clockOf(3);
    clock.request();
    await until(() => log.length >= 6);
    await severalFrames();
    expect(log).to.deep.equal(['frame', 'presented', 'frame', 'presented', 'frame', 'presented']);
  });

  it('tells of a frame in a task of its own', async () => {
    const { clock, log } = clockOf();
    clock.request();
    await until(() => log.includes('frame'));
    await Promise.resolve();
    expect(log[0]).to.equal('frame');
    await until(() => log.includes('presented'));
  });

  it('runs again when it is asked again', async () => {
    const { clock, log } = clockOf();
    clock.request();
    await until(() => log.length === 2);
    clock.request();
    await until(() => log.length === 4);
    expect(log).to.deep.equal(['frame', 'presented', 'frame', 'presented']);
  });

  it('runs nothing after it was stopped', async () => {
    const { clock, log } = clockOf();
    clock.request();
    clock.stop();
    clock.request();
    await severalFrames();
    expect(log).to.deep.equal([]);
  });
});
