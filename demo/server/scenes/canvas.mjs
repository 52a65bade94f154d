import { speckle } from './noise.mjs';

/**
 * @callback Brush
 * @param {number} u across, 0 … width / height
 * @param {number} v down, 0 … 1
 * @param {number[]} out receives the colour
 * @returns {number} opacity, 0 … 1
 */

const GRAIN = 0.08;

/** A picture in floating point, painted in layers from the back to the front. */
export class Canvas {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.aspect = width / height;
    this.pixels = new Float32Array(width * height * 3);
  }

  /**
   * @param {Brush} brush
   * @param {{left?: number, top?: number, right?: number, bottom?: number}} [box] in the brush's own units
   */
  paint(brush, { left = 0, top = 0, right = this.aspect, bottom = 1 } = {}) {
    const { width, height, pixels } = this;
    const out = [0, 0, 0];
    const [x0, x1] = [Math.max(0, Math.floor(left * height)), Math.min(width, Math.ceil(right * height))];
    const [y0, y1] = [Math.max(0, Math.floor(top * height)), Math.min(height, Math.ceil(bottom * height))];
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const opacity = brush(x / height, y / height, out);
        if (opacity <= 0) continue;
        const at = (y * width + x) * 3;
        pixels[at] += (out[0] - pixels[at]) * opacity;
        pixels[at + 1] += (out[1] - pixels[at + 1]) * opacity;
        pixels[at + 2] += (out[2] - pixels[at + 2]) * opacity;
      }
    }
  }

  /** Paints only around a point, for small things painted by the thousand. */
  paintAt(u, v, radius, brush) {
    this.paint(brush, { left: u - radius, top: v - radius, right: u + radius, bottom: v + radius });
  }

  /**
   * Writes 8-bit RGB with the grain of a camera sensor: without it the pictures would compress, and so decode,
   * far more cheaply than photographs do.
   * @param {Uint8Array} target
   */
  develop(target) {
    const { width, pixels } = this;
    const clamped = new Uint8ClampedArray(target.buffer, target.byteOffset, target.byteLength);
    for (let at = 0, pixel = 0; at < pixels.length; at += 3, pixel++) {
      const grain = (speckle(pixel % width, (pixel / width) | 0) - 0.5) * GRAIN;
      for (let channel = 0; channel < 3; channel++) clamped[at + channel] = (pixels[at + channel] + grain) * 255;
    }
  }
}
