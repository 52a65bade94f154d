import { between } from '../scenes/random.mjs';

/**
 * How one picture was "developed": tone curves for red, green and blue, then a colour matrix (rows sum to about 1).
 * @typedef {{curves: Uint8Array[], matrix: number[]}} Grade
 */

/** @param {() => number} random @param {number} hueRange turns @returns {Grade} */
export function createGrade(random, hueRange) {
  const warmth = between(random, -0.09, 0.09);
  const exposure = between(random, 0.88, 1.14);
  const gamma = between(random, 0.86, 1.16);
  const curves = [1 + warmth, 1 + warmth * 0.15, 1 - warmth].map((gain) => createCurve(gain * exposure, gamma));
  const monochrome = random() < 0.03;
  const saturation = monochrome ? 0 : between(random, 0.8, 1.2);
  return { curves, matrix: colourMatrix(saturation, between(random, -hueRange, hueRange) * Math.PI * 2) };
}

const createCurve = (gain, gamma) =>
  Uint8ClampedArray.from({ length: 256 }, (_, value) => 255 * Math.min(1, (value / 255) * gain) ** gamma);

/** Saturation and hue rotation about the grey axis, as Filter Effects Module Level 1 defines feColorMatrix. */
function colourMatrix(saturation, hue) {
  const [cos, sin] = [Math.cos(hue) * saturation, Math.sin(hue) * saturation];
  const [r, g, b] = [0.213, 0.715, 0.072];
  return [
    r + cos * (1 - r) - sin * r,
    g - cos * g - sin * g,
    b - cos * b + sin * (1 - b),
    r - cos * r + sin * 0.143,
    g + cos * (1 - g) + sin * 0.14,
    b - cos * b - sin * 0.283,
    r - cos * r - sin * (1 - r),
    g - cos * g + sin * g,
    b + cos * (1 - b) + sin * b,
  ];
}
