import { expect } from 'chai';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import { probeScaledDecoding } from '../../../workers/decode/capabilities.js';
import { chooseDecodePath } from '../../../workers/decode/decode-path.js';
import { refuseTooManyPixels } from '../../../workers/decode/pixel-limits.js';
import { engine } from '../../support/engine.js';

const header = (type: string, width: number, height: number) => {
  return { type, stored: { width, height }, natural: { width, height }, isTurned: false };
};
const JPEG = header('image/jpeg', 640, 480);
const PNG = header('image/png', 640, 480);
const WANTED = { width: 126, height: 94 };

describe('chooseDecodePath', () => {
  it('asks for the covering eighth of a JPEG where decoders scale by eighths', () => {
    const path = chooseDecodePath(JPEG, WANTED, 'covering');
    expect(path).to.deep.equal({ by: 'image-decoder', desired: { width: 160, height: 120 } });
  });

  it('asks for other formats whole there', () => {
    expect(chooseDecodePath(PNG, WANTED, 'covering')).to.deep.equal({ by: 'image-decoder', desired: undefined });
  });

  it('asks for the very size where decoders give it', () => {
    const path = { by: 'image-decoder', desired: { width: 126, height: 95 } };
    expect([chooseDecodePath(JPEG, WANTED, 'exact'), chooseDecodePath(PNG, WANTED, 'exact')]).to.deep.equal([
      path,
      path,
    ]);
  });

  it('goes through createImageBitmap where decoders do not scale', () => {
    const path = { by: 'image-bitmap', resize: { width: 126, height: 95 } };
    expect([chooseDecodePath(JPEG, WANTED, 'full'), chooseDecodePath(PNG, WANTED, 'none')]).to.deep.equal([path, path]);
  });

  it('decodes whole what only a decoder can tell the size of', () => {
    const unknown = { type: 'image/png', stored: { width: 640, height: 480 }, natural: undefined, isTurned: true };
    expect(chooseDecodePath(unknown, undefined, 'exact')).to.deep.equal({ by: 'image-decoder', desired: undefined });
    expect(chooseDecodePath(unknown, undefined, 'none')).to.deep.equal({ by: 'image-bitmap', resize: undefined });
  });
});

describe('refuseTooManyPixels', () => {
  const refuses = (width: number, height: number, scaled: 'covering' | 'none') => () => {
    const large = header('image/jpeg', width, height);
    refuseTooManyPixels(large.natural, chooseDecodePath(large, WANTED, scaled), DEFAULT_LIMITS);
  };

  it('takes larger pictures where they are never held whole', () => {
    expect(refuses(14_000, 14_000, 'covering')).not.to.throw();
    expect(refuses(14_000, 14_000, 'none')).to.throw('14000×14000 is 196 MP, limit 50 MP');
  });

  it('has a limit also for those', () => {
    expect(refuses(20_000, 20_000, 'covering')).to.throw('20000×20000 is 400 MP, limit 200 MP');
  });

  it('takes a picture at the limit', () => {
    expect(refuses(10_000, 5000, 'none')).not.to.throw();
    expect(refuses(10_000, 5001, 'none')).to.throw('50 MP');
  });
});

describe('probeScaledDecoding', () => {
  it('finds what each engine was measured to do', async () => {
    const measured = { chromium: 'covering', firefox: 'exact', webkit: 'none' } as const;
    expect(await probeScaledDecoding()).to.equal(measured[engine]);
  });
});
