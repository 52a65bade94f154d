import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { withNeighbours } from '../support/faults.js';
import { fixtureUrl, patternUrl } from '../support/fixtures.js';
import { createGrid, readShownCells, settled } from '../support/grid.js';
import { seededRandom } from '../support/seeded-random.js';
import { until } from '../support/until.js';
import { ascii, avifHead, bytesOf, gifHead, jpegHead, pngHead, webpHead } from '../workers/sniff/image-bytes.js';

/** What the grid tells until all its cells are final, which for an `<img>` is when it has loaded or failed. */
async function causesOf(grid: MassImageGrid): Promise<string[]> {
  const causes: string[] = [];
  grid.addEventListener('item-error', ({ index, cause }) => causes.push(`${index} ${cause.name}: ${cause.message}`));
  let isFinal = false;
  grid.addEventListener('settled', () => {
    isFinal = true;
  });
  await until(
    () => isFinal,
    () => JSON.stringify(grid.stats),
    15_000,
  );
  await settled(grid);
  return causes;
}

const UNFETCHED =
  'The picture could not be fetched: no answer, or one that the browser withholds (no CORS, a redirect to another scheme)';

const shownIn = async (grid: MassImageGrid) => (await readShownCells(grid)).map(({ shown }) => shown);

/** Four megabytes of noise after the beginning of a file. */
function grown(head: Uint8Array<ArrayBuffer>): File {
  const random = seededRandom(head.length);
  const noise = Uint8Array.from({ length: 2 ** 16 }, () => random() * 256);
  return new File([head, ...Array<Uint8Array<ArrayBuffer>>(64).fill(noise)], 'grown');
}

const GROWN: Record<string, Uint8Array<ArrayBuffer>> = {
  JPEG: jpegHead({ width: 640, height: 480 }),
  PNG: pngHead(640, 480),
  GIF: gifHead(640, 480),
  WebP: webpHead(640, 480),
  AVIF: avifHead(640, 480),
  'the first bytes of a PNG': pngHead(640, 480).slice(0, 8),
  'the first bytes of a JPEG': bytesOf([0xff, 0xd8, 0xff]),
  'the first bytes of an SVG': bytesOf(ascii('<svg xmlns="http://www.w3.org/2000/svg">')),
};

describe('hostile pictures', () => {
  it('are refused where they say no size', async () => {
    const grid = createGrid({ items: withNeighbours(new File([jpegHead({ width: 640, height: 0 })], 'x.jpg')) });
    expect(await causesOf(grid)).to.deep.equal(['1 UnsupportedImageError: The image/jpeg file does not tell its size']);
    expect(await shownIn(grid)).to.deep.equal([0, undefined, 2, 3]);
  });

  it('that are a line of 200,000 px hold nothing up', async () => {
    const lines = [
      { width: 1, height: 200_000 },
      { width: 200_000, height: 1 },
    ].map((size) => patternUrl(1, 'png', size));
    const grid = createGrid({ items: [patternUrl(0), ...lines, patternUrl(3)] });
    // Some engines show it, others have no decoder for such a side.
    for (const cause of await causesOf(grid))
      expect(cause).to.match(/^[12] DecodeError: The image\/png file cannot be/);
    const shown = await shownIn(grid);
    expect([shown[0], shown[3]]).to.deep.equal([0, 3]);
  });

  it('that grow garbage behind their first bytes fail, or are shown as far as they go, each by itself', async () => {
    const files = Object.values(GROWN).map((head) => ({ src: grown(head), alt: 'Garbage' }));
    const items = files.flatMap((file, index): (string | (typeof files)[number])[] => [patternUrl(2 * index), file]);
    const grid = createGrid({ items, cellSize: 80 });
    const causes = await causesOf(grid);
    // Noise can be read as a JPEG or a GIF, if not as what was meant.
    expect(causes.length, causes.join('; ')).to.be.at.least(files.length - 2);
    for (const cause of causes) {
      expect(cause).to.match(/^\d+ (DecodeError: The image\/|ImageTooLargeError: .*limit|UnsupportedImageError: )/);
    }
    const neighbours = (await shownIn(grid)).filter((_, index) => index % 2 === 0);
    expect(neighbours).to.deep.equal(files.map((_, index) => 2 * index));
  });

  it('are not fetched by a redirect to another scheme', async () => {
    const addresses = ['ftp://localhost/1.jpg', 'data:image/png;base64,', 'javascript:void 0'].map((to) => {
      const address = new URL(fixtureUrl('redirect'));
      address.searchParams.set('to', to);
      return address.href;
    });
    const items = addresses.flatMap((address, index) => [patternUrl(2 * index), address]);
    const grid = createGrid({ items });
    const causes = await causesOf(grid);
    expect(causes.sort()).to.deep.equal([1, 3, 5].map((index) => `${index} NetworkError: ${UNFETCHED}`));
    expect(await shownIn(grid)).to.deep.equal([0, undefined, 2, undefined, 4, undefined]);
  });
});
