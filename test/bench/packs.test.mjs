import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PACK_SIZE, Packs, rangeOf } from '../../bench/peers/packs.mjs';

/** Item n shows thumbnail n modulo 1,300, of which each says its number. */
const thumbnails = Array.from({ length: 1300 }, (_, number) => Buffer.from(`<${number}>`));

describe('packs of a bench', () => {
  it('hold the items in order, wherever the thumbnails begin anew', () => {
    const packs = new Packs(thumbnails);
    for (const number of [0, 1, 2, 12]) {
      const items = Array.from({ length: PACK_SIZE }, (_, place) => `<${(number * PACK_SIZE + place) % 1300}>`);
      assert.equal(packs.file(number).toString(), items.join(''));
    }
  });

  it('are sent in part', () => {
    assert.deepEqual(rangeOf('bytes=3-7', 100), { start: 3, end: 7 });
    assert.deepEqual(rangeOf('bytes=3-', 100), { start: 3, end: 99 });
    assert.deepEqual(rangeOf('bytes=90-200', 100), { start: 90, end: 99 });
    assert.equal(rangeOf(undefined, 100), undefined);
  });
});
