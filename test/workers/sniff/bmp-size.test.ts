import { expect } from 'chai';
import { bmpSize } from '../../../workers/sniff/bmp-size.js';
import { bmpHead, os2BmpHead } from './image-bytes.js';

describe('bmpSize', () => {
  it('reads the sides of a Windows bitmap', () => {
    expect(bmpSize(bmpHead(640, 480))).to.deep.equal({ width: 640, height: 480, type: 'bmp' });
  });

  it('reads the height of one that is stored from the top down', () => {
    expect(bmpSize(bmpHead(640, -480))).to.deep.equal({ width: 640, height: 480, type: 'bmp' });
  });

  it('reads the sides of an OS/2 bitmap', () => {
    expect(bmpSize(os2BmpHead(60_000, 480))).to.deep.equal({ width: 60_000, height: 480, type: 'bmp' });
  });

  it('knows no size where a side is nothing', () => {
    expect(bmpSize(bmpHead(0, 480))).to.equal(undefined);
    expect(bmpSize(bmpHead(640, 0))).to.equal(undefined);
  });

  it('knows nothing of other files', () => {
    expect(bmpSize(new Uint8Array(64))).to.equal(undefined);
    expect(bmpSize(new Uint8Array(0))).to.equal(undefined);
  });
});
