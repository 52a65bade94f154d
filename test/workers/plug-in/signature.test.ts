import { expect } from 'chai';
import { hasSignature } from '../../../workers/plug-in/signature.js';
import { ascii } from '../sniff/image-bytes.js';

const bytes = (text: string) => Uint8Array.from(ascii(text));

describe('hasSignature', () => {
  it('finds text and values at their places', () => {
    expect(hasSignature(bytes('GIF8'), { bytes: 'GIF' })).to.equal(true);
    expect(hasSignature(bytes('xxGIF'), { offset: 2, bytes: [0x47, 0x49, 0x46] })).to.equal(true);
    expect(hasSignature(bytes('xGIF'), { bytes: 'GIF' })).to.equal(false);
  });

  it('is content with one of several', () => {
    const several = [{ bytes: 'II' }, { bytes: 'MM' }];
    expect(hasSignature(bytes('MM'), several)).to.equal(true);
    expect(hasSignature(bytes('IM'), several)).to.equal(false);
  });

  it('finds nothing in a file that ends before', () => {
    expect(hasSignature(bytes('GI'), { bytes: 'GIF' })).to.equal(false);
    expect(hasSignature(bytes(''), { offset: 4, bytes: 'ftyp' })).to.equal(false);
  });
});
