import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { cdp, click, drag, holdMouse, hover, press, wheel } from '../support/engine.js';
import { requestsOf } from '../support/fixtures.js';
import { clickItem, focusedIndex, isInView, namedItems, putBetweenButtons } from '../support/focus.js';
import { createGrid, patternItems, readShownCells, settled, visibleCells } from '../support/grid.js';
import { photographs } from '../support/photographs.js';
import { bubbleOf, pointOfRail, pointOfThumb, railOf, rectOfBubble } from '../support/scrubber.js';
import { nextFrame, until } from '../support/until.js';

async function createScrubbedGrid(
  length: number,
  properties: Parameters<typeof createGrid>[0] = {},
): Promise<MassImageGrid> {
  const grid = createGrid({ items: namedItems(length), scrubber: true, lang: 'en', ...properties });
  await settled(grid);
  return grid;
}

const boxOf = (element: Element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { left, right, top, bottom };
};

const readValue = (grid: MassImageGrid) => {
  const { ariaValueMin, ariaValueNow, ariaValueMax, ariaValueText } = railOf(grid);
  return [ariaValueMin, ariaValueNow, ariaValueMax, ariaValueText].join(' ');
};

/** Events made by script are no pointer that could be captured; they come without a pause in between. */
function scriptedPointer(grid: MassImageGrid): (type: string, share: number, sideways?: number) => void {
  const rail = railOf(grid);
  rail.setPointerCapture = () => {};
  return (type, share, sideways = 0) => {
    const { x, y: clientY } = pointOfRail(grid, share);
    const init = { clientX: x - sideways, clientY, isPrimary: true, pointerId: 7, bubbles: true };
    rail.dispatchEvent(new PointerEvent(type, init));
  };
}

describe('scrubber', () => {
  it('stands beside the items and stays there, wherever the list is', async () => {
    const grid = await createScrubbedGrid(10_000_000);
    const { left, top } = grid.getBoundingClientRect();
    const place = boxOf(railOf(grid));
    expect(place).to.include({ top, bottom: top + 400 });
    // Clear of a scroll bar that lies over the content.
    const bar = grid.offsetWidth > grid.clientWidth ? 0 : 16;
    expect(place).to.include({ left: left + grid.clientWidth - 44 - bar, right: left + grid.clientWidth - bar });
    for (const index of [0, 17, 5_000_000, 9_999_999]) {
      grid.scrollToIndex(index);
      await nextFrame();
      expect(boxOf(railOf(grid))).to.deep.equal(place);
      for (const { rect } of visibleCells(grid)) expect(rect.right).to.be.at.most(place.left);
    }
    expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
  });

  it('stands on the left where text runs from right to left', async () => {
    const grid = await createScrubbedGrid(1000, { dir: 'rtl' });
    const rail = boxOf(railOf(grid));
    expect(rail.left - grid.getBoundingClientRect().left - grid.clientLeft).to.be.within(0, 16);
    for (const { rect } of visibleCells(grid)) expect(rect.left).to.be.at.least(rail.right);
  });

  it('is not there unless it is asked for, and takes no space then', async () => {
    const grid = await createScrubbedGrid(1000, { scrubber: false });
    expect(railOf(grid).checkVisibility()).to.equal(false);
    const columns = () => grid.shadowRoot?.querySelector('[role=grid]')?.ariaColCount;
    expect(columns()).to.equal('4');
    grid.toggleAttribute('scrubber', true);
    grid.cellSize = 112;
    await settled(grid);
    expect(columns()).to.equal('3');
    expect(railOf(grid).checkVisibility()).to.equal(true);
  });

  it('is no slider for a list that is all in view', async () => {
    const grid = await createScrubbedGrid(3);
    expect(railOf(grid).checkVisibility({ visibilityProperty: true })).to.equal(false);
  });

  it('meets both ends of ten million items when its thumb is dragged past the ends of the rail', async () => {
    const grid = await createScrubbedGrid(10_000_000);
    const clicks: number[] = [];
    grid.addEventListener('item-click', ({ index }) => clicks.push(index));
    await drag(pointOfThumb(grid), { x: pointOfRail(grid, 1).x, y: 420 });
    await until(() => grid.scrollOffset === grid.maxScrollOffset);
    await until(() => readValue(grid) === '1 10000000 10000000 10,000,000', readValue(grid));
    await until(() => isInView(grid, 9_999_999));
    await drag(pointOfThumb(grid), { x: pointOfRail(grid, 0).x, y: 0 });
    await until(() => grid.scrollOffset === 0);
    await until(() => readValue(grid) === '1 1 10000000 1', readValue(grid));
    expect(clicks, 'no item is clicked').to.deep.equal([]);
  });

  for (const layout of ['justified', 'masonry'] as const) {
    it(`meets the end of ten million items in ${layout} layout, where its bubble is whole`, async () => {
      const items = photographs(10_000_000, { areSizesTold: true });
      const grid = await createScrubbedGrid(10_000_000, { items, layout, overscan: 100 });
      await holdMouse(pointOfThumb(grid), async () => {
        await until(() => bubbleOf(grid) === '1');
        expect(rectOfBubble(grid).top).to.be.at.least(0);
        await hover({ x: pointOfRail(grid, 1).x, y: 420 });
        await until(
          () => bubbleOf(grid) === '10,000,000',
          () => `${bubbleOf(grid)} at ${grid.scrollOffset} of ${grid.maxScrollOffset}`,
        );
        expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
        expect(rectOfBubble(grid).bottom).to.be.at.most(400);
      });
    });
  }

  it('brings the thumb to where the rail is pressed, and the list to its share', async () => {
    const grid = await createScrubbedGrid(1_000_000);
    await click(pointOfRail(grid, 0.75));
    await until(() => grid.scrollOffset > 0);
    expect(grid.scrollOffset / grid.maxScrollOffset).to.be.closeTo(0.75, 0.03);
    expect(pointOfThumb(grid).y).to.be.closeTo(pointOfRail(grid, 0.75).y, 2);
  });

  it('names the place under the pointer, and where the list is while the thumb is held', async () => {
    const grid = await createScrubbedGrid(1_000_001);
    await hover({ x: 100, y: 100 });
    await hover(pointOfRail(grid, 1));
    await until(
      () => bubbleOf(grid) === '1,000,001',
      () => String(bubbleOf(grid)),
    );
    expect(grid.scrollOffset, 'a pointer that hovers moves nothing').to.equal(0);
    await holdMouse(pointOfThumb(grid), async () => {
      await until(
        () => bubbleOf(grid) === '1',
        () => String(bubbleOf(grid)),
      );
      await hover({ x: 470, y: 420 });
      await until(
        () => bubbleOf(grid) === '1,000,001',
        () => String(bubbleOf(grid)),
      );
    });
    await until(() => bubbleOf(grid) === undefined || bubbleOf(grid) === '1,000,001');
    await hover({ x: 100, y: 100 });
    await until(() => bubbleOf(grid) === undefined);
  });

  it('moves in finer steps while the pointer is away from the rail', async () => {
    const grid = await createScrubbedGrid(10_000_000);
    const { x, y } = pointOfRail(grid, 0.5);
    await holdMouse({ x, y }, async () => {
      await until(() => grid.scrollOffset > 0);
      const { scrollOffset } = grid;
      // Away at the same height: the list stays.
      await hover({ x: 100, y });
      await hover({ x: 100, y: y + 30 });
      await until(() => grid.scrollOffset !== scrollOffset);
      await until(
        () => Math.abs(grid.scrollOffset - scrollOffset - 30) < 1,
        () => String(grid.scrollOffset),
      );
    });
  });

  it('asks for no picture while the list flies by, and for those where it stops', async () => {
    const grid = await createScrubbedGrid(10_000_000);
    const send = scriptedPointer(grid);
    send('pointerdown', 0);
    for (let step = 1; step <= 50; step++) {
      send('pointermove', step / 50);
      await Promise.resolve().then(() => {});
      expect(grid.stats.requests.running, `step ${step}`).to.equal(0);
    }
    expect(grid.stats.requests.queued).to.be.greaterThan(0);
    // Held still: the pictures come before the thumb is let go.
    await settled(grid);
    expect(grid.scrollOffset).to.equal(grid.maxScrollOffset);
    expect(grid.stats.requests.queued).to.equal(0);
    send('lostpointercapture', 1);
  });

  it('shows pictures that are decoded already while the list flies by, and asks for none', async () => {
    const ledger = crypto.randomUUID();
    const grid = await createScrubbedGrid(1200, { items: patternItems(1200, 'jpg', { ledger }), workers: 1 });
    const started = async () => (await requestsOf(ledger)).started;
    const startedBefore = await started();
    const send = scriptedPointer(grid);
    send('pointerdown', 0);
    for (const share of [0.5, 0.9, 0]) send('pointermove', share);
    expect(grid.stats.requests.queued).to.be.greaterThan(0);
    // As long as the pointer is not still, the list flies; far from the rail it moves by a px.
    await until(
      () => {
        send('pointermove', Math.random() < 0.5 ? 0 : 1 / 400, 400);
        return grid.stats.requests.queued === 0;
      },
      () => JSON.stringify(grid.stats),
    );
    expect(await started()).to.equal(startedBefore);
    send('lostpointercapture', 0);
    await settled(grid);
    const cells = await readShownCells(grid);
    expect(cells.map(({ shown }) => shown)).to.deep.equal(cells.map(({ index }) => index));
  });

  it('lets the wheel through to the list', async () => {
    const grid = await createScrubbedGrid(1000);
    await wheel(pointOfRail(grid, 0.5), 300);
    await until(() => grid.scrollOffset > 0);
  });

  it('is a slider for the keyboard', async () => {
    const grid = await createScrubbedGrid(10_000_000);
    const rail = railOf(grid);
    rail.focus();
    const max = grid.maxScrollOffset;
    await press('ArrowDown');
    await until(() => grid.scrollOffset === 400);
    await press('ArrowUp');
    await until(() => grid.scrollOffset === 0);
    await press('End');
    await until(() => grid.scrollOffset === max && rail.ariaValueNow === '10000000');
    await press('PageUp');
    await until(() => Math.abs(grid.scrollOffset - max * 0.95) < 1);
    await press('Home');
    await until(() => grid.scrollOffset === 0 && rail.ariaValueNow === '1');
    expect(rail.getAttribute('aria-orientation')).to.equal('vertical');
  });

  it('comes after the items in the tab order, and its keys do not move their focus', async () => {
    const grid = await createScrubbedGrid(1000);
    const { before } = putBetweenButtons(grid);
    await clickItem(grid, 5);
    await press('Tab');
    await until(() => grid.shadowRoot?.activeElement === railOf(grid));
    await press('ArrowDown');
    await until(() => grid.scrollOffset === 400);
    await press('ArrowUp');
    await until(() => grid.scrollOffset === 0);
    await press('Tab', ['Shift']);
    await until(() => focusedIndex(grid) === 5);
    await press('Tab', ['Shift']);
    await until(() => document.activeElement === before);
  });

  it('is dragged by a finger, from a target of 44 px', async function () {
    const grid = await createScrubbedGrid(1_000_000);
    expect(railOf(grid).getBoundingClientRect().width).to.equal(44);
    const { y } = pointOfThumb(grid);
    const { left } = railOf(grid).getBoundingClientRect();
    const touch = (type: string, ...touchPoints: { x: number; y: number }[]) =>
      cdp('Input.dispatchTouchEvent', { type, touchPoints });
    if (!(await touch('touchStart', { x: left + 3, y: y + 15 }))) this.skip();
    expect(grid.scrollOffset, 'a touch near the thumb takes hold of it').to.equal(0);
    await touch('touchMove', { x: left + 3, y: y + 15 + 188 });
    await until(() => grid.scrollOffset > 0);
    expect(grid.scrollOffset / grid.maxScrollOffset).to.be.closeTo(0.5, 0.01);
    await touch('touchEnd');
    await settled(grid);
    expect(grid.scrollOffset / grid.maxScrollOffset).to.be.closeTo(0.5, 0.01);
  });

  it('gives axe nothing to find', async () => {
    const grid = await createScrubbedGrid(1000);
    expect(await violationsIn(grid)).to.deep.equal([]);
    await hover(pointOfRail(grid, 0.5));
    await until(() => bubbleOf(grid) !== undefined);
    expect(await violationsIn(grid)).to.deep.equal([]);
    grid.dir = 'rtl';
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });
});
