import { expect } from 'chai';
import { listOf, oneOf, wholeBetween } from '../support/choices.js';
import { fixtureUrl, patternUrl, requestsOf } from '../support/fixtures.js';
import { readPattern } from '../support/pattern.mjs';
import { seededRandom } from '../support/seeded-random.js';
import { nextFrame, until } from '../support/until.js';
import { PainterUnderTest } from './painter-under-test.js';
import { pixelsOf } from './pixels.js';
import { cellOf, STYLE } from './test-cells.js';

const patterns = (count: number) => listOf(count, (index) => patternUrl(index));

/** Sides of a picture whose file is too large to be kept as it is. */
const LARGE = 2048;

describe('Painter', () => {
  it('paints every picture in its own cell', async () => {
    const page = new PainterUnderTest();
    const canvas = page.open();
    page.paint(patterns(10));
    await page.answered(10);
    const image = pixelsOf(canvas);
    const read = listOf(10, (column) => readPattern(image, { x: column * 64, y: 0, width: 64, height: 64 }));
    expect(read).to.deep.equal(listOf(10, (column) => column));
    page.painter.close();
  });

  it('tells each failure with its cause, and paints the others', async () => {
    const page = new PainterUnderTest();
    page.open();
    const [good, gone, page404] = page.paint([patternUrl(1), fixtureUrl('not-an-image.jpg'), fixtureUrl('status/404')]);
    await page.answered(3);
    expect(page.states).to.deep.equal({ [good ?? 0]: 'painted', [gone ?? 0]: 'failed', [page404 ?? 0]: 'failed' });
    page.painter.close();
  });

  it('shows a row once its first frame is out', async () => {
    const page = new PainterUnderTest();
    page.open(7);
    await until(() => page.shown.length > 0);
    expect(page.shown).to.deep.equal([{ surface: 7, generation: 1 }]);
    page.painter.close();
  });

  it('draws a picture that it has in another size while the right one is on its way', async () => {
    const page = new PainterUnderTest();
    const canvas = page.open();
    const source = patternUrl(5, 'jpg', { ledger: crypto.randomUUID(), answers: 1, size: LARGE });
    page.paint([source]);
    await page.answered(1);
    page.assign(2, 1, 128);
    const cell = cellOf(source, { request: 100, width: 128, height: 128 });
    page.send({ type: 'paint', surface: 1, generation: 2, style: STYLE, cells: [cell], mode: 'fetch' });
    await until(() => readPattern(pixelsOf(canvas), { x: 0, y: 0, width: 128, height: 128 }) === 5);
    expect(page.outcomes).to.have.length(1);
    expect(page.painter.close()).to.deep.include({ created: 1, held: 0 });
  });

  it('draws what is decoded already without asking for it, and tells what is not there large enough', async () => {
    const ledger = crypto.randomUUID();
    const page = new PainterUnderTest();
    const canvas = page.open();
    page.assign(1, 1, 96);
    const source = patternUrl(5, 'jpg', { ledger, size: LARGE });
    page.paint([source]);
    await page.answered(1);
    const asked = page.paintKept(
      cellOf(source, { x: 128 }),
      cellOf(source, { x: 256, width: 96, height: 96 }),
      cellOf(patternUrl(6, 'jpg', { ledger }), { x: 448 }),
    );
    await page.answered(4);
    expect(asked.map((request) => page.states[request])).to.deep.equal(['painted', 'absent', 'absent']);
    await until(() => readPattern(pixelsOf(canvas), { x: 256, y: 0, width: 96, height: 96 }) === 5);
    const image = pixelsOf(canvas);
    expect(readPattern(image, { x: 128, y: 0, width: 64, height: 64 })).to.equal(5);
    expect(readPattern(image, { x: 448, y: 0, width: 64, height: 64 })).to.equal(undefined);
    expect((await requestsOf(ledger)).started).to.equal(1);
    expect(page.painter.close()).to.deep.include({ created: 1, held: 0 });
  });

  it('aborts what an older row asked for', async () => {
    const page = new PainterUnderTest();
    page.open();
    const [old] = page.paint([fixtureUrl('slow/1.jpg')]);
    page.assign(2);
    const [current] = page.paint([patternUrl(2)], 2);
    await page.answered(2);
    expect(page.states).to.deep.equal({ [old ?? 0]: 'aborted', [current ?? 0]: 'painted' });
    page.painter.close();
  });

  it('answers what comes late for an older row without fetching it', async () => {
    const ledger = crypto.randomUUID();
    const page = new PainterUnderTest();
    page.open();
    page.assign(2);
    page.paint([patternUrl(1, 'jpg', { ledger })], 1);
    await page.answered(1);
    expect(page.outcomes.map(({ state }) => state)).to.deep.equal(['aborted']);
    expect((await requestsOf(ledger)).started).to.equal(0);
    page.painter.close();
  });

  it('aborts what is under way for a row that is out of range', async () => {
    const page = new PainterUnderTest();
    page.open();
    page.paint([fixtureUrl('slow/1.jpg'), fixtureUrl('slow/2.jpg')]);
    page.send({ type: 'release', surface: 1 });
    await page.answered(2);
    expect(page.outcomes.map(({ state }) => state)).to.deep.equal(['aborted', 'aborted']);
    page.painter.close();
  });

  it('answers what is asked for a surface that is closed', async () => {
    const page = new PainterUnderTest();
    page.open();
    page.paint([fixtureUrl('slow/1.jpg')]);
    page.send({ type: 'close', surface: 1 });
    page.paint([patternUrl(1), patternUrl(2)]);
    await page.answered(3);
    expect(page.outcomes.map(({ state }) => state)).to.deep.equal(['aborted', 'aborted', 'aborted']);
    page.painter.close();
  });

  it('draws the others when one cannot be drawn', async () => {
    const page = new PainterUnderTest();
    const canvas = page.open();
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const drawImage = context.drawImage.bind(context);
    let draws = 0;
    context.drawImage = (...args: unknown[]) => {
      if (++draws === 2) throw new DOMException('The bitmap is gone', 'InvalidStateError');
      (drawImage as (...args: unknown[]) => void)(...args);
    };
    page.paint(patterns(5));
    const outcomes = await page.answered(5);
    expect(outcomes.filter(({ state }) => state === 'painted')).to.have.length(4);
    const failures = outcomes.flatMap((outcome) => (outcome.state === 'failed' ? [outcome.failure.name] : []));
    expect(failures).to.deep.equal(['InvalidStateError']);
    expect(page.painter.close()).to.deep.include({ held: 0 });
  });

  it('fails what it has no canvas for', async () => {
    const page = new PainterUnderTest();
    const canvas = new OffscreenCanvas(1, 1);
    canvas.getContext('bitmaprenderer');
    page.send({ type: 'open', surface: 1, canvas });
    page.assign(1);
    page.paint(patterns(1));
    const [outcome] = await page.answered(1);
    expect(outcome?.state === 'failed' && outcome.failure.name).to.equal('CanvasError');
    page.painter.close();
  });

  it('gives back at once all that no cell shows when it is told to forget, and tells so', async () => {
    const page = new PainterUnderTest();
    page.open();
    page.paint(patterns(3));
    await page.answered(3);
    const kept = () => {
      const { decoded = 0, thumbnails = 0, encoded = 0, inFlight = 0, decoding = 0 } = page.held ?? {};
      return { decoded, thumbnails: thumbnails + encoded, inFlight, decoding };
    };
    expect(kept().decoded).to.be.greaterThan(0);
    page.send({ type: 'forget' });
    await until(
      () => Object.values(kept()).every((bytes) => bytes === 0),
      () => JSON.stringify(kept()),
    );
    page.painter.close();
  });

  it('draws in slices where a frame may not take long', async () => {
    const page = new PainterUnderTest({ frameBudgetMs: 0 });
    page.open();
    page.paint(patterns(10));
    await page.answered(10);
    expect(page.outcomes.every(({ state }) => state === 'painted')).to.equal(true);
    page.painter.close();
  });

  it('answers every request exactly once, whatever is asked when', async () => {
    const random = seededRandom(61);
    const page = new PainterUnderTest({ cacheEntries: 5 });
    const generations = new Map([1, 2, 3].map((surface) => [surface, 1]));
    for (const surface of generations.keys()) page.open(surface);
    const asked: number[] = [];
    for (let step = 0; step < 120; step++) {
      const surface = wholeBetween(random, 1, 3);
      const generation = generations.get(surface) ?? 1;
      const kind = random();
      if (kind < 0.6) {
        const source = () => oneOf(random, [patternUrl(wholeBetween(random, 0, 20)), fixtureUrl('not-an-image.jpg')]);
        asked.push(
          ...page.paint(listOf(wholeBetween(random, 1, 4), source), generation - wholeBetween(random, 0, 1), surface),
        );
      } else if (kind < 0.8) {
        generations.set(surface, generation + 1);
        page.assign(generation + 1, surface);
      } else if (kind < 0.9) {
        page.send({ type: 'release', surface });
      } else {
        await nextFrame();
      }
    }
    await page.answered(asked.length);
    await nextFrame();
    await nextFrame();
    expect(page.outcomes.map(({ request }) => request).sort((a, b) => a - b)).to.deep.equal(asked);
    page.painter.close();
  });
});
