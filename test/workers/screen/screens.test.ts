import { expect } from 'chai';
import { IdleWork } from '../../../workers/idle-work.js';
import { PainterMemory } from '../../../workers/memory/painter-memory.js';
import { PictureLoader } from '../../../workers/picture-loader.js';
import type { CellRequest, CellStyle } from '../../../workers/protocol.js';
import { Surface } from '../../../workers/surface.js';
import { GlyphCache } from '../../../workers/text/glyph-cache.js';
import { TextPainter } from '../../../workers/text/text-painter.js';
import { deleteDatabase, openDatabase, resultOf } from '../../../workers/thumbnails/database.js';
import { type FixtureOptions, fixtureUrl, patternUrl, requestsOf } from '../../support/fixtures.js';
import { readPattern } from '../../support/pattern.mjs';
import { CONFIG, cellOf, STYLE } from '../test-cells.js';

const NAME = 'page 0/1';
const SIDE = 64;
/** Side of a picture whose file is too large to be its own thumbnail. */
const LARGE = 2048;
const PICTURES = [3, 4, 5, 6];
const PERSISTENT: CellStyle = { ...STYLE, isPersistent: true };

const never = new AbortController().signal;
const loaders: PictureLoader[] = [];

function createLoader(screen?: string, idle = new IdleWork()) {
  const none = { onClaim: () => {}, onReturn: () => {}, onAlarm: () => {} };
  const memory = new PainterMemory(CONFIG.allotment, none);
  idle.setAllowed(true);
  const loader = new PictureLoader(memory, { ...CONFIG, screens: screen ? [screen] : [] }, undefined, idle);
  loaders.push(loader);
  return { loader, ledger: memory.ledger };
}

/** Knows how many pieces of work it was given. */
class CountedIdleWork extends IdleWork {
  pieces = 0;

  override whenIdle(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    this.pieces++;
    return super.whenIdle(work, signal);
  }
}

const cellsOf = (sources: readonly string[], side = SIDE) =>
  sources.map((source) => cellOf(source, { width: side, height: side }));

/** Shows the pictures and keeps the screen, as on a first visit. */
async function visit(sources: readonly string[], style = PERSISTENT): Promise<void> {
  const { loader } = createLoader();
  const cells = cellsOf(sources);
  for (const cell of cells) (await loader.load(cell, style, never)).release();
  await loader.screens.keep(NAME, [{ style, cells }]);
  loader.close();
}

/** What a cell shows that is painted with what is kept; `undefined` where nothing is. */
async function shownBy(loader: PictureLoader, cell: CellRequest, style = PERSISTENT): Promise<number | undefined> {
  const canvas = new OffscreenCanvas(cell.width, cell.height);
  const surface = new Surface(
    canvas,
    new TextPainter(new GlyphCache({ open: () => ({ resize() {}, close() {} }) } as never)),
  );
  await loader.lookUp(cell, style, ({ picture }) => {
    surface.draw(cell, picture, style);
    picture.release();
  });
  return readPattern(canvas.getContext('2d')?.getImageData(0, 0, cell.width, cell.height) as ImageData);
}

async function countScreens(): Promise<number> {
  const database = await openDatabase();
  const count = await resultOf(database.transaction('screens').objectStore('screens').count());
  database.close();
  return count;
}

/** So that nothing but the screen is left of what was stored. */
async function deleteThumbnails(): Promise<void> {
  const database = await openDatabase();
  await resultOf(database.transaction('thumbnails', 'readwrite').objectStore('thumbnails').clear());
  database.close();
}

const sourcesOf = (options?: FixtureOptions) => PICTURES.map((index) => patternUrl(index, 'jpg', options));

describe('the first screen on disk', () => {
  beforeEach(deleteDatabase);
  afterEach(async () => {
    for (const loader of loaders) loader.close();
    loaders.length = 0;
    await deleteDatabase();
  });

  it('paints the cells of the next visit without thumbnails or requests', async () => {
    const ledger = crypto.randomUUID();
    const sources = sourcesOf({ ledger });
    await visit(sources);
    await deleteThumbnails();
    const { loader } = createLoader(NAME);
    const shown = await Promise.all(cellsOf(sources).map((cell) => shownBy(loader, cell)));
    expect(shown).to.deep.equal(PICTURES);
    expect((await requestsOf(ledger)).started).to.equal(PICTURES.length);
  });

  it('is one for each grid, and gone with the grid', async () => {
    const ledger = crypto.randomUUID();
    const sources = sourcesOf({ ledger });
    await visit(sources);
    await deleteThumbnails();
    const { loader, ledger: memory } = createLoader(NAME);
    await loader.screens.opening;
    expect(memory.bitmaps.held).to.equal(1);
    loader.screens.open([NAME, 'another 0/1']);
    const [first, ...others] = cellsOf(sources);
    expect(await shownBy(loader, first as CellRequest)).to.equal(PICTURES[0]);
    loader.screens.open(['another 0/1']);
    expect(await Promise.all(others.map((cell) => shownBy(loader, cell)))).to.deep.equal(others.map(() => undefined));
    expect(memory.bitmaps.held).to.equal(0);
  });

  it('knows the size of the pictures that it shows', async () => {
    const [source = ''] = sourcesOf({ size: 256 });
    await visit([source]);
    await deleteThumbnails();
    const { loader } = createLoader(NAME);
    const picture = await loader.load(cellOf(source), PERSISTENT, never);
    expect(picture.natural).to.deep.equal({ width: 256, height: 256 });
    expect(picture.box).to.deep.include({ width: SIDE, height: SIDE });
    picture.release();
  });

  it('is of one size of cells, and for grids that keep pictures on disk', async () => {
    const sources = sourcesOf();
    await visit(sources);
    await deleteThumbnails();
    const { loader } = createLoader(NAME);
    const [cell] = cellsOf(sources);
    const [larger] = cellsOf(sources, SIDE + 1);
    if (!cell || !larger) throw new Error('no cells');
    expect(await shownBy(loader, larger)).to.equal(undefined);
    expect(await shownBy(loader, cell, STYLE)).to.equal(undefined);
    expect(await shownBy(loader, cell, { ...PERSISTENT, devicePixelRatio: 2 })).to.equal(undefined);
    expect(await shownBy(loader, cell)).to.equal(PICTURES[0]);
  });

  it('has nothing that is stale, or must not be stored', async () => {
    const urlOf = (cacheControl: string) => fixtureUrl('flaky/200/0/5', { cacheControl, etag: '"1"' });
    const sources = [urlOf('no-cache'), urlOf('no-store')];
    await visit(sources);
    await deleteThumbnails();
    const { loader } = createLoader(NAME);
    for (const cell of cellsOf(sources)) expect(await shownBy(loader, cell)).to.equal(undefined);
  });

  it('leaves what is damaged to the thumbnails', async () => {
    const sources = sourcesOf();
    await visit(sources);
    const database = await openDatabase();
    const store = database.transaction('screens', 'readwrite').objectStore('screens');
    const [key] = await resultOf(store.getAllKeys());
    const stored = await resultOf(store.get(key as string));
    await resultOf(store.put({ ...stored, bytes: stored.bytes.slice(0, 300) }, key));
    database.close();
    const { loader, ledger } = createLoader(NAME);
    const shown = await Promise.all(cellsOf(sources).map((cell) => shownBy(loader, cell)));
    expect(shown).to.deep.equal(PICTURES);
    expect(ledger.held.decoding).to.equal(0);
  });

  it('gives its memory to the pictures once it was shown, and all of it back', async () => {
    const sources = sourcesOf();
    await visit(sources);
    const { loader, ledger } = createLoader(NAME);
    const cells = cellsOf(sources);
    await Promise.all(cells.map((cell) => shownBy(loader, cell)));
    expect(ledger.bitmaps.held).to.equal(1);
    await loader.screens.keep(NAME, [{ style: PERSISTENT, cells }]);
    expect(ledger.bitmaps.held).to.equal(PICTURES.length);
    loader.close();
    expect(ledger.bitmaps.held).to.equal(0);
    expect(ledger.held.decoded + ledger.held.decoding).to.equal(0);
  });

  it('is gone when what is stored is cleared, also from memory', async () => {
    const sources = sourcesOf();
    await visit(sources);
    const { loader } = createLoader(NAME);
    const [cell] = cellsOf(sources);
    if (!cell) throw new Error('no cells');
    expect(await shownBy(loader, cell)).to.equal(PICTURES[0]);
    await deleteDatabase();
    loader.clear();
    expect(await shownBy(loader, cell)).to.equal(undefined);
  });

  it('is not kept when it is cleared meanwhile', async () => {
    const { loader } = createLoader();
    const cells = cellsOf(sourcesOf());
    for (const cell of cells) (await loader.load(cell, PERSISTENT, never)).release();
    const keeping = loader.screens.keep(NAME, [{ style: PERSISTENT, cells }]);
    // Somewhere in the middle of it.
    await countScreens();
    loader.clear();
    await deleteDatabase();
    await keeping;
    expect(await countScreens()).to.equal(0);
  });

  it('keeps what a picture with transparency shows out', async () => {
    const sources = [patternUrl(5, 'png')];
    await visit(sources);
    await deleteThumbnails();
    const { loader } = createLoader(NAME);
    const [cell] = cellsOf(sources);
    expect(cell && (await shownBy(loader, cell))).to.equal(undefined);
  });

  describe('while thumbnails are made of it', () => {
    /** Loads the pictures with all thumbnails still to be made, and begins to keep the screen. */
    async function beginKeeping(idle: IdleWork) {
      const { loader } = createLoader(undefined, idle);
      idle.setAllowed(false);
      const cells = cellsOf(sourcesOf({ size: LARGE }));
      for (const cell of cells) (await loader.load(cell, PERSISTENT, never)).release();
      return { loader, keeping: loader.screens.keep(NAME, [{ style: PERSISTENT, cells }]) };
    }

    it('takes no turn of idle work to wait for them', async () => {
      const idle = new CountedIdleWork();
      const { keeping } = await beginKeeping(idle);
      idle.setAllowed(true);
      await keeping;
      // One for each picture, one for its thumbnail, one to write all of these, one to keep the screen.
      expect(idle.pieces).to.equal(2 * PICTURES.length + 2);
      expect(await countScreens()).to.equal(1);
    });

    it('ends where none can be encoded, or written', async () => {
      const { prototype } = OffscreenCanvas;
      const { convertToBlob } = prototype;
      const { transaction } = IDBDatabase.prototype;
      const broken = () => {
        throw new DOMException('It is broken', 'UnknownError');
      };
      for (const breaks of [
        () => Object.assign(prototype, { convertToBlob: broken }),
        () => Object.assign(IDBDatabase.prototype, { transaction: broken }),
      ]) {
        const idle = new IdleWork();
        const { keeping } = await beginKeeping(idle);
        try {
          breaks();
          idle.setAllowed(true);
          await keeping;
        } finally {
          Object.assign(prototype, { convertToBlob });
          Object.assign(IDBDatabase.prototype, { transaction });
        }
      }
      expect(await countScreens()).to.equal(0);
    });

    it('ends when its painter does', async () => {
      const idle = new IdleWork();
      const { loader, keeping } = await beginKeeping(idle);
      idle.close();
      loader.close();
      await keeping;
      expect(await countScreens()).to.equal(0);
    });

    it('ends when another screen is to be kept', async () => {
      const idle = new IdleWork();
      const { loader, keeping } = await beginKeeping(idle);
      const others = cellsOf([patternUrl(7, 'jpg', { size: LARGE })]);
      const keepingOthers = loader.screens.keep(NAME, [{ style: PERSISTENT, cells: others }]);
      await keeping;
      idle.setAllowed(true);
      await keepingOthers;
    });
  });
});
