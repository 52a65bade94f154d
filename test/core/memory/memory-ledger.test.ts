import { expect } from 'chai';
import {
  heldBytesOf,
  MEMORY_KINDS,
  type MemoryKind,
  NO_BYTES,
  totalBytes,
} from '../../../src/core/memory/held-bytes.js';
import { type MemoryAccount, MemoryLedger } from '../../../src/core/memory/memory-ledger.js';
import { seededRandom } from '../../support/seeded-random.js';

describe('MemoryLedger', () => {
  it('has nothing at first', () => {
    const ledger = new MemoryLedger();
    expect(ledger.held).to.deep.equal(NO_BYTES);
    expect(ledger.bitmaps).to.deep.equal({ created: 0, closed: 0, held: 0, bytes: 0 });
  });

  it('holds the bytes of the bitmaps that were created and not closed', () => {
    const ledger = new MemoryLedger();
    const accounts = [100, 200, 300].map((bytes) => ledger.openBitmap(bytes));
    accounts[1]?.close();
    expect(ledger.bitmaps).to.deep.equal({ created: 3, closed: 1, held: 2, bytes: 400 });
    expect(ledger.held.decoded).to.equal(400);
  });

  it('gives bytes back once, and does not hear of an account that is closed', () => {
    const ledger = new MemoryLedger();
    const account = ledger.openBitmap(100, 'sheets');
    for (let time = 0; time < 3; time++) account.close();
    account.resize(500);
    expect(ledger.held.sheets).to.equal(0);
    expect(ledger.bitmaps).to.deep.equal({ created: 1, closed: 1, held: 0, bytes: 0 });
  });

  it('holds what its open accounts add up to, whatever is done to them', () => {
    const random = seededRandom(71);
    const ledger = new MemoryLedger();
    const open: { kind: MemoryKind; account: MemoryAccount; bytes: number }[] = [];
    for (let step = 0; step < 2000; step++) {
      const one = open[Math.floor(random() * open.length)];
      const bytes = Math.floor(random() * 1e6);
      const kind = MEMORY_KINDS[Math.floor(random() * MEMORY_KINDS.length)] ?? 'decoded';
      if (!one || random() < 0.4) open.push({ kind, bytes, account: ledger.open(kind, bytes) });
      else if (random() < 0.5) {
        one.account.resize(bytes);
        one.bytes = bytes;
      } else open.splice(open.indexOf(one), 1)[0]?.account.close();
      const expected = heldBytesOf((of) => open.reduce((sum, { kind, bytes }) => sum + (kind === of ? bytes : 0), 0));
      expect(ledger.held).to.deep.equal(expected);
    }
    for (const { account } of open) account.close();
    expect(totalBytes(ledger.held)).to.equal(0);
  });
});
