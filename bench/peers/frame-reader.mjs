import sharp from 'sharp';
import { readTones, SQUARES_PER_SIDE } from '../../test/support/pattern.mjs';
import { AreaSums } from '../support/area-sums.mjs';
import { CELL_PX, COLUMNS, PITCH_PX, VIEWPORT } from './geometry.mjs';
import { PICTURES } from './pictures.mjs';

/**
 * What a frame of the screen shows, by nothing but its pixels.
 * @typedef {object} FrameReading
 * @property {number} share Of the cells that are whole in it: those that show their picture, 0 to 1.
 * @property {number} wrong Cells that show a picture which is not theirs.
 * @property {number | undefined} first What the picture of the first whole cell is or would be, modulo `PICTURES`.
 */

/** @param {Buffer} jpeg @returns {Promise<FrameReading>} */
export async function readFrame(jpeg) {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  const sums = new AreaSums({ data, width: info.width, height: info.height });
  const scale = info.width / VIEWPORT.width;
  let best = { matching: 0, read: 0, cells: Number.POSITIVE_INFINITY, first: undefined };
  // Where the rows stand is not asked of the page: it is where most cells can be read and fit together.
  for (let offset = 0; offset < PITCH_PX * scale; offset++) {
    const reading = readAt(sums, { offset, scale, height: info.height });
    if (isBetter(reading, best)) best = reading;
  }
  return { share: best.matching / best.cells, wrong: best.read - best.matching, first: best.first };
}

/** A px beside the place where the rows stand they can be read as well, but maybe with one row more that is not there. */
function isBetter(reading, best) {
  return reading.matching > best.matching || (reading.matching === best.matching && reading.cells < best.cells);
}

/** @param {AreaSums} sums @param {{ offset: number, scale: number, height: number }} place Of the first whole row, in px. */
function readAt(sums, { offset, scale, height }) {
  const firsts = new Map();
  let read = 0;
  let row = 0;
  for (let top = offset; top + CELL_PX * scale <= height; top = offset + ++row * PITCH_PX * scale) {
    for (let column = 0; column < COLUMNS; column++) {
      const index = readCell(sums, { left: column * PITCH_PX * scale, top, size: CELL_PX * scale });
      if (index === undefined) continue;
      read++;
      const first = (index - row * COLUMNS - column + PICTURES) % PICTURES;
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
  }
  const [first, matching] = [...firsts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [undefined, 0]);
  return { matching, read, first, cells: row * COLUMNS };
}

function readCell(sums, { left, top, size }) {
  const square = size / SQUARES_PER_SIDE;
  const tones = [];
  for (let place = 0; place < SQUARES_PER_SIDE ** 2; place++) {
    // Only the middle half: the borders are blurred by scaling, and by where a px of the page meets one of the frame.
    const x = left + ((place % SQUARES_PER_SIDE) + 0.25) * square;
    const y = top + (Math.floor(place / SQUARES_PER_SIDE) + 0.25) * square;
    tones.push(sums.mean(Math.round(x), Math.round(y), Math.round(x + square / 2), Math.round(y + square / 2)));
  }
  return readTones(tones);
}
