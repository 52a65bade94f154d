/** Some rows of samples, one byte each. Offset and stride are multiples of four. */
export interface Plane {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly offset: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Writes the averages of blocks of 4 × 4 samples, row by row, `columns` in each, as long as there is room. A block that
 * reaches beyond the plane repeats its last row and column. Four samples are added at once, in two halves of a word: 36 MB in
 * 12 ms, one by one in 20, and as unsigned words in 27 (V8).
 */
export function averageByFour(plane: Plane, target: Uint8Array, columns: number): void {
  const { bytes, offset, stride, width, height } = plane;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + offset, (stride / 4) * height);
  const wholeColumns = Math.min(columns, width >> 2);
  const rows = Math.min(Math.ceil(height / 4), Math.floor(target.length / columns));
  for (let row = 0, at = 0; row < rows; row++, at += columns) {
    const starts = [0, 1, 2, 3].map((step) => Math.min(row * 4 + step, height - 1) * (stride / 4));
    averageRow(words, starts, target, at, wholeColumns);
    if (wholeColumns < columns) target[at + wholeColumns] = lastBlock(plane, row * 4, wholeColumns * 4);
  }
}

function averageRow(words: Int32Array, starts: readonly number[], target: Uint8Array, at: number, columns: number) {
  let [a = 0, b = 0, c = 0, d = 0] = starts;
  for (let column = 0; column < columns; column++) {
    const [first, second] = [words[a++] as number, words[b++] as number];
    const [third, fourth] = [words[c++] as number, words[d++] as number];
    const even = (first & EVEN) + (second & EVEN) + (third & EVEN) + (fourth & EVEN);
    const odd = ((first >>> 8) & EVEN) + ((second >>> 8) & EVEN) + ((third >>> 8) & EVEN) + ((fourth >>> 8) & EVEN);
    const sum = even + odd;
    target[at + column] = ((sum & 0xffff) + (sum >>> 16) + 8) >> 4;
  }
}

/** Every other byte of a word. */
const EVEN = 0x00ff00ff;

function lastBlock({ bytes, offset, stride, width, height }: Plane, top: number, left: number): number {
  let sum = 8;
  for (let y = top; y < top + 4; y++) {
    for (let x = left; x < left + 4; x++) {
      sum += bytes[offset + Math.min(y, height - 1) * stride + Math.min(x, width - 1)] ?? 0;
    }
  }
  return sum >> 4;
}
