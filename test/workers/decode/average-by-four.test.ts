import { expect } from 'chai';
import { averageByFour, type Plane } from '../../../workers/decode/average-by-four.js';
import { wholeBetween } from '../../support/choices.js';
import { seededRandom } from '../../support/seeded-random.js';

/** Block by block, sample by sample. */
function naive({ bytes, offset, stride, width, height }: Plane, columns: number, rows: number): number[] {
  const sampleAt = (x: number, y: number) =>
    bytes[offset + Math.min(y, height - 1) * stride + Math.min(x, width - 1)] ?? Number.NaN;
  return Array.from({ length: columns * rows }, (_, index) => {
    const [left, top] = [4 * (index % columns), 4 * Math.floor(index / columns)];
    let sum = 0;
    for (let step = 0; step < 16; step++) sum += sampleAt(left + (step % 4), top + (step >> 2));
    return Math.floor((sum + 8) / 16);
  });
}

function randomPlane(random: () => number): Plane {
  const [width, height] = [wholeBetween(random, 1, 40), wholeBetween(random, 1, 24)];
  const stride = Math.ceil(width / 4) * 4 + 4 * wholeBetween(random, 0, 2);
  const offset = 4 * wholeBetween(random, 0, 3);
  const bytes = Uint8Array.from({ length: offset + stride * height }, () => wholeBetween(random, 0, 255));
  return { bytes, offset, stride, width, height };
}

describe('averageByFour', () => {
  it('is the average of every block of sixteen samples', () => {
    const random = seededRandom(7);
    for (let run = 0; run < 300; run++) {
      const plane = randomPlane(random);
      const isFloor = random() < 0.5;
      const columns = Math.max(1, isFloor ? plane.width >> 2 : Math.ceil(plane.width / 4));
      const rows = Math.ceil(plane.height / 4);
      const target = new Uint8Array(columns * rows);
      averageByFour(plane, target, columns);
      expect([...target], `run ${run}`).to.deep.equal(naive(plane, columns, rows));
    }
  });

  it('adds the brightest samples without an overflow', () => {
    const plane = { bytes: new Uint8Array(64).fill(255), offset: 0, stride: 8, width: 8, height: 8 };
    const target = new Uint8Array(4);
    averageByFour(plane, target, 2);
    expect([...target]).to.deep.equal([255, 255, 255, 255]);
  });

  it('writes no more rows than there is room for', () => {
    const plane = { bytes: new Uint8Array(64).fill(9), offset: 0, stride: 8, width: 8, height: 8 };
    const target = new Uint8Array(2);
    averageByFour(plane, target, 2);
    expect([...target]).to.deep.equal([9, 9]);
  });
});
