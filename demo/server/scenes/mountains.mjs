import { blend, mix, rgb, scale, smoothstep } from './colour.mjs';
import { noise, ridged } from './noise.mjs';
import { between, pick } from './random.mjs';
import { AIR, paintSky } from './sky.mjs';

const RIDGES = 5;

/** Ridges one behind the other, each paler than the one before it: the haze of a cool morning. */
export function paintHills(canvas, random) {
  const air = pick(random, [AIR.morning, AIR.dawn, AIR.sunset, AIR.gold, AIR.storm]);
  paintSky(canvas, random, { air, horizon: 0.62 });
  const near = pick(random, ['#12211c', '#1b2430', '#2a1f2b', '#22301a', '#0f2a33'].map(rgb));
  for (let ridge = 0; ridge < RIDGES; ridge++) paintRidge(canvas, random, ridge / (RIDGES - 1), air, near);
}

function paintRidge(canvas, random, nearness, air, near) {
  const [du, dv] = [random(), random()];
  const base = 0.45 + nearness * 0.4;
  const reach = between(random, 0.22, 0.36) * (1 - nearness * 0.35);
  const colour = blend(air.horizon, near, 0.18 + nearness * 0.8);
  const trees = nearness > 0.6 ? 0.03 * nearness : 0.004;
  canvas.paint(
    (u, v, out) => {
      const spikes = Math.abs(((u * 46 + noise(u * 3, du) * 9) % 1) - 0.5) * noise(u * 2.3, dv) * 2;
      const crest = base - reach * (noise(u * 0.33 + du, dv) - 0.35) - trees * spikes;
      const opacity = smoothstep(crest, crest + 0.003, v);
      if (opacity === 0) return 0;
      mix(out, colour, air.horizon, smoothstep(0.0, 0.3, v - crest) * 0.55 * (1 - nearness * 0.7));
      scale(out, 0.78 + 0.44 * noise(u * 1.9 + du, v * 2.6 + dv));
      return opacity;
    },
    { top: base - reach * 0.65 - trees },
  );
}

/** Snow and rock, lit from one side by the slope of the height noise. */
export function paintPeaks(canvas, random) {
  const air = pick(random, [AIR.noon, AIR.clear, AIR.dawn, AIR.gold]);
  paintSky(canvas, random, { air, horizon: 0.9, cover: between(random, 0.5, 0.66) });
  const [du, dv] = [random(), random()];
  const [snow, rock] = [blend(rgb('#ffffff'), air.sun, 0.35), blend(rgb('#4a4a50'), air.shade, 0.3)];
  const shadow = blend(rgb('#5d7fae'), air.zenith, 0.4);
  const snowLine = between(random, 0.5, 0.8);
  const summit = between(random, 0.35, 1);
  canvas.paint((u, v, out) => {
    const crest =
      0.24 + Math.abs(u - summit) * 0.42 + 0.34 * (1 - ridged(u * 0.45 + du, dv)) - 0.1 * noise(u * 1.4, du);
    const opacity = smoothstep(crest, crest + 0.003, v);
    if (opacity === 0) return 0;
    const [x, y] = [u * 0.55 + du, v * 0.42 + dv];
    const slope = (ridged(x, y) - ridged(x + 0.006, y + 0.003)) * 9 + (noise(x * 4, y * 4) - 0.5) * 0.9;
    const light = smoothstep(-0.5, 0.6, slope);
    mix(out, shadow, snow, light);
    const bare = smoothstep(0.42, 0.6, noise(x * 2.1, y * 3.7) + (v - snowLine) * 0.9 + Math.abs(slope) * 0.16);
    const stone = (0.4 + light * 0.8) * (0.7 + noise(x * 7, y * 7) * 0.6);
    for (let c = 0; c < 3; c++) out[c] += (rock[c] * stone - out[c]) * bare;
    return opacity;
  });
  paintRidge(canvas, random, 0.95, air, rgb('#16261f'));
}
