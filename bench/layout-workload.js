// What laying out a long list asks of the main thread. Runs in node and in a page; see layout.mjs.
import { AspectRatios, BLOCK_ITEMS } from '../src/core/layout/aspect-ratios.js';
import { JustifiedLayout } from '../src/core/layout/justified-layout.js';
import { MasonryLayout } from '../src/core/layout/masonry-layout.js';

const VIEWPORT_PX = 1000;
const OVERSCAN_PX = 1200;
const WHEEL_FRAMES = 600;
const JUMPS = 500;
const METRICS = { inlineSize: 1280, cellSize: 160, gap: 4, stretch: false, devicePixelRatio: 1 };
const PHOTOGRAPHS = [3 / 2, 4 / 3, 3 / 4, 2 / 3, 1, 16 / 9, 9 / 16];

/** @param {'justified' | 'masonry'} name @param {number} count @param {boolean} areTold */
export function measureLayout(name, count, areTold) {
  const slices = {};
  let layout;
  let offset = 0;
  const ratios = new AspectRatios({ count, read: (index) => (areTold ? ratioOf(index) : undefined) });
  const time = (step, run) => {
    const start = performance.now();
    run();
    slices[step] ??= [];
    slices[step].push(performance.now() - start);
  };
  /** One frame: the layout made exact around the viewport, and every kept cell asked for its place. */
  const frame = (step, target, isAtRest = false) => {
    time(step, () => {
      const surroundings = { before: OVERSCAN_PX, after: VIEWPORT_PX + OVERSCAN_PX, isAtRest };
      offset = layout.refine(Math.min(Math.max(0, target), layout.blockSize - VIEWPORT_PX), surroundings);
      for (const row of layout.rowsBetween(offset - OVERSCAN_PX, offset + VIEWPORT_PX + OVERSCAN_PX)) {
        const { start, end } = layout.itemsOf(row);
        for (let index = start; index < end; index++) layout.cellRect(index);
      }
    });
  };
  time('make', () => {
    layout =
      name === 'justified' ? new JustifiedLayout({ ratios, ...METRICS }) : new MasonryLayout({ ratios, ...METRICS });
  });
  frame('first frame', 0);
  for (let i = 0; i < WHEEL_FRAMES; i++) frame('wheel', offset + 100);
  for (let i = 0; i < JUMPS; i++) frame('jump', ((i * 0.618034) % 1) * layout.blockSize);
  frame('jump to the end', layout.blockSize);
  for (let i = 0; i < WHEEL_FRAMES; i++) frame('wheel back from the end', offset - 100);
  for (let i = 0; i < 50; i++) {
    const first = layout.nearest(0, offset);
    for (let index = first; index < Math.min(count, first + 100); index++) ratios.learn(index, ratioOf(index));
    frame('learn at rest', offset, true);
    frame('wheel', offset - 900);
  }
  const visited = ratios.byteSize / BLOCK_ITEMS;
  const all = performance.now();
  for (let index = 0; index < count; index += BLOCK_ITEMS / 2) {
    time('every block, one a slice', () => layout.rowOf(index));
    if (index % (16 * BLOCK_ITEMS) === 0) frame('every block, one a slice', layout.cellRect(index).block);
  }
  return { slices, allMs: performance.now() - all, visitedBlocks: visited, ratioBytes: ratios.byteSize };
}

/** Seeded by the index: the same in every run. */
function ratioOf(index) {
  return PHOTOGRAPHS[((index * 2654435761) >>> 7) % PHOTOGRAPHS.length];
}
