import { expect } from 'chai';
import { heifColorSpace } from '../../src/decoders/heif-color-space.js';

const utf16 = (text: string) => Array.from(text).flatMap((letter) => [0, letter.charCodeAt(0)]);

describe('heifColorSpace', () => {
  it('finds the profile of a wide-gamut camera', () => {
    expect(heifColorSpace(Uint8Array.from([1, 2, 0x44, ...utf16('Display P3'), 3]))).to.equal('display-p3');
  });

  it('takes everything else for sRGB', () => {
    for (const bytes of [[], utf16('sRGB IEC61966-2.1'), utf16('Display P'), [0x44, ...utf16('isplay P3')]]) {
      expect(heifColorSpace(Uint8Array.from(bytes))).to.equal('srgb');
    }
  });
});
