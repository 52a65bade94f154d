import { blend, glow, mix, rgb, scale, smoothstep } from './colour.mjs';
import { noise, ridged } from './noise.mjs';
import { between, pick } from './random.mjs';
import { AIR, paintSky } from './sky.mjs';

/** Open sea: sky mirrored in waves that shrink towards the horizon, and the sun's glitter on them. */
export function paintSea(canvas, random) {
  const air = pick(random, [AIR.noon, AIR.sunset, AIR.dawn, AIR.dusk, AIR.clear, AIR.gold]);
  const horizon = between(random, 0.36, 0.52);
  const { sunU } = paintSky(canvas, random, { air, horizon });
  const deep = blend(pick(random, ['#0d3a4f', '#0b4a58', '#123055', '#0e5a5e'].map(rgb)), air.zenith, 0.35);
  const [du, dv] = [random(), random()];
  canvas.paint((u, v, out) => {
    const near = v - horizon;
    if (near < 0) return 0;
    const depth = 1 / (near + 0.035);
    const [x, y] = [(u - 0.66) * depth * 0.1 + du, depth * 0.34 + dv];
    const wave = ridged(x, y) * 0.6 + noise(x * 3.1, y * 2.7) * 0.4;
    mix(out, deep, air.horizon, smoothstep(0.35, 0.95, wave) * 0.75 * (1 - near) + 0.3 * Math.exp(-near * 14));
    const path = Math.exp(-(((u - sunU) / (0.05 + near * 0.28)) ** 2));
    glow(out, air.sun, path * smoothstep(0.52, 0.8, wave) * 0.9);
    scale(out, 0.92 + 0.2 * (noise(u * 2, v * 5) - 0.5));
    return 1;
  });
}

/** A beach seen from above: sand, foam and shallows. */
export function paintShore(canvas, random) {
  const sand = pick(random, ['#e3c79c', '#d9b98a', '#cdb79e', '#e8d6b8', '#6a6261'].map(rgb));
  const shallow = pick(random, ['#3fc4c0', '#4fb7c9', '#2fa79c', '#5aa9b5'].map(rgb));
  const deep = pick(random, ['#0a5a83', '#0b4f6c', '#0d6b7c'].map(rgb));
  const [du, dv, tilt, edge] = [random(), random(), between(random, -0.5, 0.5), between(random, 0.3, 0.6)];
  canvas.paint((u, v, out) => {
    const bend = noise(u * 0.4 + du, v * 0.2 + dv);
    const out2sea = (v - edge) * Math.cos(tilt) + (u - 0.66) * Math.sin(tilt) + (bend - 0.5) * 0.45;
    const lace = ridged(u * 1.3 + du, v * 1.3 + dv) * 0.7 + ridged(u * 3 + dv, v * 3 + du) * 0.3;
    mix(out, shallow, deep, smoothstep(0.02, 0.5, out2sea));
    scale(out, 0.86 + 0.3 * noise(u * 1.6 + dv, v * 2.4 + du));
    const wet = smoothstep(0.02, -0.1, out2sea);
    const grit = 0.84 + 0.3 * noise(u * 5, v * 5) - 0.28 * smoothstep(-0.14, 0, out2sea);
    for (let c = 0; c < 3; c++) out[c] += (sand[c] * grit - out[c]) * wet;
    const surf = Math.exp(-((out2sea / 0.05) ** 2)) + 0.8 * Math.exp(-(((out2sea - 0.17) / 0.05) ** 2));
    glow(out, [1, 1, 1], smoothstep(0.75, 0.98, lace) * Math.min(1, surf * 1.3) * 0.85 + 0.14 * surf);
    return 1;
  });
}

/** A still lake: the far shore and the sky upside down below it, blurred by ripples. */
export function paintLake(canvas, random) {
  const air = pick(random, [AIR.morning, AIR.dawn, AIR.dusk, AIR.storm, AIR.gold]);
  const horizon = between(random, 0.46, 0.56);
  paintSky(canvas, random, { air, horizon });
  const shore = blend(pick(random, ['#16241d', '#3a2a1a', '#1b2a33', '#2e3a1c'].map(rgb)), air.shade, 0.2);
  const [du, dv] = [random(), random()];
  const crest = (u) => 0.05 + 0.4 * Math.max(0, noise(u * 0.35 + du, dv) - 0.36) + 0.035 * noise(u * 6, du);
  canvas.paint((u, v, out) => {
    const above = horizon - v;
    mix(out, shore, air.horizon, 0.25 * smoothstep(0.08, 0, above));
    scale(out, 0.6 + 0.8 * noise(u * 3 + du, v * 4));
    return above < 0 ? 0 : smoothstep(0.003, 0, above - crest(u));
  });
  const { width, height, pixels } = canvas;
  const source = pixels.slice();
  canvas.paint((u, v, out) => {
    const near = v - horizon;
    if (near < 0) return 0;
    const ripple = (noise((u * 0.5) / (near + 0.12) + du, 0.6 / (near + 0.06)) - 0.5) * (0.012 + near * 0.12);
    const x = Math.min(width - 1, Math.max(0, Math.round((u + ripple * 0.4) * height)));
    const y = Math.min(height - 1, Math.max(0, Math.round((horizon - near + ripple) * height)));
    const at = (y * width + x) * 3;
    const shine = 0.8 - near * 0.25 + ripple * 2.2;
    for (let c = 0; c < 3; c++) out[c] = source[at + c] * shine;
    return 1;
  });
}
