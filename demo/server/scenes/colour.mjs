/** @typedef {[number, number, number]} Colour red, green and blue in 0 … 1, display-referred */

/** @param {string} hex such as '#c08040' @returns {Colour} */
export const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

export const clamp01 = (value) => Math.min(1, Math.max(0, value));

export function smoothstep(low, high, value) {
  const t = clamp01((value - low) / (high - low));
  return t * t * (3 - 2 * t);
}

/** Writes into `out`: these run for every pixel, where a new array each time would cost more than the arithmetic. */
export function mix(out, a, b, t) {
  out[0] = a[0] + (b[0] - a[0]) * t;
  out[1] = a[1] + (b[1] - a[1]) * t;
  out[2] = a[2] + (b[2] - a[2]) * t;
}

export function scale(out, factor) {
  out[0] *= factor;
  out[1] *= factor;
  out[2] *= factor;
}

/** Adds light of one colour, as a glow does. */
export function glow(out, light, amount) {
  out[0] += light[0] * amount;
  out[1] += light[1] * amount;
  out[2] += light[2] * amount;
}

/** @param {Colour} a @param {Colour} b @param {number} t @returns {Colour} */
export const blend = (a, b, t) => a.map((value, channel) => value + (b[channel] - value) * t);

/** @returns {Colour} from hue (turns), saturation and lightness in 0 … 1 */
export function hsl(hue, saturation, lightness) {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((offset) => {
    const k = (offset + hue * 12 + 120) % 12;
    return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });
}
