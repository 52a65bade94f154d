import { expect } from 'chai';
import { collectErrors } from '../support/faults.js';
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

/** A camera's picture 1 with preview 2; the answer never ends. */
function endlessCamera(ledger: string): string {
  const url = new URL(fixtureUrl('camera/1.jpg', { ledger }));
  url.searchParams.set('preview', '2');
  return url.href;
}

describe('previews', () => {
  it('make place for the picture in small cells, once nothing moves', async () => {
    const grid = createGrid({ items: [{ src: await cameraFile(1, 2) }], fit: 'fill' });
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([1]);
  });

  it('make place for the picture in cells that are larger', async () => {
    const grid = createGrid({ items: [{ src: await cameraFile(1, 2) }], cellSize: 300, fit: 'fill' });
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([1]);
  });

  it('end the request when they suffice, and count as final', async () => {
    const ledger = crypto.randomUUID();
    const grid = createGrid({ items: [endlessCamera(ledger)], fit: 'fill' });
    let isSettled = false;
    grid.addEventListener('settled', () => {
      isSettled = true;
    });
    await until(
      () => isSettled,
      () => JSON.stringify(grid.stats),
      15_000,
    );
    await until(async () => (await requestsOf(ledger)).aborted === 1);
    await until(async () => (await shownIn(grid))[0] === 2);
  });

  it('stay while it moves: the picture is asked for at rest', async () => {
    const ledger = crypto.randomUUID();
    const items = [endlessCamera(ledger), ...Array.from({ length: 99 }, (_, index) => patternUrl(index + 1))];
    const grid = createGrid({ items, fit: 'fill' });
    const asked = (started: number, aborted: number) => async () => {
      const requests = await requestsOf(ledger);
      return requests.started === started && requests.aborted === aborted;
    };
    await until(asked(2, 1), 'asked for at rest', 15_000);
    grid.scrollTop = 20;
    await until(asked(3, 2), 'ended, and asked for anew', 15_000);
    await until(async () => (await shownIn(grid)).includes(5));
    grid.scrollTop = 0;
    await until(asked(4, 3), 'once more', 15_000);
    await until(async () => (await shownIn(grid))[0] === 2);
  });

  it('stay where the picture itself comes to nothing', async () => {
    const items = [endlessCamera(crypto.randomUUID())];
    const grid = createGrid({ items, fit: 'fill', limits: { stallMs: 1000 } });
    const errors = collectErrors(grid);
    await until(
      () => grid.stats.requests.failed === 1,
      () => JSON.stringify(grid.stats),
      15_000,
    );
    await settled(grid);
    expect(await shownIn(grid)).to.deep.equal([2]);
    expect(errors).to.deep.equal([]);
  });

  it('are shown while the picture is still on its way', async () => {
    const grid = createGrid({ items: [endlessCamera(crypto.randomUUID())], cellSize: 300, fit: 'fill' });
    await until(async () => (await shownIn(grid))[0] === 2, '', 15_000);
    expect(grid.stats.requests.running).to.equal(1);
  });

  it('make place for the error of a picture that is broken', async () => {
    const whole = await bytesAt(patternUrl(1, 'jpg', { width: 4000, height: 3000 }));
    const scan = whole.findIndex((byte, at) => byte === 0xff && whole[at + 1] === 0xda);
    const broken = Uint8Array.from([...whole.subarray(0, scan), ...new Uint8Array(300_000)]);
    const preview = await bytesAt(patternUrl(2, 'jpg', { width: 160, height: 120 }));
    const file = new File([cameraJpeg(broken, preview)], 'broken.jpg');
    const grid = createGrid({ items: [{ src: file }], cellSize: 300, fit: 'fill' });
    await grid.updateComplete;
    const before = grid.stats.bitmaps.created;
    const errors = collectErrors(grid);
    await until(() => errors.length === 1, 'no error', 15_000);
    // At rest Firefox has a copy of the row made, which counts too.
    expect(grid.stats.bitmaps.created - before, 'the preview').to.equal(1);
    await settled(grid);
    await until(async () => (await shownIn(grid))[0] === undefined);
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
