import { clamp01, glow, hsl, mix, rgb, scale, smoothstep } from './colour.mjs';
import { noise } from './noise.mjs';
import { between, pick } from './random.mjs';
import { AIR, paintSky } from './sky.mjs';

/** Hot-air balloons: striped ellipsoids lit from the upper left, the far ones first. */
export function paintBalloons(canvas, random) {
  const air = pick(random, [AIR.noon, AIR.morning, AIR.gold, AIR.dawn, AIR.clear]);
  paintSky(canvas, random, { air, cover: between(random, 0.48, 0.6) });
  const count = Math.round(between(random, 5, 9));
  for (let balloon = 0; balloon < count; balloon++) {
    const near = balloon / count;
    paintBalloon(
      canvas,
      random,
      between(random, 0.08, 1.26),
      between(random, 0.14, 0.8),
      0.035 + near ** 2 * 0.17,
      air,
    );
  }
}

function paintBalloon(canvas, random, u, v, radius, air) {
  const hue = random();
  const stripes = pick(random, [
    [hsl(hue, 0.8, 0.5), hsl(hue + 0.5, 0.75, 0.52)],
    [hsl(hue, 0.85, 0.45), [0.95, 0.93, 0.88]],
    [hsl(hue, 0.8, 0.5), hsl(hue + 0.08, 0.85, 0.6), hsl(hue + 0.16, 0.85, 0.55)],
  ]);
  const gores = Math.round(between(random, 6, 12));
  canvas.paintAt(u, v, radius * 1.5, (x, y, out) => {
    const dy = (y - v) / radius;
    const taper = dy > 0 ? 1 - 0.42 * dy ** 1.6 : 1;
    const dx = (x - u) / (radius * taper * 0.94);
    const inside = 1 - dx * dx - (dy * 0.92) ** 2;
    if (inside <= 0) return basket(x - u, dy, radius, out);
    const around = Math.asin(Math.max(-1, Math.min(1, dx / Math.sqrt(inside + dx * dx)))) / Math.PI + 0.5;
    const gore = around * gores;
    mix(out, stripes[Math.floor(gore) % stripes.length], air.horizon, 0.12 + 0.08 / (radius * 20));
    scale(
      out,
      clamp01(0.8 - dx * 0.38 - dy * 0.3) *
        (0.9 + 0.12 * Math.sin((gore % 1) * Math.PI)) *
        (0.92 + 0.16 * noise(x * 3, y * 3)),
    );
    glow(out, air.sun, 0.12 * inside);
    return smoothstep(0, 0.04, inside);
  });
}

function basket(dx, dy, radius, out) {
  const across = Math.abs(dx) / radius;
  const ropes = dy > 0.9 && dy < 1.28 && Math.abs(across - 0.16 + (dy - 0.9) * 0.16) < 0.012;
  const wicker = dy >= 1.26 && dy < 1.42 && across < 0.11;
  mix(out, rgb('#3a2614'), rgb('#7a5530'), wicker ? noise(dx * 20, dy * 5) : 0);
  return ropes || wicker ? 1 : 0;
}
