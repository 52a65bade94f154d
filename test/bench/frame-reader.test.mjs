import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { readFrame } from '../../bench/peers/frame-reader.mjs';
import { CELL_PX, COLUMNS, PITCH_PX, VIEWPORT } from '../../bench/peers/geometry.mjs';
import { readWheel } from '../../bench/peers/wheel-reading.mjs';
import { patternImage } from '../support/fixtures/pattern-image.mjs';

const SCALE = 0.5;
const CELL = CELL_PX * SCALE;
const PITCH = PITCH_PX * SCALE;
const SIZE = { width: VIEWPORT.width * SCALE, height: VIEWPORT.height * SCALE };

/** A frame as it is recorded: the first whole row `top` px below the edge; `indexAt` tells what a cell shows, if anything. */
async function frameOf(top, indexAt) {
  const cells = [];
  for (let row = 0; top + row * PITCH + CELL <= SIZE.height; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const index = indexAt(row, column);
      if (index === undefined) continue;
      const input = await patternImage(index, { format: 'png', width: CELL, height: CELL });
      cells.push({ input, left: column * PITCH, top: top + row * PITCH });
    }
  }
  const page = sharp({ create: { ...SIZE, channels: 3, background: '#777' } });
  return page.composite(cells).jpeg({ quality: 60 }).toBuffer();
}

const inOrder = (first) => (row, column) => first + row * COLUMNS + column;

describe('reading a frame of a scroll', () => {
  it('sees every cell painted, wherever the rows stand', async () => {
    for (const top of [0, 1, 37, 65]) {
      assert.deepEqual(await readFrame(await frameOf(top, inOrder(2700))), { share: 1, wrong: 0, first: 2700 });
    }
  });

  it('tells the share of cells that are painted', async () => {
    const jpeg = await frameOf(10, (row, column) => (column < 3 ? inOrder(90)(row, column) : undefined));
    const { share, wrong } = await readFrame(jpeg);
    assert.equal(share, 3 / COLUMNS);
    assert.equal(wrong, 0);
  });

  it('counts pictures that are not where they belong', async () => {
    const jpeg = await frameOf(20, (row, column) => (row === 1 && column < 2 ? 5 : inOrder(90)(row, column)));
    assert.equal((await readFrame(jpeg)).wrong, 2);
  });

  it('goes on at the first pattern after the last', async () => {
    const jpeg = await frameOf(0, (row, column) => inOrder(4090)(row, column) % 4096);
    assert.deepEqual(await readFrame(jpeg), { share: 1, wrong: 0, first: 4090 });
  });

  it('sees nothing on an empty screen', async () => {
    const jpeg = await frameOf(0, () => undefined);
    assert.deepEqual(await readFrame(jpeg), { share: 0, wrong: 0, first: undefined });
  });
});

describe('reading a scroll', () => {
  it('weighs frames by the time for which they stood, from its start to its end', async () => {
    const [full, empty] = await Promise.all([frameOf(0, inOrder(0)), frameOf(0, () => undefined)]);
    const frames = [
      { timeMs: 0, jpeg: full },
      { timeMs: 400, jpeg: full },
      { timeMs: 200, jpeg: empty },
      { timeMs: 900, jpeg: empty },
      { timeMs: 1200, jpeg: full },
    ];
    const reading = await readWheel(frames, { fromMs: 100, toMs: 1100 });
    assert.deepEqual(reading, { paintedShare: 0.6, framesPerSecond: 3, wrongCells: 0 });
  });
});
