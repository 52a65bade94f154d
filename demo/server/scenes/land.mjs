import { blend, hsl, mix, rgb, scale, smoothstep } from './colour.mjs';
import { noise, ridged } from './noise.mjs';
import { between, pick } from './random.mjs';
import { AIR, paintSky } from './sky.mjs';

/** Sand in the evening: each dune has a lit and a shadowed side, with ripples across the lit one. */
export function paintDunes(canvas, random) {
  const air = pick(random, [AIR.clear, AIR.gold, AIR.sunset, AIR.dawn]);
  paintSky(canvas, random, { air, horizon: 0.5, cover: 0.66 });
  const sand = blend(pick(random, ['#e0a060', '#d98b4a', '#e8c48e', '#c9744a'].map(rgb)), air.sun, 0.15);
  const shade = blend(blend(sand, rgb('#2a1630'), 0.62), air.shade, 0.15);
  for (let dune = 0; dune < 4; dune++)
    paintDune(canvas, random, { base: 0.36 + dune * 0.17, near: dune / 3, sand, shade, air });
}

function paintDune(canvas, random, { base, near, sand, shade, air }) {
  const [phase, du] = [random() * 6, random()];
  const crest = (u) =>
    base + 0.07 * Math.sin(u * 2.6 + phase) + 0.05 * Math.sin(u * 5.3 + phase * 2) + 0.02 * noise(u * 0.5, du);
  canvas.paint(
    (u, v, out) => {
      const below = v - crest(u);
      if (below < 0) return 0;
      const edge = below - 0.25 * Math.abs(Math.sin(u * 2.2 + phase)) ** 1.5 - 0.04 * noise(u * 0.6 + du, v * 0.6);
      mix(out, shade, sand, smoothstep(-0.012, 0.02, edge) * 0.92 + 0.05);
      const ripple = Math.sin((v * 1.3 + u * 0.5 + 0.16 * noise(u * 0.5 + du, v * 0.7)) * (320 - near * 190));
      scale(out, 0.92 + 0.09 * ripple * near + 0.26 * (noise(u * 2, v * 2 + du) - 0.5));
      mix(out, out, air.horizon, 0.4 * (1 - near) ** 2);
      return smoothstep(0, 0.003, below);
    },
    { top: base - 0.12 },
  );
}

/** Rows of flowers running to the horizon. */
export function paintField(canvas, random) {
  const horizon = between(random, 0.34, 0.46);
  const air = pick(random, [AIR.noon, AIR.morning, AIR.gold, AIR.dawn, AIR.clear]);
  paintSky(canvas, random, { air, horizon });
  const vanish = between(random, 0.35, 1);
  const crop = pick(random, [
    ['#d3243b', '#f2b21b', '#e86a9a', '#f5f0e6'],
    ['#6b4fa8', '#8a63c4', '#7a58b8'],
    ['#e7b93c', '#f0cf52'],
    ['#4f8a34', '#79a83f', '#9bbf4a'],
    ['#c9583a', '#e08a3c', '#b8443f'],
  ]).map(rgb);
  const soil = blend(rgb('#3d3a1c'), hsl(0.28, 0.5, 0.16), random());
  const [du, rows] = [random(), between(random, 3.5, 7)];
  canvas.paint((u, v, out) => {
    const near = v - horizon;
    if (near < 0) return 0;
    const across = ((u - vanish) / (near + 0.03)) * rows * 0.4 + 100;
    const depth = 1 / (near + 0.05);
    const tuft = noise(across * 0.31 + du, depth * 0.16) * 0.6 + noise(u * 5 * (1 - near * 0.6), v * 7) * 0.4;
    const furrow = Math.abs((across % 1) - 0.5) * 2;
    const colour = crop[Math.floor(across) % crop.length];
    mix(out, soil, colour, smoothstep(0.28, 0.5, tuft + 0.2 - furrow ** 3 * 0.75));
    scale(out, 0.58 + 0.8 * tuft);
    mix(out, out, air.horizon, 0.65 * Math.exp(-near * 16));
    return 1;
  });
  canvas.paint(
    (u, v, out) => {
      mix(out, air.horizon, rgb('#1c2f22'), 0.62 + 0.3 * noise(u * 3, v * 3));
      return smoothstep(
        0,
        0.004,
        v - horizon + 0.012 + 0.09 * Math.max(0, noise(u * 0.5 + du, du) - 0.4) + 0.014 * noise(u * 5, du),
      );
    },
    { bottom: horizon + 0.004 },
  );
}

/** Rounded stones, wet or dry: a Voronoi diagram whose cells are lit like cushions. */
export function paintPebbles(canvas, random) {
  const cells = Math.round(between(random, 7, 13));
  const columns = Math.ceil(cells * canvas.aspect) + 2;
  const tones = pick(random, [
    ['#8a8f94', '#5d646b', '#b3aca0', '#3f464c'],
    ['#a5826a', '#c9b299', '#6f5a4d', '#8d8f86'],
    ['#5f7f86', '#9fb3ad', '#35505a', '#c7c2ae'],
    ['#b5563c', '#d09a6a', '#7d4a3a', '#e0c9a8'],
  ]).map(rgb);
  const stones = Array.from({ length: columns * (cells + 2) }, () => ({
    u: between(random, 0.12, 0.88),
    v: between(random, 0.12, 0.88),
    tone: scaled(pick(random, tones), between(random, 0.75, 1.2)),
  }));
  canvas.paint((u, v, out) => {
    const [x, y] = [u * cells + (noise(u, v) - 0.5) * 0.7, v * cells + (noise(v, u) - 0.5) * 0.7];
    const { stone, first, second, du, dv } = nearestStones(stones, columns, cells, x, y);
    const rim = smoothstep(0.02, 0.3, second - first);
    const dome = 0.85 - du * 0.55 - dv * 0.75;
    for (let c = 0; c < 3; c++) out[c] = stone.tone[c];
    scale(out, rim * dome * (0.72 + 0.5 * noise(u * 3 + stone.u, v * 3 + stone.v)) + 0.04);
    return 1;
  });
}

const scaled = (colour, factor) => colour.map((value) => value * factor);

function nearestStones(stones, columns, rows, x, y) {
  let [stone, first, second, du, dv] = [stones[0], 9, 9, 0, 0];
  const [cx, cy] = [Math.floor(x), Math.floor(y)];
  for (let row = Math.max(-1, cy - 1); row <= Math.min(rows, cy + 1); row++) {
    for (let column = Math.max(-1, cx - 1); column <= Math.min(columns - 2, cx + 1); column++) {
      const other = stones[(row + 1) * columns + column + 1];
      const [ex, ey] = [x - column - other.u, y - row - other.v];
      const distance = Math.hypot(ex, ey);
      if (distance < first) [stone, second, first, du, dv] = [other, first, distance, ex, ey];
      else if (distance < second) second = distance;
    }
  }
  return { stone, first, second, du, dv };
}

/** Cracked, layered rock, as a canyon wall shows it. */
export function paintCanyon(canvas, random) {
  const [light, dark] = pick(random, [
    ['#e89a5c', '#7a2f1e'],
    ['#d9b08c', '#5f3b3a'],
    ['#c98a6a', '#3b2a3f'],
    ['#e6c08a', '#8a4a2a'],
  ]).map(rgb);
  const [du, dv, bend] = [random(), random(), between(random, 0.3, 0.8)];
  canvas.paint((u, v, out) => {
    const flow = v + bend * (noise(u * 0.3 + du, v * 0.3 + dv) - 0.5) * 1.4 + u * 0.2;
    const strata = noise(du, flow * 0.9) * 0.6 + noise(u * 0.06 + dv, flow * 3) * 0.4;
    const slope = (noise(u * 0.5 + du, flow * 0.8) - noise(u * 0.5 + du + 0.012, flow * 0.8 + 0.01)) * 5;
    mix(out, dark, light, smoothstep(0.28, 0.72, strata + slope * 0.6));
    scale(out, 0.72 + 0.4 * noise(u * 3, v * 3) + slope * 0.5 + 0.14 * ridged(u * 1.5, flow * 4));
    return 1;
  });
}
