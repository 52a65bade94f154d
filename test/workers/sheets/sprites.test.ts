import { expect } from 'chai';
import { MemoryLedger } from '../../../src/core/memory/memory-ledger.js';
import { DEFAULT_LIMITS } from '../../../src/core/picture/picture-limits.js';
import type { SheetCut } from '../../../src/core/picture/picture-part.js';
import { PainterMemory } from '../../../workers/memory/painter-memory.js';
import { PictureLoader } from '../../../workers/picture-loader.js';
import type { CellRequest, MemoryClaim } from '../../../workers/protocol.js';
import { Surface } from '../../../workers/surface.js';
import { GlyphCache } from '../../../workers/text/glyph-cache.js';
import { TextPainter } from '../../../workers/text/text-painter.js';
import { fixtureUrl, requestsOf, sheetUrl } from '../../support/fixtures.js';
import { readPattern } from '../../support/pattern.mjs';
import { until } from '../../support/until.js';
import { failureFrom } from '../failures.js';
import { nameOf, pixelAt, pixelsOf, quadrantsOf } from '../pixels.js';
import { CONFIG, cellOf, STYLE } from '../test-cells.js';
import { drawnSheet } from './drawn-sheet.js';

const never = new AbortController().signal;
const TEXTS = new TextPainter(new GlyphCache(new MemoryLedger()));
const SHAPE = { columns: 4, rows: 4, cell: 60 };

/** @param sheetBytes What sheets may hold */
function loaderOf(sheetBytes = 2 ** 24) {
  const allotment = { ...CONFIG.allotment, sheets: sheetBytes };
  const memory = new PainterMemory(allotment, { onClaim: () => {}, onReturn: () => {}, onAlarm: () => {} });
  return { ledger: memory.ledger, loader: new PictureLoader(memory, CONFIG) };
}

function spriteOf(source: string | Blob, cut: Partial<SheetCut>, changes: Partial<CellRequest> = {}): CellRequest {
  const { width = 60, height = 60 } = cut;
  const whole = { x: 0, y: 0, width, height };
  const file = typeof source === 'string' ? source : 'file 1';
  const part = { kind: 'cut', file, x: 0, y: 0, width, height, isTurned: false, whole, ...cut } as const;
  return cellOf(source, { part, ...changes });
}

/** The sprite in a column and row of a fixture's sheet. */
function patternSprite(source: string, place: number, signalSize = 64): CellRequest {
  const { columns, cell } = SHAPE;
  const x = (place % columns) * cell;
  const y = Math.floor(place / columns) * cell;
  return spriteOf(source, { x, y }, { width: signalSize, height: signalSize });
}

async function drawn(loader: PictureLoader, cell: CellRequest, signal = never): Promise<ImageData> {
  const picture = await loader.load(cell, STYLE, signal);
  const canvas = new OffscreenCanvas(1, 1);
  const surface = new Surface(canvas, TEXTS);
  surface.assign(1, cell.width, cell.height);
  surface.draw({ ...cell, x: 0, y: 0 }, picture, STYLE);
  picture.release();
  return pixelsOf(canvas);
}

/** Names of all colours in a picture. */
function coloursOf({ data }: ImageData): Set<string> {
  const names = new Set<string>();
  for (let i = 0; i < data.length; i += 4) {
    names.add(nameOf([data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0, data[i + 3] ?? 0]));
  }
  return names;
}

describe('sprites', () => {
  it('are cut out of their sheet, which is fetched once for all of them', async () => {
    const name = crypto.randomUUID();
    const { ledger, loader } = loaderOf();
    const sheet = sheetUrl(0, SHAPE, { ledger: name });
    const places = Array.from({ length: 16 }, (_, place) => place);
    const images = await Promise.all(places.map((place) => drawn(loader, patternSprite(sheet, place))));
    expect(images.map((image) => readPattern(image))).to.deep.equal(places);
    expect((await requestsOf(name)).started).to.equal(1);
    expect(ledger.held.sheets).to.equal(240 * 240 * 4);
    loader.close();
    expect(ledger.held.sheets).to.equal(0);
    expect(ledger.bitmaps.held).to.equal(0);
  });

  for (const side of [30, 41, 60, 90, 151, 240]) {
    it(`show nothing of their neighbours in ${side} px`, async () => {
      const { loader } = loaderOf();
      const sheet = await drawnSheet(200, 200, [{ x: 61, y: 67, width: 60, height: 60, color: '#0f0' }]);
      const image = await drawn(loader, spriteOf(sheet, { x: 61, y: 67 }, { width: side, height: side }));
      const { data } = image;
      for (let i = 0; i < data.length; i += 4) expect([...data.slice(i, i + 4)]).to.deep.equal([0, 255, 0, 255]);
      loader.close();
    });
  }

  it('are as large as their cut', async () => {
    const { loader } = loaderOf();
    const sheet = await drawnSheet(200, 200, []);
    const picture = await loader.load(spriteOf(sheet, { width: 30, height: 20 }), STYLE, never);
    expect(picture.natural).to.deep.equal({ width: 30, height: 20 });
    picture.release();
    loader.close();
  });

  it('are turned back where the sheet has them turned, and have their margin again', async () => {
    const { loader } = loaderOf();
    // A picture of 20 × 40, red and green above blue and white, turned by 90° clockwise at 10, 20.
    const sheet = await drawnSheet(100, 100, [
      { x: 10, y: 20, width: 20, height: 10, color: '#00f' },
      { x: 30, y: 20, width: 20, height: 10, color: '#f00' },
      { x: 10, y: 30, width: 20, height: 10, color: '#fff' },
      { x: 30, y: 30, width: 20, height: 10, color: '#0f0' },
    ]);
    const turned = { x: 10, y: 20, width: 20, height: 40, isTurned: true };
    const size = { width: 20, height: 40 };
    const upright = await drawn(loader, spriteOf(sheet, turned, size));
    expect(quadrantsOf(upright)).to.deep.equal(['red', 'green', 'blue', 'white']);
    expect(coloursOf(upright)).not.to.include('magenta');
    const whole = { x: 20, y: 0, width: 40, height: 80 };
    const padded = await drawn(loader, spriteOf(sheet, { ...turned, whole }, { width: 40, height: 80 }));
    const spots = [
      [0.2, 0.2],
      [0.6, 0.1],
      [0.9, 0.1],
      [0.6, 0.4],
      [0.9, 0.4],
      [0.9, 0.7],
    ] as const;
    const names = spots.map(([x, y]) => nameOf(pixelAt(padded, x, y)));
    expect(names).to.deep.equal(['clear', 'red', 'green', 'blue', 'white', 'clear']);
    loader.close();
  });

  it('fail alone where they are not within their sheet', async () => {
    const { loader } = loaderOf();
    const sheet = sheetUrl(0, SHAPE);
    const outside = await failureFrom(loader.load(spriteOf(sheet, { x: 200 }), STYLE, never));
    expect(outside).to.include({ kind: 'unsupported', name: 'SpriteError' });
    expect(outside.message).to.match(/60×60 px at 200, 0 .* 240×240/);
    expect(readPattern(await drawn(loader, patternSprite(sheet, 5)))).to.equal(5);
    loader.close();
  });

  it('refuse a whole that is larger than pictures may be', async () => {
    const { loader } = loaderOf();
    const whole = { x: 0, y: 0, width: 1e5, height: 1e5 };
    const failure = await failureFrom(loader.load(spriteOf(sheetUrl(0, SHAPE), { whole }), STYLE, never));
    expect(failure.kind).to.equal('too-large');
    loader.close();
  });

  it('each fail with their sheet, which is asked for again by the next', async () => {
    const name = crypto.randomUUID();
    const { ledger, loader } = loaderOf();
    const sheet = fixtureUrl('status/500', { ledger: name });
    const failures = [0, 1, 2].map((place) => failureFrom(loader.load(patternSprite(sheet, place), STYLE, never)));
    for (const { kind } of await Promise.all(failures)) expect(kind).to.equal('http');
    expect((await requestsOf(name)).started).to.equal(1);
    await failureFrom(loader.load(patternSprite(sheet, 0), STYLE, never));
    expect((await requestsOf(name)).started).to.equal(2);
    expect(ledger.held.sheets).to.equal(0);
  });

  it('of an SVG are refused', async () => {
    const { loader } = loaderOf();
    const failure = await failureFrom(loader.load(spriteOf(fixtureUrl('svg/1.svg'), {}), STYLE, never));
    expect(failure).to.include({ kind: 'unsupported' });
    expect(failure.message).to.match(/raster image, got an SVG/);
  });

  it('claim memory for their sheet, which all of them wait for, not for the one that asked first', async () => {
    const claims: MemoryClaim[] = [];
    const onClaim = (claim: MemoryClaim) => claims.push(claim);
    const allotment = { ...CONFIG.allotment, passing: 0 };
    const memory = new PainterMemory(allotment, { onClaim, onReturn: () => {}, onAlarm: () => {} });
    const loader = new PictureLoader(memory, CONFIG);
    const sheet = sheetUrl(0, SHAPE);
    const loading = loader.load(patternSprite(sheet, 0), STYLE, never);
    await until(() => claims.length > 0);
    expect(claims.map(({ claimedFor }) => claimedFor)).to.deep.equal([sheet]);
    memory.setAllotment(CONFIG.allotment);
    (await loading).release();
    loader.close();
  });

  it('abort their sheet when the last of them leaves, not before', async () => {
    const name = crypto.randomUUID();
    const { loader } = loaderOf();
    const sheet = fixtureUrl('slow/1.jpg', { ledger: name });
    const rows = [new AbortController(), new AbortController()];
    const loading = rows.map(({ signal }, place) => loader.load(patternSprite(sheet, place), STYLE, signal));
    const outcomes = Promise.allSettled(loading);
    await until(async () => (await requestsOf(name)).inFlight === 1);
    rows[0]?.abort();
    await Promise.allSettled(loading.slice(0, 1));
    expect((await requestsOf(name)).inFlight).to.equal(1);
    rows[1]?.abort();
    await outcomes;
    await until(async () => (await requestsOf(name)).aborted === 1);
  });

  it('hold their sheet while a row shows one of them, and as far as there is room afterwards', async () => {
    const bytes = 240 * 240 * 4;
    const { ledger, loader } = loaderOf(2 * bytes);
    const rows = [0, 1, 2].map((number) => ({ number, row: new AbortController() }));
    for (const { number, row } of rows) {
      await drawn(loader, patternSprite(sheetUrl(number, SHAPE), 0), row.signal);
      expect(ledger.held.sheets).to.equal(Math.min(2, number + 1) * bytes);
    }
    for (const { row } of rows) row.abort();
    expect(ledger.held.sheets, 'half of the room is for what is not shown').to.equal(bytes);
    loader.close();
    expect(ledger.held.sheets).to.equal(0);
  });

  it('hold a single sheet that is larger than there is room for, only while it is shown', async () => {
    const { ledger, loader } = loaderOf(1000);
    const row = new AbortController();
    await drawn(loader, patternSprite(sheetUrl(0, SHAPE), 0), row.signal);
    expect(ledger.held.sheets).to.equal(240 * 240 * 4);
    row.abort();
    expect(ledger.held.sheets).to.equal(0);
    loader.close();
  });

  it('are cut out of tiles where the sheet is too large to be held', async function () {
    this.timeout(30_000);
    const { ledger, loader } = loaderOf();
    // Longer than the bitmaps and canvases of some engines.
    const sheet = sheetUrl(0, { columns: 600, rows: 1, cell: 60 });
    for (const place of [0, 136, 599, 300]) {
      const image = await drawn(loader, spriteOf(sheet, { x: place * 60 }));
      expect(readPattern(image), `sprite ${place}`).to.equal(place);
      expect(ledger.held.sheets).to.be.lessThan(36_000 * 60 * 4);
    }
    loader.close();
    expect(ledger.held).to.deep.include({ sheets: 0, decoding: 0 });
    expect(ledger.bitmaps.held).to.equal(0);
  });

  it('of a sheet beyond the limit of pixels are refused', async () => {
    const { loader } = loaderOf();
    const limits = { ...DEFAULT_LIMITS, pixels: 1e6 };
    const sheet = sheetUrl(0, { columns: 600, rows: 1, cell: 60 });
    const failure = await failureFrom(loader.load(spriteOf(sheet, {}), { ...STYLE, limits }, never));
    expect(failure).to.include({ kind: 'too-large', name: 'ImageTooLargeError' });
  });
});
