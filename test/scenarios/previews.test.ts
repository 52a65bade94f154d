import { expect } from 'chai';
import { cameraJpeg } from '../support/fixtures/camera-jpeg.mjs';
import { fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';

const bytesAt = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** A picture of 12 MP with another one as its preview, so that it is seen which of them is shown. */
async function cameraFile(picture: number, preview: number, orientation = 1): Promise<File> {
  const large = await bytesAt(patternUrl(picture, 'jpg', { width: 4000, height: 3000 }));
  const small = await bytesAt(patternUrl(preview, 'jpg', { width: 160, height: 120 }));
  return new File([cameraJpeg(large, small, orientation)], 'camera.jpg');
}

const shownIn = async (grid: Parameters<typeof readShownCells>[0]) =>
  (await readShownCells(grid)).map(({ shown }) => shown);

describe('previews', () => {
  it('suffice for small cells', async () => {
    const grid = createGrid({ items: [{ src: await cameraFile(1, 2) }], fit: 'fill' });
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([2]);
  });

  it('make place for the picture in cells that are larger', async () => {
    const grid = createGrid({ items: [{ src: await cameraFile(1, 2) }], cellSize: 300, fit: 'fill' });
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([1]);
  });

  it('end the request when they suffice', async () => {
    const ledger = crypto.randomUUID();
    const url = new URL(fixtureUrl('camera/1.jpg', { ledger }));
    url.searchParams.set('preview', '2');
    const grid = createGrid({ items: [url.href], fit: 'fill' });
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([2]);
    await until(async () => (await requestsOf(ledger)).aborted === 1);
  });

  it('are shown while the picture is still on its way', async () => {
    const url = new URL(fixtureUrl('camera/1.jpg'));
    url.searchParams.set('preview', '2');
    const grid = createGrid({ items: [url.href], cellSize: 300, fit: 'fill' });
    await until(async () => (await shownIn(grid))[0] === 2, '', 15_000);
    expect(grid.stats.requests.running).to.equal(1);
  });

  it('leave nothing open', async () => {
    const files = await Promise.all([cameraFile(1, 2), cameraFile(3, 4, 6)]);
    const grid = createGrid({ items: files.map((src) => ({ src })), cellSize: 200 });
    await settled(grid);
    expect(grid.stats.bitmaps.created).to.be.at.least(4);
    grid.remove();
    await until(() => grid.stats.bitmaps.held === 0);
  });
});
