import { expect } from 'chai';
import { engine, screenshot } from '../support/engine.js';
import { fixtureUrl, PICTURE_CLASSES } from '../support/fixtures.js';
import { createGrid, settled, visibleCells } from '../support/grid.js';
import { until } from '../support/until.js';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => `orientation/${orientation}.jpg`);
/** WebKitGTK 2.50 leaves a file that is cut off blank in one place and shows a part of it in another. */
const COMPARED = PICTURE_CLASSES.filter((name) => engine !== 'webkit' || name !== 'truncated.jpg');
const FILES = [...COMPARED.map((name) => `class/${name}`), ...ORIENTATIONS];
const MAX_MEAN_ERROR = 4;

/** Two tones, of which what is transparent shows both. */
const BACKDROP = 'repeating-conic-gradient(#dfe8d6 0 25%, #23304a 0 50%) 0 0 / 16px 16px';

/** An `<img>` in the place of a cell; `undefined` where the engine cannot show the file. */
async function imageAt({ x, y, width, height }: DOMRect, file: string): Promise<HTMLImageElement | undefined> {
  const image = new Image();
  image.decoding = 'sync';
  image.style.cssText = `position:absolute;left:${x}px;top:${y}px;inline-size:${width}px;block-size:${height}px;object-fit:contain`;
  image.src = fixtureUrl(file);
  // WebKit shows something else where an image is put into the page only when it has loaded.
  document.body.append(image);
  const isShown = await new Promise((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
  });
  if (!isShown) image.remove();
  return isShown ? image : undefined;
}

function meanErrors(a: ImageData, b: ImageData, rects: readonly DOMRect[]): number[] {
  const scale = a.width / innerWidth;
  return rects.map((rect) => {
    let sum = 0;
    let count = 0;
    for (let y = Math.round(rect.top * scale); y < Math.round(rect.bottom * scale); y++) {
      const from = (y * a.width + Math.round(rect.left * scale)) * 4;
      const to = (y * a.width + Math.round(rect.right * scale)) * 4;
      for (let at = from; at < to; at++) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
      count += to - from;
    }
    return sum / count;
  });
}

describe('classes of pictures', () => {
  it('look as they do in an <img>', async () => {
    document.documentElement.style.background = BACKDROP;
    const style = 'inline-size:800px;block-size:600px;--mass-image-grid-error:transparent';
    const grid = createGrid({ items: FILES.map((file) => fixtureUrl(file)), fit: 'contain' }, style);
    const failed = new Map<number, string>();
    grid.addEventListener('item-error', ({ index, cause }) => failed.set(index, `${cause.name}: ${cause.message}`));
    await settled(grid);
    const rects = visibleCells(grid).map(({ rect }) => rect);
    expect(rects).to.have.lengthOf(FILES.length);
    const page = new DOMRect(0, 0, innerWidth, innerHeight);
    const shown = await screenshot(page);
    grid.style.visibility = 'hidden';
    const images = await Promise.all(FILES.map((file, index) => imageAt(rects[index] as DOMRect, file)));
    const unlike = (errors: number[]) =>
      FILES.flatMap((file, index) => {
        if (images[index] && !((errors[index] ?? 0) > MAX_MEAN_ERROR)) return [];
        if (!images[index] && failed.has(index)) return [];
        return [`${file}: mean error ${errors[index]}, ${failed.get(index) ?? 'shown'}`];
      });
    let left = FILES;
    // An engine may paint an image some frames after it says that it has decoded it.
    await until(
      async () => {
        left = unlike(meanErrors(shown, await screenshot(page), rects));
        return left.length === 0;
      },
      () => left.join('\n'),
    ).finally(() => {
      for (const image of images) image?.remove();
      document.documentElement.style.background = '';
    });
  });
});
