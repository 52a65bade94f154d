import { expect } from 'chai';
import { collectErrors, withNeighbours } from '../support/faults.js';
import { fixtureUrl, requestsOf } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { until } from '../support/until.js';
import { ascii, gifHead, jpegHead, pngHead } from '../workers/sniff/image-bytes.js';

/** An answer that begins with these bytes, and never ends. */
function stalled(bytes: ArrayLike<number>, ledger: string): string {
  const url = new URL(fixtureUrl('stalled', { ledger }));
  url.searchParams.set('base64', btoa(String.fromCharCode(...Array.from(bytes))));
  return url.href;
}

const REFUSED: Record<string, [beginning: ArrayLike<number>, cause: RegExp]> = {
  'a PNG of 20000×20000': [pngHead(20_000, 20_000), /^ImageTooLargeError: 20000×20000 is 400 MP, limit \d+ MP$/],
  'a JPEG of 65500×65500': [
    jpegHead({ width: 65_500, height: 65_500 }),
    /^ImageTooLargeError: 65500×65500 is 4290 MP, limit \d+ MP$/,
  ],
  'a GIF of 65535×65535': [gifHead(65_535, 65_535), /^ImageTooLargeError: 65535×65535 is 4295 MP, limit \d+ MP$/],
  'a GIF whose first frame is larger than its screen': [
    gifHead(0, 0, { frame: [0, 0, 65_535, 1000] }),
    /^ImageTooLargeError: 65535×1000 is 66 MP, limit \d+ MP$/,
  ],
  'a page of HTML': [ascii('<!doctype html><title>404</title>'), /^UnsupportedImageError: The file is a web page/],
  'no known image format': [ascii('{"error": "not found, sorry"}'), /^UnsupportedImageError: The file is of no known/],
};

describe('the first bytes', () => {
  for (const [name, [beginning, cause]] of Object.entries(REFUSED)) {
    it(`refuse ${name} while the rest is still to come`, async () => {
      const ledger = crypto.randomUUID();
      const grid = createGrid({ items: withNeighbours(stalled(beginning, ledger)) });
      const errors = collectErrors(grid);
      await settled(grid);
      expect(errors.map((event) => event.index)).to.deep.equal([1]);
      expect(`${errors[0]?.cause.name}: ${errors[0]?.cause.message}`).to.match(cause);
      const shown = (await readShownCells(grid)).map((cell) => cell.shown);
      expect([shown[0], shown[2], shown[3]]).to.deep.equal([0, 2, 3]);
      await until(async () => (await requestsOf(ledger)).aborted === 1);
    });
  }

  it('end an answer of endless garbage', async () => {
    const ledger = crypto.randomUUID();
    const grid = createGrid({ items: withNeighbours(fixtureUrl('endless', { ledger })) });
    const errors = collectErrors(grid);
    await settled(grid);
    expect(errors.map((event) => event.cause.name)).to.deep.equal(['UnsupportedImageError']);
    await until(async () => (await requestsOf(ledger)).aborted === 1);
  });

  it('are judged by the limits of each grid', async () => {
    const ledger = crypto.randomUUID();
    const grid = createGrid({
      items: [stalled(pngHead(200, 200), ledger)],
      limits: { pixels: 10_000, scaledPixels: 10_000 },
    });
    const errors = collectErrors(grid);
    await settled(grid);
    await until(() => errors.length === 1);
    expect(errors[0]?.cause.name).to.equal('ImageTooLargeError');
  });
});
