/**
 * The rooms of the code and what each may import besides itself. A file belongs to the room with the longest path that
 * starts its own; imports point down, and the four siblings between grid and core meet only in the grid.
 * @type {Record<string, { rooms: string[], packages: string[], globals?: RegExp }>}
 */
export const ROOMS = {
  'demo/': { rooms: ['src/index.ts', 'src/monitor.ts', 'src/sources/sheet.ts', 'src/decoders/'], packages: ['*'] },
  // Layouts and decoding are measured without a page, too.
  'bench/': { rooms: ['src/index.ts', 'src/core/', 'workers/'], packages: ['*'] },
  'src/index.ts': {
    rooms: ['src/', 'src/events.ts', 'src/grid/', 'src/core/', 'src/sources/', 'src/decoders/', 'workers/'],
    packages: [],
  },
  'src/': {
    rooms: ['src/grid/', 'src/rendering/', 'src/sources/', 'src/decoders/', 'src/core/'],
    packages: ['@lit/reactive-element'],
  },
  'src/grid/': {
    rooms: ['src/events.ts', 'src/controllers/', 'src/rendering/', 'src/painting/', 'src/sources/', 'src/core/'],
    packages: ['@lit/reactive-element'],
  },
  // An entry of its own, which reads the statistics that every page may read.
  'src/monitor.ts': { rooms: ['src/monitor/'], packages: [] },
  'src/monitor/': { rooms: ['src/grid/', 'src/core/'], packages: [] },
  'src/events.ts': { rooms: ['src/core/', 'src/sources/'], packages: [] },
  'src/controllers/': { rooms: ['src/core/'], packages: ['@lit/reactive-element'] },
  'src/rendering/': { rooms: ['src/core/'], packages: ['@lit/reactive-element'] },
  'src/painting/': { rooms: ['src/core/', 'src/decoders/', 'workers/'], packages: ['comlink'] },
  // The registry, and the ready-made decoders, which are entries of their own.
  'src/decoders/': { rooms: ['workers/'], packages: ['geotiff', 'utif2'] },
  // An entry of its own, too.
  'src/sources/sheet.ts': { rooms: ['src/sources/'], packages: [] },
  'src/sources/': { rooms: ['src/core/'], packages: ['thumbhash'] },
  'workers/': {
    rooms: ['src/core/'],
    packages: ['comlink', 'image-dimensions', 'thumbhash'],
    globals: /window|document/,
  },
  // Time is an argument of core's functions, so that tests need no clock.
  'src/core/': { rooms: [], packages: [], globals: /document|window|setTimeout|performance|Date\.now/ },
};

const longestFirst = Object.keys(ROOMS).sort((a, b) => b.length - a.length);

/** @param {string} file @returns {string | undefined} */
export function roomOf(file) {
  return longestFirst.find((room) => file.startsWith(room));
}
