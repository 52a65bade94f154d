import { clamp01, glow, mix, rgb, smoothstep } from './colour.mjs';
import { noise } from './noise.mjs';
import { between, pick } from './random.mjs';

const daylight = (zenith, horizon, light, shade, sun) => ({
  zenith: rgb(zenith),
  horizon: rgb(horizon),
  light: rgb(light),
  shade: rgb(shade),
  sun: rgb(sun),
});

/** Colours of the air through a day. `light` and `shade` are the two sides of a cloud. */
export const AIR = {
  noon: daylight('#1f5fae', '#a9cfea', '#ffffff', '#8da3ba', '#fff6dc'),
  morning: daylight('#4d7fb5', '#f2d9c0', '#fff3e2', '#9d9fb4', '#ffd9a0'),
  sunset: daylight('#33406f', '#f58f4a', '#ffc37c', '#73455f', '#ff9a3c'),
  dawn: daylight('#5a568f', '#f3a7a0', '#ffd0c2', '#7a6390', '#ffb58a'),
  storm: daylight('#39454f', '#9ba8ad', '#c3cbcd', '#3a444d', '#e7ead9'),
  dusk: daylight('#132447', '#d77f62', '#b06a6c', '#1f2a4a', '#ff8a50'),
  gold: daylight('#7d8fa6', '#ffd27a', '#fff0bd', '#a58567', '#ffcf5e'),
  clear: daylight('#14539c', '#bfe0ef', '#ffffff', '#a8bccd', '#ffffff'),
};

/** @typedef {ReturnType<typeof daylight>} Air */

/**
 * Clouds lie on a flat layer seen in perspective, and are lit from the sun's side by how the layer thins towards it.
 * @param {import('./canvas.mjs').Canvas} canvas
 * @param {() => number} random
 * @param {{air?: Air, horizon?: number, cover?: number}} [options]
 */
export function paintSky(canvas, random, { air = pick(random, Object.values(AIR)), horizon = 1.1, cover } = {}) {
  const sunU = between(random, 0.2, 1.1);
  const sunV = horizon - between(random, 0.08, 0.45);
  const [du, dv] = [random(), random()];
  const thin = cover ?? between(random, 0.42, 0.62);
  const size = between(random, 0.16, 0.34);
  canvas.paint(
    (u, v, out) => {
      const height = clamp01((horizon - v) / Math.max(0.5, horizon));
      mix(out, air.horizon, air.zenith, height ** 0.75);
      const distance = Math.hypot(u - sunU, v - sunV);
      glow(out, air.sun, 0.34 * Math.exp(-distance * 3.5) + 0.95 * Math.exp(-((distance / 0.034) ** 3)));
      const depth = 1 / (Math.max(0, horizon - v) + 0.22);
      const [x, y] = [(u - 0.66) * depth * size + du, depth * size * 1.3 + dv];
      const density = noise(x, y);
      const opacity = smoothstep(thin, thin + 0.2, density) * smoothstep(0, 0.12, horizon - v);
      const towardsSun = noise(x + (sunU - u) * 0.03, y + 0.022);
      const lit = clamp01(0.62 + (density - towardsSun) * 5 - (density - thin) * 0.8);
      for (let c = 0; c < 3; c++) {
        out[c] += (air.shade[c] + (air.light[c] - air.shade[c]) * lit - out[c]) * opacity * 0.92;
      }
      return 1;
    },
    { bottom: horizon + 0.02 },
  );
  return { air, sunU, sunV };
}

/** Nothing but sky, and enough cloud in it to be worth a picture. */
export function paintClouds(canvas, random) {
  const air = pick(random, [AIR.noon, AIR.sunset, AIR.dawn, AIR.dusk, AIR.clear, AIR.morning]);
  paintSky(canvas, random, { air, cover: between(random, 0.36, 0.46) });
}
