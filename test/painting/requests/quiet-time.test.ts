import { expect } from 'chai';
import { QuietTime } from '../../../src/painting/requests/quiet-time.js';
import { FakeTime } from '../fake-time.js';

async function watch(test: (quiet: QuietTime, time: FakeTime, told: readonly boolean[]) => Promise<void>) {
  await new FakeTime().during(async (time) => {
    const told: boolean[] = [];
    await test(new QuietTime((isQuiet) => told.push(isQuiet)), time, told);
  });
}

describe('QuietTime', () => {
  it('is told once nothing has been asked for in a while', () =>
    watch(async (quiet, time, told) => {
      quiet.begin();
      await time.pass(299);
      quiet.begin();
      expect(told).to.deep.equal([]);
      await time.pass(1);
      expect(told).to.deep.equal([true]);
      quiet.begin();
      await time.pass(1000);
      expect(told).to.deep.equal([true]);
    }));

  it('ends at once', () =>
    watch(async (quiet, time, told) => {
      quiet.begin();
      await time.pass(300);
      quiet.end();
      quiet.end();
      expect(told).to.deep.equal([true, false]);
      expect(time.waiting).to.equal(0);
    }));

  it('does not begin between two requests', () =>
    watch(async (quiet, time, told) => {
      for (let i = 0; i < 10; i++) {
        quiet.begin();
        await time.pass(200);
        quiet.end();
      }
      expect(told).to.deep.equal([]);
    }));
});
