import { createRandom } from './random.mjs';

const SIZE = 512;
const MASK = SIZE - 1;

/** Perlin's fade curve: its second derivative is 0 at both ends, so no cell borders show in lit surfaces. */
const fade = (t) => t * t * t * (t * (t * 6 - 15) + 10);

/** Adds one octave of gradient noise that repeats after SIZE samples. */
function addOctave(table, cells, amplitude, random) {
  const angles = Float32Array.from({ length: cells * cells }, () => random() * Math.PI * 2);
  const [gx, gy] = [angles.map(Math.cos), angles.map(Math.sin)];
  const dot = (cx, cy, dx, dy) => {
    const cell = (cy % cells) * cells + (cx % cells);
    return gx[cell] * dx + gy[cell] * dy;
  };
  for (let y = 0; y < SIZE; y++) {
    const cy = Math.floor((y * cells) / SIZE);
    const fy = (y * cells) / SIZE - cy;
    for (let x = 0; x < SIZE; x++) {
      const cx = Math.floor((x * cells) / SIZE);
      const fx = (x * cells) / SIZE - cx;
      const top = dot(cx, cy, fx, fy) + fade(fx) * (dot(cx + 1, cy, fx - 1, fy) - dot(cx, cy, fx, fy));
      const bottom = dot(cx, cy + 1, fx, fy - 1);
      const low = bottom + fade(fx) * (dot(cx + 1, cy + 1, fx - 1, fy - 1) - bottom);
      table[y * SIZE + x] += amplitude * (top + fade(fy) * (low - top));
    }
  }
}

/** Seven octaves (fractal Brownian motion), scaled to 0 … 1. One table serves all scenes: a look-up is cheap. */
function createTable(seed) {
  const table = new Float32Array(SIZE * SIZE);
  const random = createRandom(seed);
  for (let cells = 4, amplitude = 1; cells <= 256; cells *= 2, amplitude *= 0.5) {
    addOctave(table, cells, amplitude, random);
  }
  const [low, high] = table.reduce(([min, max], value) => [Math.min(min, value), Math.max(max, value)], [0, 0]);
  return table.map((value) => (value - low) / (high - low));
}

const table = createTable(1);

/** Fractal noise, 0 … 1 around 0.5, repeating after 1 in both directions. */
export function noise(u, v) {
  const x = u * SIZE;
  const y = v * SIZE;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const row = (y0 & MASK) * SIZE;
  const next = ((y0 + 1) & MASK) * SIZE;
  const left = x0 & MASK;
  const right = (x0 + 1) & MASK;
  const top = table[row + left] + fx * (table[row + right] - table[row + left]);
  const bottom = table[next + left] + fx * (table[next + right] - table[next + left]);
  return top + (y - y0) * (bottom - top);
}

/** Sharp crests where the noise crosses its middle: rock, ridges, ripples. */
export const ridged = (u, v) => 1 - Math.abs(noise(u, v) * 2 - 1);

/** White noise in 0 … 1, a hash of two whole numbers. */
export function speckle(x, y) {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return ((h ^ (h >>> 13)) >>> 0) / 4294967296;
}
