import { glow, hsl, mix, rgb, scale, smoothstep } from './colour.mjs';
import { noise, speckle } from './noise.mjs';
import { between, pick } from './random.mjs';

/** Stars, the Milky Way or northern lights, and a dark tree line. */
export function paintNight(canvas, random) {
  const [zenith, low] = pick(random, [
    ['#060a1c', '#28406a'],
    ['#0a0a20', '#5a3a5c'],
    ['#04121c', '#1f5560'],
  ]).map(rgb);
  const [du, dv, tilt] = [random(), random(), between(random, -0.8, 0.8)];
  const aurora = random() < 0.6 ? hsl(pick(random, [0.38, 0.42, 0.47, 0.8]), 0.9, 0.5) : null;
  canvas.paint((u, v, out) => {
    mix(out, zenith, low, v ** 1.4);
    const band = (u - 0.66) * Math.sin(tilt) + (v - 0.4) * Math.cos(tilt);
    const cloud = noise(u * 0.6 + du, v * 0.6 + dv);
    if (aurora) paintCurtain(out, u, v, aurora, du);
    else glow(out, [0.55, 0.5, 0.62], Math.exp(-((band / 0.16) ** 2)) * smoothstep(0.3, 0.75, cloud));
    return 1;
  });
  paintStars(canvas, random);
  canvas.paint((u, v, out) => {
    const spike = Math.abs(((u * 30 + noise(u * 2, du) * 6) % 1) - 0.5) * 2;
    const crest = 0.8 - 0.16 * (noise(u * 0.3 + dv, du) - 0.4) - 0.07 * spike * noise(u * 1.7, dv);
    mix(out, rgb('#02040a'), low, 0.1 * noise(u * 3, v * 3));
    return smoothstep(crest, crest + 0.004, v);
  });
}

function paintCurtain(out, u, v, colour, du) {
  const hem = 0.62 - 0.35 * noise(u * 0.25 + du, du);
  const folds = 0.35 + 0.9 * noise(u * 1.3 + du, v * 0.05);
  const above = hem - v;
  const strength = above > 0 ? Math.exp(-above * 4.5) : Math.exp(above * 30);
  glow(out, colour, strength * folds * 0.75);
  glow(out, [0.5, 0.1, 0.5], strength * smoothstep(0.1, 0.4, above) * 0.35);
}

function paintStars(canvas, random) {
  for (let star = 0; star < 900; star++) {
    const [u, v, size] = [between(random, 0, 1.34), random(), 0.0016 + 0.0028 * random() ** 6];
    const colour = pick(random, ['#ffffff', '#cfe0ff', '#ffe7c4'].map(rgb));
    const strength = between(random, 0.3, 1);
    canvas.paintAt(u, v, size * 2, (x, y, out) => {
      for (let c = 0; c < 3; c++) out[c] = colour[c];
      return strength * Math.exp(-((Math.hypot(x - u, y - v) / size) ** 2));
    });
  }
}

/** Embers and sparks over glowing coals. */
export function paintFire(canvas, random) {
  const [du, dv] = [random(), random()];
  const hue = pick(random, [0.05, 0.07, 0.03]);
  canvas.paint((u, v, out) => {
    const flame = noise(u * 0.9 + du, v * 0.5 + dv + 0.25 * noise(u * 0.6, v * 0.4 + dv));
    const heat = smoothstep(0.3, 0.85, flame + (v - 0.55) * 0.5 - Math.abs(u - 0.66) * 0.18);
    out[0] = heat * 1.25;
    out[1] = heat ** 2 * (0.72 + hue * 2);
    out[2] = heat ** 4 * 0.5 + 0.02;
    return 1;
  });
  for (let spark = 0; spark < 260; spark++) {
    const [u, v, size] = [between(random, 0, 1.34), random(), between(random, 0.001, 0.004)];
    const heat = 0.6 + 0.4 * speckle(spark, 7);
    canvas.paintAt(u, v, size * 3, (x, y, out) => {
      [out[0], out[1], out[2]] = [1, 0.75 * heat, 0.35 * heat];
      return Math.exp(-((Math.hypot((x - u) * 1.4, (y - v) * 0.8) / size) ** 2));
    });
  }
  scaleEdges(canvas);
}

/** Darker corners: fire lights only what is near it. */
function scaleEdges(canvas) {
  canvas.paint((u, v, out) => {
    scale(out, 0);
    return 0.55 * smoothstep(0.45, 0.95, Math.hypot(u - 0.66, v - 0.55));
  });
}
