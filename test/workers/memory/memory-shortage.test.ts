import { expect } from 'chai';
import { patternUrl } from '../../support/fixtures.js';
import { PainterUnderTest } from '../painter-under-test.js';
import { quadrantBitmap } from '../test-cells.js';

const { createImageBitmap } = globalThis;

/** Has every bitmap made by this in place of the engine. */
function makeBitmapsBy(make: () => Promise<ImageBitmap>): void {
  globalThis.createImageBitmap = make as typeof globalThis.createImageBitmap;
}

describe('an engine that is short of memory', () => {
  afterEach(() => {
    globalThis.createImageBitmap = createImageBitmap;
  });

  it('is told to the page, and its picture is worth another try', async () => {
    const page = new PainterUnderTest();
    page.open();
    await page.answered(0);
    makeBitmapsBy(() =>
      Promise.reject(new DOMException('The ImageBitmap could not be allocated.', 'InvalidStateError')),
    );
    page.paint([patternUrl(1)]);
    const [outcome] = await page.answered(1);
    expect(outcome?.state === 'failed' && outcome.failure).to.include({ kind: 'memory', retryAfterMs: 1000 });
    expect(page.alarms).to.deep.equal(['allocation-failed']);
    expect(page.painter.close()).to.deep.include({ held: 0 });
  });

  it('that hands over a single pixel is told of, too', async () => {
    const pixel = await quadrantBitmap(1, 1);
    const page = new PainterUnderTest();
    page.open();
    makeBitmapsBy(async () => pixel);
    page.paint([patternUrl(1)]);
    const [outcome] = await page.answered(1);
    expect(outcome?.state === 'failed' && outcome.failure.kind).to.equal('memory');
    expect(page.alarms).to.deep.equal(['empty-result']);
    expect(pixel.width).to.equal(0);
    page.painter.close();
  });

  it('that throws the pixels of a surface away has the page replace it', async () => {
    const page = new PainterUnderTest();
    const canvas = page.open(7);
    page.send({ type: 'idle', isAllowed: false });
    await page.told('shown');
    canvas.dispatchEvent(new Event('contextlost'));
    await page.told('lost');
    expect([page.alarms, page.lost]).to.deep.equal([['context-lost'], [7]]);
    page.painter.close();
  });
});
