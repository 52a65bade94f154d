import sharp from 'sharp';
import { hueRange, KIND_COUNT, SCENE_HEIGHT, SCENE_WIDTH, VERSION_COUNT } from '../scenes/catalogue.mjs';
import { createRandom, shuffledIndexes } from '../scenes/random.mjs';
import { cropGraded } from './crop.mjs';
import { drawNumber } from './digits.mjs';
import { createGrade } from './grade.mjs';

export const PHOTO_WIDTH = 640;
export const PHOTO_HEIGHT = 480;

/** One pass of Huffman coding instead of two: half the encoding time for 5 % more bytes. */
const JPEG = { quality: 85, optimizeCoding: false };

/** A square cell shows the middle 480 pixels of the width (80 are cut off at each side), so the number starts inside. */
const NUMBER_PLACE = { width: PHOTO_WIDTH, left: 102, bottom: PHOTO_HEIGHT - 26 };

/** Buffers of 0.9 MB to use again: left to the garbage collector they pile up faster than it runs. */
const spare = [];

/** Each run of KIND_COUNT numbers shows every kind of scene once, in an order of its own: neighbours look different. */
function sceneOf(number, random) {
  const run = Math.floor(number / KIND_COUNT);
  const kind = shuffledIndexes(createRandom(run * 2654435761 + 1), KIND_COUNT)[number % KIND_COUNT];
  return kind + KIND_COUNT * Math.floor(random() * VERSION_COUNT);
}

/**
 * The same number gives the same bytes, always: the server can answer conditional requests without painting.
 * @param {number} number
 * @param {(scene: number) => Uint8Array} pixelsOf
 * @returns {Promise<Uint8Array>} a JPEG
 */
export async function developPhoto(number, pixelsOf) {
  const random = createRandom(Math.imul(number + 1, 0x9e3779b1));
  const scene = sceneOf(number, random);
  const view = {
    left: Math.floor(random() * (SCENE_WIDTH - PHOTO_WIDTH + 1)),
    top: Math.floor(random() * (SCENE_HEIGHT - PHOTO_HEIGHT + 1)),
    width: PHOTO_WIDTH,
    height: PHOTO_HEIGHT,
    mirrored: random() < 0.5,
  };
  const pixels = spare.pop() ?? new Uint8ClampedArray(PHOTO_WIDTH * PHOTO_HEIGHT * 3);
  cropGraded(pixelsOf(scene), pixels, view, createGrade(random, hueRange(scene)));
  drawNumber(pixels, number, NUMBER_PLACE);
  const raw = { width: PHOTO_WIDTH, height: PHOTO_HEIGHT, channels: 3 };
  const jpeg = await sharp(pixels, { raw }).jpeg(JPEG).toBuffer();
  spare.push(pixels);
  return jpeg;
}
