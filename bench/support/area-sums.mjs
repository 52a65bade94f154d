/** Sums over any rectangle of a grey picture in four reads (a summed-area table). */
export class AreaSums {
  #sums;
  #stride;

  /** @param {{ data: Uint8Array, width: number, height: number }} picture One byte for each pixel. */
  constructor({ data, width, height }) {
    this.#stride = width + 1;
    this.#sums = new Uint32Array(this.#stride * (height + 1));
    for (let y = 0; y < height; y++) {
      let row = 0;
      for (let x = 0; x < width; x++) {
        row += data[y * width + x];
        this.#sums[(y + 1) * this.#stride + x + 1] = this.#sums[y * this.#stride + x + 1] + row;
      }
    }
  }

  /** Mean over whole pixels from `left`, `top` to before `right`, `bottom`. */
  mean(left, top, right, bottom) {
    const above = top * this.#stride;
    const below = bottom * this.#stride;
    const sum =
      this.#sums[below + right] - this.#sums[below + left] - this.#sums[above + right] + this.#sums[above + left];
    return sum / ((right - left) * (bottom - top));
  }
}
