import { expect } from 'chai';
import { NO_BYTES } from '../../../src/core/memory/held-bytes.js';
import { listOf } from '../../support/choices.js';
import { patternUrl } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { PainterUnderTest } from '../painter-under-test.js';
import { CONFIG } from '../test-cells.js';

describe("a worker's memory", () => {
  it('is as much after hundreds of pictures as after the first that fill its cache', async () => {
    const decoded = 10 * 64 * 64 * 4;
    // An eighth of it is one buffer for pixels on their way, which engines whose frames are in planes keep.
    const buffer = 2 ** 16;
    const allotment = { ...CONFIG.allotment, encoded: 0, thumbnails: 0, decoded, passing: 8 * buffer };
    const page = new PainterUnderTest({ allotment });
    page.open();
    let answered = 0;
    let kept: number | undefined;
    for (let round = 0; round < 12; round++) {
      page.assign(round + 1);
      page.paint(
        listOf(24, (i) => patternUrl(24 * round + i, 'jpg', { size: 64 })),
        round + 1,
      );
      answered += 24;
      await page.answered(answered);
      await until(() => page.held?.inFlight === 0 && page.held.decoding <= buffer);
      kept ??= page.held?.decoding ?? 0;
      expect(page.held).to.deep.equal({ ...NO_BYTES, decoded, decoding: kept });
    }
    expect(kept).to.be.oneOf([0, buffer]);
    page.painter.close();
  });

  it('goes at once when less is allotted', async () => {
    const page = new PainterUnderTest();
    page.open();
    page.paint(listOf(8, (i) => patternUrl(i, 'jpg', { size: 64 })));
    await page.answered(8);
    await until(() => (page.held?.decoded ?? 0) > 0);
    page.send({ type: 'allot', allotment: { ...CONFIG.allotment, decoded: 0 } });
    await until(() => page.held?.decoded === 0);
    expect(page.held?.decoding).to.equal(0);
    expect(page.bitmaps.at(-1)?.held).to.equal(0);
    page.painter.close();
  });
});
