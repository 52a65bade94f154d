import { expect } from 'chai';
import { CHUNKS_PER_FOLDER, chunkPath } from '../../src/core/chunk-path.js';

describe('the path of a chunk', () => {
  it('puts no more than a thousand chunks in a folder', () => {
    expect([0, 999, 1000, 12_345].map(chunkPath)).to.deep.equal([
      '0/0.json',
      '0/999.json',
      '1/1000.json',
      '12/12345.json',
    ]);
    expect(CHUNKS_PER_FOLDER).to.equal(1000);
  });
});
