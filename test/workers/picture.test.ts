import { expect } from 'chai';
import { MemoryLedger } from '../../src/core/memory/memory-ledger.js';
import { Picture } from '../../workers/picture.js';
import { quadrantBitmap } from './test-cells.js';

async function pictureOf(width: number, height: number) {
  const ledger = new MemoryLedger();
  const picture = new Picture(await quadrantBitmap(width, height), { width: 400, height: 300 }, ledger);
  return { ledger, picture };
}

describe('Picture', () => {
  it('counts its bitmap, four bytes a pixel', async () => {
    const { ledger, picture } = await pictureOf(40, 30);
    expect(ledger.bitmaps).to.deep.equal({ created: 1, closed: 0, held: 1, bytes: 40 * 30 * 4 });
    picture.release();
  });

  it('closes its bitmap with the lease that it was born with', async () => {
    const { ledger, picture } = await pictureOf(40, 30);
    picture.release();
    expect(picture.bitmap.width).to.equal(0);
    expect(ledger.bitmaps).to.deep.equal({ created: 1, closed: 1, held: 0, bytes: 0 });
  });

  it('keeps its bitmap until the last lease is released', async () => {
    const { ledger, picture } = await pictureOf(40, 30);
    picture.lease().lease();
    picture.release();
    picture.release();
    expect([picture.bitmap.width, ledger.bitmaps.held]).to.deep.equal([40, 1]);
    picture.release();
    expect([picture.bitmap.width, ledger.bitmaps.held]).to.deep.equal([0, 0]);
  });

  it('closes its bitmap once, however often it is released', async () => {
    const { ledger, picture } = await pictureOf(40, 30);
    picture.release();
    picture.release();
    expect(ledger.bitmaps).to.deep.equal({ created: 1, closed: 1, held: 0, bytes: 0 });
  });
});
