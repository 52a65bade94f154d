import { expect } from 'chai';
import { Quarantine } from '../../../src/painting/requests/quarantine.js';
import { listOf } from '../../support/choices.js';

const nameOf = (quarantine: Quarantine, source: string) => quarantine.failureOf(source)?.name;

describe('Quarantine', () => {
  it('suspects all over whom a painter died, and bars none', () => {
    const quarantine = new Quarantine();
    for (let death = 0; death < 10; death++) quarantine.accuse(['a', 'b']);
    expect(['a', 'b', 'c'].map((source) => quarantine.isSuspect(source))).to.deep.equal([true, true, false]);
    expect(nameOf(quarantine, 'a')).to.equal(undefined);
  });

  it('bars who ended two painters alone, and says which it was', () => {
    const quarantine = new Quarantine();
    quarantine.accuse(['a', 'b']);
    quarantine.accuse(['a']);
    expect(nameOf(quarantine, 'a')).to.equal(undefined);
    quarantine.accuse(['a']);
    expect(quarantine.failureOf('a')).to.deep.equal({
      kind: 'too-large',
      name: 'PainterLostError',
      message: 'Decoding a ended a worker 2 times',
    });
    expect(quarantine.isSuspect('a')).to.equal(false);
    expect(quarantine.isSuspect('b')).to.equal(true);
  });

  it('acquits who is painted after all, with what was counted', () => {
    const quarantine = new Quarantine();
    quarantine.accuse(['a']);
    quarantine.acquit('a');
    expect(quarantine.hasSuspects).to.equal(false);
    quarantine.accuse(['a']);
    expect(nameOf(quarantine, 'a')).to.equal(undefined);
  });

  it('gives another chance, which may be lost as the first', () => {
    const quarantine = new Quarantine();
    for (let time = 0; time < 2; time++) {
      quarantine.accuse(['a']);
      quarantine.accuse(['a']);
      expect(nameOf(quarantine, 'a')).to.equal('PainterLostError');
      quarantine.lift('a');
      expect(nameOf(quarantine, 'a')).to.equal(undefined);
    }
  });

  it('names files, and not the whole of an address that holds its picture', () => {
    const quarantine = new Quarantine();
    const file = new File(['x'], 'holiday.jpg');
    const data = `data:image/png;base64,${'A'.repeat(10_000)}`;
    for (const source of [file, file, data, data]) quarantine.accuse([source]);
    expect(quarantine.failureOf(file)?.message).to.include('holiday.jpg');
    expect(quarantine.failureOf(data)?.message.length).to.be.lessThan(300);
  });

  it('forgets the oldest of very many', () => {
    const quarantine = new Quarantine();
    const sources = listOf(3000, (index) => `${index}`);
    quarantine.accuse(sources);
    expect(sources.filter((source) => quarantine.isSuspect(source))).to.deep.equal(sources.slice(-1000));
  });
});
