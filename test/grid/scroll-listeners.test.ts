import { expect } from 'chai';
import { createGrid, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=';
const itemsOf = (length: number) => ({ length, item: (index: number) => ({ src: PIXEL, key: index }) });

const { addEventListener } = EventTarget.prototype;

/** Types of the events that somebody has come to listen for, and on what. */
function watchListeners(): { readonly has: (type: string, target: EventTarget) => boolean } {
  const added: { readonly type: string; readonly target: EventTarget }[] = [];
  EventTarget.prototype.addEventListener = function (this: EventTarget, type, ...rest) {
    added.push({ type, target: this });
    addEventListener.call(this, type, ...rest);
  };
  return { has: (type, target) => added.some((each) => each.type === type && each.target === target) };
}

describe('A grid that is scrolled', () => {
  afterEach(() => {
    EventTarget.prototype.addEventListener = addEventListener;
  });

  it('listens for no wheel where a position stands for one place only', async () => {
    const listeners = watchListeners();
    const grid = createGrid({ items: itemsOf(1000) });
    await settled(grid);
    grid.scrollTop = 500;
    await until(() => grid.scrollOffset === 500);
    await settled(grid);
    expect(listeners.has('scroll', grid)).to.equal(true);
    expect(listeners.has('wheel', grid)).to.equal(false);
  });

  it('listens for wheels where a list is longer than an engine scrolls, or its size is an estimate', async () => {
    const listeners = watchListeners();
    const long = createGrid({ items: itemsOf(10_000_000) });
    const estimated = createGrid({ items: itemsOf(1000), layout: 'justified' });
    await Promise.all([settled(long), settled(estimated)]);
    expect([listeners.has('wheel', long), listeners.has('wheel', estimated)]).to.deep.equal([true, true]);
  });

  it('listens for wheels once its list has grown beyond what an engine scrolls', async () => {
    const listeners = watchListeners();
    const grid = createGrid({ items: itemsOf(1000) });
    await settled(grid);
    expect(listeners.has('wheel', grid)).to.equal(false);
    grid.items = itemsOf(10_000_000);
    await settled(grid);
    expect(listeners.has('wheel', grid)).to.equal(true);
  });

  it('follows the scrolling of the page around it with nothing while no tooltip is due', async () => {
    const listeners = watchListeners();
    const grid = createGrid({ items: itemsOf(1000) });
    await settled(grid);
    expect(listeners.has('scroll', document)).to.equal(false);
  });
});
