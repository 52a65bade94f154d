import { blend, glow, hsl, mix, rgb, scale, smoothstep } from './colour.mjs';
import { noise, speckle } from './noise.mjs';
import { between, pick } from './random.mjs';

/** A disc of light out of focus: flat inside, a little brighter at its rim, as a lens with spherical aberration draws it. */
export function paintDisc(canvas, u, v, radius, colour, strength) {
  const { height, width, pixels } = canvas;
  canvas.paintAt(u, v, radius, (x, y, out) => {
    const distance = Math.hypot(x - u, y - v) / radius;
    if (distance >= 1) return 0;
    const at = (Math.round(y * height) * width + Math.round(x * height)) * 3;
    for (let c = 0; c < 3; c++) out[c] = pixels[at + c];
    glow(out, colour, strength * smoothstep(1, 0.93, distance) * (0.7 + 0.45 * distance ** 6));
    return 1;
  });
}

/** City lights behind a wet window: many soft discs over a dark ground. */
export function paintBokeh(canvas, random) {
  const hue = random();
  const [top, bottom] = [hsl(hue, 0.5, 0.1), hsl(hue + 0.12, 0.55, 0.2)];
  canvas.paint((u, v, out) => {
    mix(out, top, bottom, v);
    scale(out, 0.5 + noise(u * 0.4 + hue, v * 0.4));
    return 1;
  });
  const hues = [hue + 0.45, hue + 0.5, between(random, 0.06, 0.13), random()];
  for (let disc = 0; disc < 150; disc++) {
    const colour = hsl(pick(random, hues) + between(random, -0.03, 0.03), 0.85, 0.58);
    const band = 0.5 + (random() + random() - 1) * 0.6;
    paintDisc(
      canvas,
      between(random, 0, 1.34),
      band,
      between(random, 0.015, 0.085),
      colour,
      between(random, 0.08, 0.5),
    );
  }
}

/** A skyline at nightfall: towers in three depths with lit windows, and the haze between them. */
export function paintCity(canvas, random) {
  const [zenith, haze] = pick(random, [
    ['#0c1633', '#d9805a'],
    ['#101b3d', '#7b5a8a'],
    ['#1b2338', '#c9a27a'],
    ['#0a2038', '#3f7f96'],
  ]).map(rgb);
  canvas.paint((u, v, out) => {
    mix(out, zenith, haze, smoothstep(-0.1, 0.75, v));
    scale(out, 0.84 + 0.34 * noise(u * 0.4 + haze[0], v * 0.9));
    return 1;
  });
  for (let depth = 0; depth < 3; depth++) {
    let left = -0.05;
    while (left < 1.35) {
      const width = between(random, 0.05, 0.13) * (0.75 + depth * 0.3);
      paintTower(canvas, random, { left, width, depth, haze });
      left += width * between(random, 0.85, 1.3);
    }
  }
}

function paintTower(canvas, random, { left, width, depth, haze }) {
  const top = between(random, 0.12, 0.52) + depth * 0.12;
  const wall = blend(haze, rgb('#10131f'), 0.45 + depth * 0.24);
  const lamp = pick(random, ['#ffd28a', '#ffe6bd', '#ffb765', '#cfe4ff'].map(rgb));
  const [floor, column] = [between(random, 0.017, 0.024) + depth * 0.003, width / Math.round(between(random, 4, 9))];
  const [seed, busy] = [Math.floor(random() * 1e6), between(random, 0.25, 0.6)];
  canvas.paint(
    (u, v, out) => {
      mix(out, wall, haze, 0.3 * smoothstep(0.5, 1, v) * (1 - depth * 0.3));
      const [x, y] = [(u - left) / column, (v - top) / floor];
      const inside = x % 1 > 0.22 && x % 1 < 0.78 && y % 1 > 0.3 && y % 1 < 0.8 && y > 1;
      const chance = speckle(Math.floor(x) + seed, Math.floor(y));
      scale(out, (0.8 + 0.4 * noise(u * 2, v * 2)) * (inside ? 0.75 : 1));
      if (inside && chance < busy) mix(out, out, lamp, 0.45 + (0.5 * chance) / busy);
      return 1;
    },
    { left, right: left + width, top },
  );
}
