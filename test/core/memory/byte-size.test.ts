import { expect } from 'chai';
import { parseByteSize } from '../../../src/core/memory/byte-size.js';
import { seededRandom } from '../../support/seeded-random.js';

describe('parseByteSize', () => {
  it('reads numbers as bytes', () => {
    expect(parseByteSize(268435456)).to.equal(268435456);
    expect(parseByteSize('268435456')).to.equal(268435456);
    expect(parseByteSize(1000.7)).to.equal(1000);
  });

  it('reads units of 1,024, with or without a space, in any case', () => {
    const random = seededRandom(5);
    const units = {
      b: 1,
      kB: 2 ** 10,
      KiB: 2 ** 10,
      MB: 2 ** 20,
      mb: 2 ** 20,
      MiB: 2 ** 20,
      GB: 2 ** 30,
      gib: 2 ** 30,
    };
    for (const [unit, bytes] of Object.entries(units)) {
      const number = 1 + Math.floor(random() * 1000);
      for (const text of [`${number}${unit}`, ` ${number} ${unit} `])
        expect(parseByteSize(text)).to.equal(number * bytes);
    }
    expect(parseByteSize('1.5 GB')).to.equal(1.5 * 2 ** 30);
    expect(parseByteSize('.5kb')).to.equal(512);
  });

  it('takes nothing else', () => {
    const nonsense = [
      '',
      'MB',
      '-1MB',
      '1e3',
      '256 MBit',
      '1,5 GB',
      '0',
      0,
      -1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      null,
      {},
      true,
    ];
    for (const size of nonsense) expect(parseByteSize(size), String(size)).to.equal(undefined);
  });
});
