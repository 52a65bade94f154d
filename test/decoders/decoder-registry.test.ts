import { expect } from 'chai';
import { type DecoderRegistration, MassImageGrid, registerDecoder } from '../../src/index.js';

const right: DecoderRegistration = { type: 'image/x-test', sniff: { bytes: 'TEST' }, load: 'decoder.js' };

describe('registerDecoder', () => {
  it('is a method of the element and a function', () => {
    registerDecoder(right);
    MassImageGrid.registerDecoder({ ...right, load: () => new URL('decoder.js', location.href) });
  });

  const wrongs: [field: string, wrong: object][] = [
    ['type', { type: 'tiff' }],
    ['type', { type: undefined }],
    ['sniff', { sniff: [] }],
    ['sniff', { sniff: { bytes: '' } }],
    ['sniff', { sniff: [{ bytes: 'II' }, { bytes: [] }] }],
    ['sniff', { sniff: undefined }],
    ['load', { load: undefined }],
    ['load', { load: 7 }],
  ];

  for (const [field, wrong] of wrongs) {
    it(`says what is wrong with ${JSON.stringify(wrong)}`, () => {
      expect(() => registerDecoder({ ...right, ...wrong })).to.throw(TypeError, `registerDecoder: ${field} must be`);
    });
  }
});
