import { paintBalloons } from './balloons.mjs';
import { Canvas } from './canvas.mjs';
import { paintCanyon, paintDunes, paintField, paintPebbles } from './land.mjs';
import { paintBokeh, paintCity } from './lights.mjs';
import { paintHills, paintPeaks } from './mountains.mjs';
import { paintFire, paintNight } from './night.mjs';
import { paintFlower, paintFoliage, paintForest } from './plants.mjs';
import { createRandom } from './random.mjs';
import { paintClouds } from './sky.mjs';
import { paintLake, paintSea, paintShore } from './water.mjs';

/** `hue`: how far the colours may turn (in turns) and still be believed; a flower may be blue, a snow field may not. */
const KINDS = [
  { paint: paintClouds, hue: 0.03 },
  { paint: paintHills, hue: 0.05 },
  { paint: paintSea, hue: 0.05 },
  { paint: paintFoliage, hue: 0.1 },
  { paint: paintCity, hue: 0.12 },
  { paint: paintPeaks, hue: 0.03 },
  { paint: paintFlower, hue: 0.2 },
  { paint: paintDunes, hue: 0.04 },
  { paint: paintBokeh, hue: 0.5 },
  { paint: paintField, hue: 0.06 },
  { paint: paintLake, hue: 0.05 },
  { paint: paintNight, hue: 0.12 },
  { paint: paintPebbles, hue: 0.08 },
  { paint: paintForest, hue: 0.05 },
  { paint: paintShore, hue: 0.05 },
  { paint: paintBalloons, hue: 0.06 },
  { paint: paintCanyon, hue: 0.06 },
  { paint: paintFire, hue: 0.04 },
];
export const KIND_COUNT = KINDS.length;
export const VERSION_COUNT = 3;

export const SCENE_WIDTH = 840;
export const SCENE_HEIGHT = 630;
export const SCENE_BYTES = SCENE_WIDTH * SCENE_HEIGHT * 3;
export const SCENE_COUNT = KIND_COUNT * VERSION_COUNT;

/** @param {number} scene */
export const hueRange = (scene) => KINDS[scene % KIND_COUNT].hue;

/** One for all scenes of a thread: 54 of 6 MB each would wait long for the garbage collector. */
const canvas = new Canvas(SCENE_WIDTH, SCENE_HEIGHT);

/**
 * @param {number} scene 0 … SCENE_COUNT - 1
 * @param {Uint8Array} target SCENE_BYTES long, receives RGB rows
 */
export function paintScene(scene, target) {
  canvas.pixels.fill(0);
  KINDS[scene % KIND_COUNT].paint(canvas, createRandom(scene * 104729 + 5));
  canvas.develop(target);
}
