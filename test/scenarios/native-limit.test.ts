import { expect } from 'chai';
import { probeNativeLimit } from '../../src/rendering/native-probe.js';
import { screenshot, setViewport } from '../support/engine.js';
import { nextFrame, until } from '../support/until.js';

const SIZE = 100;

/** A scroller with content as large as a grid makes it at most, and a red square at its very end. */
function createScroller(contentSize: number): { scroller: HTMLElement; square: HTMLElement } {
  const scroller = document.createElement('div');
  scroller.style.cssText = `position:absolute;inset:0 auto auto 0;overflow-y:scroll;inline-size:300px;block-size:400px`;
  const content = document.createElement('div');
  content.style.cssText = `position:relative;block-size:${contentSize}px`;
  const square = document.createElement('div');
  square.style.cssText = `position:absolute;top:0;inline-size:${SIZE}px;block-size:${SIZE}px;background:rgb(255 0 0)`;
  square.style.transform = `translateY(${contentSize - SIZE}px)`;
  content.append(square);
  scroller.append(content);
  document.body.append(scroller);
  return { scroller, square };
}

async function expectExactEnd(): Promise<void> {
  const contentSize = probeNativeLimit(document.body, devicePixelRatio);
  expect(contentSize).to.equal(Math.min(4_000_000, Math.floor((0.9 * 2 ** 24) / devicePixelRatio)));
  const { scroller, square } = createScroller(contentSize);
  try {
    expect(scroller.scrollHeight, 'laid out').to.equal(contentSize);
    scroller.scrollTop = contentSize;
    await nextFrame();
    expect(scroller.scrollTop, 'reached').to.be.closeTo(contentSize - scroller.clientHeight, 0.5);
    expect(square.getBoundingClientRect().bottom, 'in place').to.be.closeTo(400, 0.5);
    const { data } = await screenshot(new DOMRect(SIZE / 2, 400 - SIZE / 2, 1, 1));
    expect([...data.subarray(0, 3)], 'painted').to.deep.equal([255, 0, 0]);
  } finally {
    scroller.remove();
  }
}

describe('the largest native size', () => {
  it('is laid out, reached and painted exactly by this engine, at every device pixel ratio', async () => {
    await expectExactEnd();
    for (const [round, deviceScaleFactor] of [1.25, 2, 3, 8].entries()) {
      if (!(await setViewport({ deviceScaleFactor, width: 801 + round }))) return;
      await until(() => devicePixelRatio === deviceScaleFactor);
      await expectExactEnd();
    }
  });

  it('is probed without a trace, whatever a page does to the box, and once for each device pixel ratio', async () => {
    const box = document.createElement('div');
    box.style.cssText = 'position:relative;writing-mode:vertical-rl;transform:rotate(30deg) scale(0.01);font-size:0';
    document.body.append(box);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(box, { childList: true });
    // A ratio that no device has, so that no test has asked for it.
    const limit = probeNativeLimit(box, 1.0625);
    const asked = observer.takeRecords().length;
    expect([limit, box.childElementCount]).to.deep.equal([4_000_000, 0]);
    expect(asked).to.be.greaterThan(0);
    expect(probeNativeLimit(box, 1.0625)).to.equal(limit);
    expect(observer.takeRecords()).to.deep.equal([]);
    box.remove();
  });
});
