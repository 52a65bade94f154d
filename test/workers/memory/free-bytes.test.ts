import { expect } from 'chai';
import { freeBytes } from '../../../workers/memory/free-bytes.js';

/** Older engines leave it to their garbage collector. */
const isSupported = 'transfer' in ArrayBuffer.prototype;

describe('freeBytes', () => {
  it('leaves nothing of a buffer, once', () => {
    const bytes = new Uint8Array(8);
    freeBytes(bytes);
    freeBytes(bytes);
    expect(bytes.buffer.byteLength).to.equal(isSupported ? 0 : 8);
  });

  it('leaves a buffer alone of which others may have a part', () => {
    const bytes = new Uint8Array(8);
    freeBytes(bytes.subarray(4));
    expect(bytes.buffer.byteLength).to.equal(8);
  });
});
