import { expect } from 'chai';
import { Samples } from '../../src/monitor/samples.js';
import { statsWith } from './stats.js';

describe('Samples', () => {
  it('tells how many there were in a second since the sample before', () => {
    const samples = new Samples(10);
    samples.add(statsWith({ bitmaps: { created: 100, closed: 90, held: 10, bytes: 1 } }), 0, 1000);
    expect(samples.last?.rates).to.include({ created: 0, closed: 0 });
    samples.add(statsWith({ bitmaps: { created: 110, closed: 95, held: 15, bytes: 1 } }), 0, 1250);
    expect(samples.last?.rates).to.include({ created: 40, closed: 20 });
  });

  it('does not go below nothing when a page begins anew', () => {
    const samples = new Samples(10);
    const requests = { queued: 0, running: 0, finished: 50, aborted: 0, failed: 0 };
    samples.add(statsWith({ requests }), 0, 0);
    samples.add(statsWith({}), 0, 1000);
    expect(samples.last?.rates.finished).to.equal(0);
  });

  it('keeps the last ones', () => {
    const samples = new Samples(3);
    for (let items = 0; items < 5; items++) samples.add(statsWith({ items }), 0, items);
    expect(samples.all.map(({ stats }) => stats.items)).to.deep.equal([2, 3, 4]);
  });
});
