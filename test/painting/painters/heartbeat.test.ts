import { expect } from 'chai';
import { Heartbeat } from '../../../src/painting/painters/heartbeat.js';
import { FakeTime } from '../fake-time.js';

const MINUTE_MS = 60_000;

interface Worker {
  isWaiting: boolean;
  readonly ping: () => Promise<void>;
}

const answering = (): Worker => ({ isWaiting: true, ping: () => Promise.resolve() });
const dead = (): Worker => ({ isWaiting: true, ping: () => new Promise<void>(() => {}) });

function heartOf(worker: Worker) {
  const deaths: string[] = [];
  let pings = 0;
  const heartbeat = new Heartbeat({
    isWaiting: () => worker.isWaiting,
    ping: () => {
      pings++;
      return worker.ping();
    },
    onDeath: ({ message }) => deaths.push(message),
  });
  return { heartbeat, deaths, pings: () => pings };
}

/** A test by a clock of its own. */
const inFakeTime = (test: (time: FakeTime) => Promise<void>) => () => new FakeTime().during(test);

describe('Heartbeat', () => {
  it(
    'notices a worker that does not answer',
    inFakeTime(async (time) => {
      const { heartbeat, deaths } = heartOf(dead());
      heartbeat.watch();
      await time.pass(MINUTE_MS);
      expect(deaths).to.deep.equal(['The paint worker gave no sign for 6 s']);
    }),
  );

  it(
    'leaves a worker alone that answers, however long its work takes',
    inFakeTime(async (time) => {
      const { heartbeat, deaths, pings } = heartOf(answering());
      heartbeat.watch();
      await time.pass(MINUTE_MS);
      expect(deaths).to.deep.equal([]);
      expect(pings()).to.be.greaterThan(10);
    }),
  );

  it(
    'does not take a device that slept for a worker that is dead',
    inFakeTime(async (time) => {
      let answer = () => {};
      const ping = () => new Promise<void>((resolve) => (answer = resolve));
      const { heartbeat, deaths, pings } = heartOf({ isWaiting: true, ping });
      heartbeat.watch();
      await time.pass(4000);
      expect(pings()).to.equal(1);
      time.sleep(60 * MINUTE_MS);
      await time.pass(500);
      expect(deaths).to.deep.equal([]);
      answer();
      await time.pass(500);
      expect(deaths).to.deep.equal([]);
    }),
  );

  it(
    'notices after a sleep that a worker is dead',
    inFakeTime(async (time) => {
      const { heartbeat, deaths } = heartOf(dead());
      heartbeat.watch();
      await time.pass(4000);
      time.sleep(60 * MINUTE_MS);
      await time.pass(MINUTE_MS);
      expect(deaths).to.have.length(1);
    }),
  );

  it(
    'takes a worker that refuses to answer for alive',
    inFakeTime(async (time) => {
      const { heartbeat, deaths } = heartOf({ isWaiting: true, ping: () => Promise.reject(new Error('no')) });
      heartbeat.watch();
      await time.pass(MINUTE_MS);
      expect(deaths).to.deep.equal([]);
    }),
  );

  it(
    'asks nothing of a worker that is heard from',
    inFakeTime(async (time) => {
      const { heartbeat, deaths, pings } = heartOf(dead());
      heartbeat.watch();
      for (let second = 0; second < 60; second++) {
        heartbeat.heard();
        await time.pass(1000);
      }
      expect([deaths, pings()]).to.deep.equal([[], 0]);
    }),
  );

  it(
    'asks nothing of a worker that owes nothing, and stops watching',
    inFakeTime(async (time) => {
      const worker = dead();
      const { heartbeat, deaths, pings } = heartOf(worker);
      heartbeat.watch();
      worker.isWaiting = false;
      await time.pass(MINUTE_MS);
      expect([deaths, pings(), time.waiting]).to.deep.equal([[], 0, 0]);
    }),
  );

  it(
    'watches anew when something is owed again',
    inFakeTime(async (time) => {
      const worker = dead();
      const { heartbeat, deaths } = heartOf(worker);
      heartbeat.watch();
      worker.isWaiting = false;
      await time.pass(MINUTE_MS);
      worker.isWaiting = true;
      heartbeat.watch();
      await time.pass(MINUTE_MS);
      expect(deaths.length).to.equal(1);
    }),
  );

  it(
    'watches once, however often it is told to',
    inFakeTime(async (time) => {
      const { heartbeat, deaths } = heartOf(dead());
      for (let call = 0; call < 5; call++) heartbeat.watch();
      await time.pass(MINUTE_MS);
      expect(deaths.length).to.equal(1);
    }),
  );

  it(
    'does not let a worker die that was stopped while it was asked',
    inFakeTime(async (time) => {
      const { heartbeat, deaths, pings } = heartOf(dead());
      heartbeat.watch();
      await time.pass(4000);
      expect(pings()).to.equal(1);
      heartbeat.stop();
      await time.pass(MINUTE_MS);
      expect(deaths).to.deep.equal([]);
    }),
  );
});
