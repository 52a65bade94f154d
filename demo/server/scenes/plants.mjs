import { blend, clamp01, glow, hsl, mix, rgb, scale, smoothstep } from './colour.mjs';
import { paintDisc } from './lights.mjs';
import { noise, ridged } from './noise.mjs';
import { between, pick } from './random.mjs';

/** One leaf or petal: a pointed ellipse with a midrib, lit across its width. */
function paintBlade(canvas, { u, v, length, breadth, angle, colour, tip = colour }) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  canvas.paintAt(u, v, length, (x, y, out) => {
    const along = ((x - u) * cos + (y - v) * sin) / length;
    const across = ((y - v) * cos - (x - u) * sin) / (length * breadth);
    const edge = 1 - along * along - Math.abs(across);
    if (edge <= 0) return 0;
    mix(out, colour, tip, clamp01(along * 0.5 + 0.5));
    const rib = Math.exp(-((across * 14) ** 2)) * 0.25;
    scale(out, 0.82 + across * 0.22 + rib + (noise(x * 3 + u, y * 3) - 0.5) * 0.35);
    return smoothstep(0, 0.06, edge);
  });
}

/** Leaves over leaves, from the dark behind to the sunlit front. */
export function paintFoliage(canvas, random) {
  const hue = pick(random, [0.25, 0.29, 0.35, 0.08, 0.03, 0.13, 0.45]);
  const [breadth, size] = [between(random, 0.28, 0.6), between(random, 0.6, 1.3)];
  canvas.paint((u, v, out) => {
    mix(out, [0.01, 0.03, 0.02], hsl(hue, 0.5, 0.14), noise(u, v));
    return 1;
  });
  const leaves = 900 / size ** 2;
  for (let leaf = 0; leaf < leaves; leaf++) {
    const front = leaf / leaves;
    const tone = hue + between(random, -0.035, 0.035);
    paintBlade(canvas, {
      u: between(random, -0.05, 1.38),
      v: between(random, -0.05, 1.05),
      length: size * between(random, 0.05, 0.085),
      breadth,
      angle: 0.6 + between(random, -1.1, 1.1),
      colour: hsl(tone, between(random, 0.4, 0.7), 0.07 + front * between(random, 0.18, 0.36)),
      tip: hsl(tone - 0.02, 0.6, 0.12 + front * between(random, 0.25, 0.45)),
    });
  }
}

/** One flower close up before a meadow out of focus. */
export function paintFlower(canvas, random) {
  const meadow = hsl(between(random, 0.22, 0.45), 0.4, between(random, 0.16, 0.34));
  canvas.paint((u, v, out) => {
    mix(out, blend(meadow, [0, 0, 0], 0.5), blend(meadow, [1, 1, 0.8], 0.3), noise(u * 0.35 + meadow[0], v * 0.35));
    return 1;
  });
  for (let disc = 0; disc < 26; disc++) {
    const colour = blend(meadow, rgb('#fff3b0'), random());
    paintDisc(canvas, between(random, 0, 1.34), random(), between(random, 0.03, 0.12), colour, 0.2);
  }
  const hue = pick(random, [0.93, 0.88, 0.78, 0.0, 0.05, 0.13, 0.62, 0.97]);
  const [u, v] = [between(random, 0.54, 0.8), between(random, 0.42, 0.58)];
  const [rings, breadth] = [Math.round(between(random, 2, 5)), between(random, 0.24, 0.42)];
  for (let ring = 0; ring < rings; ring++) paintPetals(canvas, random, { u, v, hue, ring, rings, breadth });
  paintDisk(canvas, u, v, 0.06, pick(random, ['#e0a020', '#5a3516', '#d8c040'].map(rgb)));
}

function paintPetals(canvas, random, { u, v, hue, ring, rings, breadth }) {
  const count = 11 + ((ring * 2) % 3);
  const reach = 0.16 * (1 - (ring / rings) * 0.62);
  for (let petal = 0; petal < count; petal++) {
    const angle = (petal / count) * Math.PI * 2 + ring * 0.3 + between(random, -0.06, 0.06);
    const light = 0.36 + (ring / rings) * 0.16 - 0.1 * Math.sin(angle) + between(random, -0.03, 0.03);
    paintBlade(canvas, {
      u: u + Math.cos(angle) * reach,
      v: v + Math.sin(angle) * reach,
      length: reach * 1.05,
      breadth,
      angle,
      colour: hsl(hue - 0.02, 0.75, light * 0.62),
      tip: hsl(hue, 0.8, light + 0.24),
    });
  }
}

function paintDisk(canvas, u, v, radius, colour) {
  canvas.paintAt(u, v, radius, (x, y, out) => {
    const distance = Math.hypot(x - u, y - v) / radius;
    mix(out, colour, [0.1, 0.06, 0.02], distance * 0.5);
    scale(out, 0.55 + 0.9 * ridged(x * 4, y * 4) * noise(x * 9, y * 9));
    return smoothstep(1, 0.9, distance);
  });
}

/** Trunks fading into mist, light falling between them. */
export function paintForest(canvas, random) {
  const mist = pick(random, ['#b9c7b4', '#d8cfa8', '#a7bcc4', '#d9b48c', '#9fb7a2'].map(rgb));
  const bark = pick(random, ['#20190f', '#1a1f1a', '#2a1d18'].map(rgb));
  const [floor, sunU] = [between(random, 0.72, 0.85), between(random, 0.3, 1)];
  canvas.paint((u, v, out) => {
    mix(out, mist, bark, 0.2 + 0.4 * smoothstep(floor - 0.2, 1, v) + 0.35 * (noise(u, v * 0.8) - 0.4));
    glow(out, mist, 0.5 * Math.exp(-Math.hypot(u - sunU, v - 0.25) * 3));
    return 1;
  });
  for (let tree = 0; tree < 34; tree++) {
    const near = tree / 33;
    paintTrunk(canvas, random, near, blend(mist, bark, 0.15 + near * 0.8), floor + near * 0.2);
    if (tree % 3 === 0)
      paintUnderwood(
        canvas,
        random,
        blend(mist, hsl(between(random, 0.1, 0.33), 0.45, 0.13), 0.2 + near * 0.7),
        floor + near * 0.12,
      );
  }
}

function paintTrunk(canvas, random, near, colour, foot) {
  const [u, half, lean] = [between(random, -0.02, 1.36), 0.005 + near ** 2 * 0.032, between(random, -0.04, 0.04)];
  canvas.paint(
    (x, v, out) => {
      const across = (x - u - lean * v - 0.01 * noise(v * 0.5, u)) / (half * (1 + 0.4 * smoothstep(0.6, 1, v)));
      if (Math.abs(across) > 1) return 0;
      for (let c = 0; c < 3; c++) out[c] = colour[c];
      scale(out, 0.75 + across * 0.3 + 0.7 * ridged(x * 4, v * 0.7) * near * 0.6);
      return smoothstep(1, 0.85, Math.abs(across));
    },
    { left: u - 0.09, right: u + 0.1, bottom: foot },
  );
}

function paintUnderwood(canvas, random, colour, level) {
  const du = random();
  canvas.paint(
    (u, v, out) => {
      const crest = level - 0.16 * (noise(u * 0.9 + du, du) - 0.4) - 0.05 * noise(u * 5, v * 5 + du);
      for (let c = 0; c < 3; c++) out[c] = colour[c];
      scale(out, 0.45 + 1.1 * noise(u * 4 + du, v * 4));
      return smoothstep(crest, crest + 0.02, v);
    },
    { top: level - 0.2 },
  );
}
