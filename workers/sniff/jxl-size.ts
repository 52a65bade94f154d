interface Size {
  readonly width: number;
  readonly height: number;
}

/** ISO/IEC 18181-1, SizeHeader: lengths of the four ways to write a side. */
const SIDE_BITS = [9, 13, 18, 30];

/** Width by height, for the shapes that have a number of their own. */
const RATIOS = [0, 1, 12 / 10, 4 / 3, 3 / 2, 16 / 9, 5 / 4, 2];

const CODESTREAM = [0xff, 0x0a];
const BOX_HEADER_BYTES = 8;

/** Size of a JPEG XL picture before any turning, by its header; `undefined` where none is found. */
export function jxlSize(file: Uint8Array): Size | undefined {
  const at = codestreamAt(file);
  if (at === undefined || !CODESTREAM.every((byte, i) => file[at + i] === byte)) return undefined;
  const bits = new BitReader(file, at + CODESTREAM.length);
  const isSmall = bits.read(1) === 1;
  const readSide = () => (isSmall ? (bits.read(5) + 1) * 8 : bits.read(SIDE_BITS[bits.read(2)] ?? 0) + 1);
  const height = readSide();
  const ratio = RATIOS[bits.read(3)];
  const width = ratio ? Math.floor(height * ratio) : readSide();
  return { width, height };
}

/** ISO/IEC 18181-2: bare, or in a box `jxlc`, or in pieces `jxlp`, each after its number. */
function codestreamAt(file: Uint8Array): number | undefined {
  if (file[0] === CODESTREAM[0]) return 0;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at + 2 * BOX_HEADER_BYTES <= file.length; ) {
    const size = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    const content = at + BOX_HEADER_BYTES + (size === 1 ? 8 : 0);
    if (type === 'jxlc') return content;
    if (type === 'jxlp') return content + 4;
    const length = size === 1 ? Number(view.getBigUint64(at + BOX_HEADER_BYTES)) : size;
    if (length < BOX_HEADER_BYTES) return undefined;
    at += length;
  }
  return undefined;
}

/** Bits of a JPEG XL header, lowest of each byte first; zero past the end. */
class BitReader {
  readonly #bytes: Uint8Array;
  #position: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#position = start * 8;
  }

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#position++) {
      value += (((this.#bytes[this.#position >> 3] ?? 0) >> (this.#position & 7)) & 1) * 2 ** bit;
    }
    return value;
  }
}
