import { mountGrid } from './mass-image-grid.js';

/** Where each of the thumbnails ends that repeat all along the list, in bytes. */
const ends = await (await fetch('/packs/ends.json')).json();

/** The element with thumbnails that lie a thousand to a file, as `npx mass-image-grid pack` writes them. */
export function mount(container, options) {
  const { packSize } = options;
  return mountGrid(container, options, (index) => {
    const pack = Math.floor(index / packSize);
    const start = bytesBefore(index) - bytesBefore(pack * packSize);
    const end = bytesBefore(index + 1) - bytesBefore(pack * packSize);
    return { packed: { src: `/packs/${pack}.pack`, start, end }, key: index };
  });
}

function bytesBefore(index) {
  const whole = Math.floor(index / ends.length) * ends.at(-1);
  return whole + (ends[(index % ends.length) - 1] ?? 0);
}
