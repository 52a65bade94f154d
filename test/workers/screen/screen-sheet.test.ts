import { expect } from 'chai';
import { placeBoxes } from '../../../workers/screen/screen-sheet.js';
import { seededRandom } from '../../support/seeded-random.js';

const BLOCK_PX = 16;

describe('placeBoxes()', () => {
  it('gives each its own blocks, within the sheet', () => {
    const random = seededRandom(7);
    const side = () => 1 + Math.floor(random() * 300);
    for (let run = 0; run < 50; run++) {
      const sizes = Array.from({ length: 1 + Math.floor(random() * 40) }, () => ({ width: side(), height: side() }));
      const { boxes, size } = placeBoxes(sizes);
      const owners = new Map<string, number>();
      for (const [place, box] of boxes.entries()) {
        expect(box).to.deep.include(sizes[place]);
        if (!box) continue;
        expect(box.x + box.width).to.be.at.most(size.width);
        expect(box.y + box.height).to.be.at.most(size.height);
        for (let x = Math.floor(box.x / BLOCK_PX); x * BLOCK_PX < box.x + box.width; x++)
          for (let y = Math.floor(box.y / BLOCK_PX); y * BLOCK_PX < box.y + box.height; y++) {
            expect(owners.get(`${x} ${y}`) ?? place).to.equal(place);
            owners.set(`${x} ${y}`, place);
          }
      }
    }
  });

  it('leaves out what would make the sheet larger than 4 megapixels, and keeps what fits', () => {
    const huge = { width: 2048, height: 3000 };
    const { boxes, size } = placeBoxes([{ width: 100, height: 100 }, huge, { width: 100, height: 100 }]);
    expect(boxes.map((box) => box !== undefined)).to.deep.equal([true, false, true]);
    expect(size.width * size.height).to.be.at.most(4 * 2 ** 20);
    expect(placeBoxes([]).size).to.deep.equal({ width: 0, height: 0 });
  });
});
