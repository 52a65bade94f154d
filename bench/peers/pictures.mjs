import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { encodePattern, SQUARES_PER_SIDE, TONES } from '../../test/support/pattern.mjs';
import { seededRandom } from '../support/seeded-random.mjs';

/** Pictures with another pattern; item n shows number n modulo this. Their addresses differ, so no cache has them. */
export const PICTURES = 4096;

const WIDTH = 640;
const HEIGHT = 480;
/** The pattern fills the middle square: what a square cell shows of the picture with `object-fit: cover`. */
const SQUARE_PX = HEIGHT / SQUARES_PER_SIDE;
const MARGIN_TONE = 128;
/** Makes files of about 85 kB at this quality, as photographs of this size have. */
const NOISE = 49;
const QUALITY = 80;
/** Noise fields, one after the other: drawing one for each picture would take minutes. */
const FIELDS = 8;
const SEED = 5;
const AT_ONCE = 4;

/** Of the thumbnails: covers a cell at two device px for each CSS px. */
const THUMBNAIL_WIDTH = 342;

const FOLDER = path.join(tmpdir(), 'mass-image-grid-bench');
/** All that the files depend on is in their name. */
const NAME = `pictures-${PICTURES}-${WIDTH}x${HEIGHT}-noise${NOISE}-q${QUALITY}-seed${SEED}`;

/** @returns {Promise<Buffer[]>} JPEG files, made once on a machine and kept in its folder for temporary files. */
export function loadPictures() {
  const fields = noiseFields();
  return load(NAME, (index) => encode(index, fields[index % FIELDS]));
}

/** @returns {Promise<Buffer[]>} The same pictures made smaller. */
export async function loadThumbnails() {
  const pictures = await loadPictures();
  return load(`thumbnails-${THUMBNAIL_WIDTH}-of-${NAME}`, (index) =>
    sharp(pictures[index]).resize(THUMBNAIL_WIDTH).jpeg({ quality: QUALITY }).toBuffer(),
  );
}

async function load(name, make) {
  const pack = path.join(FOLDER, `${name}.bin`);
  const lengths = path.join(FOLDER, `${name}.json`);
  if (!existsSync(lengths)) await makePack({ pack, lengths, make });
  const bytes = readFileSync(pack);
  let end = 0;
  return JSON.parse(readFileSync(lengths, 'utf8')).map((length) => {
    end += length;
    return bytes.subarray(end - length, end);
  });
}

async function makePack({ pack, lengths, make }) {
  console.error(`making ${PICTURES} pictures, once …`);
  const files = [];
  for (let start = 0; start < PICTURES; start += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, PICTURES - start) }, (_, place) => start + place);
    files.push(...(await Promise.all(indexes.map(make))));
  }
  mkdirSync(FOLDER, { recursive: true });
  replaceFile(pack, Buffer.concat(files));
  replaceFile(lengths, JSON.stringify(files.map(({ length }) => length)));
}

/** Whole or not at all, whoever else makes it at the same time. */
function replaceFile(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

function noiseFields() {
  const random = seededRandom(SEED);
  return Array.from({ length: FIELDS }, () =>
    Int8Array.from({ length: WIDTH * HEIGHT }, () => (random() - 0.5) * NOISE),
  );
}

function encode(index, noise) {
  const pixels = Uint8Array.from(noise, (grain) => MARGIN_TONE + grain);
  encodePattern(index).forEach((isLight, square) => {
    const left = (WIDTH - HEIGHT) / 2 + (square % SQUARES_PER_SIDE) * SQUARE_PX;
    const top = Math.floor(square / SQUARES_PER_SIDE) * SQUARE_PX;
    for (let y = top; y < top + SQUARE_PX; y++) {
      for (let place = y * WIDTH + left; place < y * WIDTH + left + SQUARE_PX; place++)
        pixels[place] = (isLight ? TONES.light : TONES.dark) + noise[place];
    }
  });
  const raw = { width: WIDTH, height: HEIGHT, channels: 1 };
  // Three channels, as a camera writes: a grey JPEG has a third less to decode.
  return sharp(pixels, { raw }).toColourspace('srgb').jpeg({ quality: QUALITY }).toBuffer();
}
