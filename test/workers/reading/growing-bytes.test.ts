import { expect } from 'chai';
import { GrowingBytes } from '../../../workers/reading/growing-bytes.js';
import { wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

describe('GrowingBytes', () => {
  it('holds what was appended, in pieces of any size, whatever was reserved', () => {
    const random = seededRandom(61);
    for (let round = 0; round < 50; round++) {
      const bytes = new GrowingBytes();
      const wanted: number[] = [];
      if (random() < 0.5) bytes.reserve(wholeBetween(random, 0, 200_000));
      for (let pieces = wholeBetween(random, 0, 8); pieces > 0; pieces--) {
        const piece = Uint8Array.from({ length: wholeBetween(random, 0, 30_000) }, () => wholeBetween(random, 0, 255));
        bytes.append(piece);
        for (const byte of piece) wanted.push(byte);
        expect(bytes.length).to.equal(wanted.length);
      }
      const taken = bytes.take();
      expect(taken.buffer.byteLength).to.equal(wanted.length);
      expect(taken.every((byte, at) => byte === wanted[at])).to.equal(true);
      expect(bytes.length).to.equal(0);
    }
  });
});
