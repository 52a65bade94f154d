import { expect } from 'chai';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import { planDecode } from '../../../workers/decode/decode.js';
import { decodePeakBytes } from '../../../workers/decode/decode-peak.js';

const THUMBNAIL = { width: 100, height: 80 };
const PHOTOGRAPH = { width: 4000, height: 3000 };

function planOf(type: string, stored: typeof PHOTOGRAPH | undefined, scaled: 'covering' | 'exact' | 'none') {
  const header = { type, stored, natural: stored, isTurned: false };
  return planDecode(header, { wantedSize: () => THUMBNAIL, scaled, limits: DEFAULT_LIMITS });
}

describe('decodePeakBytes', () => {
  it('is the whole picture and its bitmap where the engine decodes it whole', () => {
    const peak = (4000 * 3000 + 100 * 80) * 4;
    expect(decodePeakBytes(planOf('image/png', PHOTOGRAPH, 'covering'), 1000)).to.equal(peak);
    expect(decodePeakBytes(planOf('image/jpeg', PHOTOGRAPH, 'none'), 1000)).to.equal(peak);
  });

  it('is what is decoded of a picture at reduced scale', () => {
    expect(decodePeakBytes(planOf('image/jpeg', PHOTOGRAPH, 'covering'), 1000)).to.equal((500 * 375 + 100 * 80) * 4);
    expect(decodePeakBytes(planOf('image/png', PHOTOGRAPH, 'exact'), 1000)).to.be.lessThan(4 * (150 * 120 + 100 * 80));
  });

  it('goes by the file where the header tells no size', () => {
    expect(decodePeakBytes(planOf('image/tiff', undefined, 'none'), 1000)).to.equal(16_000);
  });
});
