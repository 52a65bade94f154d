import { expect } from 'chai';
import { listOf } from '../support/choices.js';
import { fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { nextFrame, until } from '../support/until.js';
import { PainterUnderTest } from './painter-under-test.js';

const patterns = (count: number) => listOf(count, (index) => patternUrl(index, 'png', { size: 512 }));

/** Counts after all that was under way has ended. */
async function finalCounts(page: PainterUnderTest) {
  let last = -1;
  let resting = 0;
  await until(() => {
    const { created } = page.painter.close();
    resting = created === last ? resting + 1 : 0;
    last = created;
    return resting >= 30;
  });
  return page.painter.close();
}

describe('Painter, when it is closed', () => {
  it('closes all that it keeps', async () => {
    const page = new PainterUnderTest();
    page.open();
    page.paint(patterns(8));
    await page.answered(8);
    expect(page.painter.close()).to.deep.equal({ created: 8, closed: 8, held: 0, bytes: 0 });
  });

  it('closes what is decoded after it was closed', async () => {
    for (const frames of [0, 1, 2, 3, 4, 6, 8]) {
      const page = new PainterUnderTest();
      page.open();
      page.paint(patterns(8));
      for (let frame = 0; frame < frames; frame++) await nextFrame();
      const counts = await finalCounts(page);
      expect(counts, `closed after ${frames} frames`).to.deep.include({ held: 0, bytes: 0 });
      expect(counts.closed).to.equal(counts.created);
    }
  });

  it('closes what waits for a frame', async () => {
    const page = new PainterUnderTest({ frameBudgetMs: 0 });
    page.open();
    page.paint(patterns(8));
    await page.answered(1);
    expect(page.painter.close()).to.deep.include({ held: 0, bytes: 0 });
  });

  it('ends its requests', async () => {
    const ledger = crypto.randomUUID();
    const page = new PainterUnderTest();
    page.open();
    page.paint([1, 2, 3].map((index) => fixtureUrl(`slow/${index}.jpg`, { ledger })));
    await until(async () => (await requestsOf(ledger)).inFlight === 3);
    page.painter.close();
    await until(async () => (await requestsOf(ledger)).aborted === 3);
  });

  it('gives back the pixels of its surfaces', async () => {
    const page = new PainterUnderTest();
    const canvases = [page.open(1), page.open(2)];
    await until(() => page.shown.length === 2);
    page.painter.close();
    expect(canvases.map(({ width, height }) => [width, height])).to.deep.equal([
      [0, 0],
      [0, 0],
    ]);
  });

  it('has told counts that add up all the way', async () => {
    const page = new PainterUnderTest({ cacheEntries: 3 });
    page.open();
    page.paint(patterns(10));
    await page.answered(10);
    for (const { created, closed, held } of page.bitmaps) expect(created - closed).to.equal(held);
    expect(page.bitmaps.at(-1)).to.deep.include({ created: 10, closed: 7, held: 3 });
    page.painter.close();
  });
});
