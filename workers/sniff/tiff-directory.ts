const SHORT = 3;
const LONG = 4;

/** An image file directory of TIFF 6.0 § 2: numbers by tag. Reading past the bytes throws a RangeError. */
export class TiffDirectory {
  readonly #view: DataView;
  readonly #start: number;
  readonly #offset: number;
  readonly #isLittleEndian: boolean;

  private constructor(view: DataView, start: number, offset: number, isLittleEndian: boolean) {
    this.#view = view;
    this.#start = start;
    this.#offset = start + offset;
    this.#isLittleEndian = isLittleEndian;
  }

  /** @param start Place of the TIFF header, from which all offsets count */
  static first(view: DataView, start: number): TiffDirectory {
    const isLittleEndian = view.getUint16(start) === 0x4949;
    return new TiffDirectory(view, start, view.getUint32(start + 4, isLittleEndian), isLittleEndian);
  }

  next(): TiffDirectory | undefined {
    const offset = this.#view.getUint32(this.#offset + 2 + this.#count * 12, this.#isLittleEndian);
    return offset > 0 ? new TiffDirectory(this.#view, this.#start, offset, this.#isLittleEndian) : undefined;
  }

  short(tag: number): number | undefined {
    return this.#find(tag, SHORT, (at) => this.#view.getUint16(at, this.#isLittleEndian));
  }

  long(tag: number): number | undefined {
    return this.#find(tag, LONG, (at) => this.#view.getUint32(at, this.#isLittleEndian));
  }

  get #count(): number {
    return this.#view.getUint16(this.#offset, this.#isLittleEndian);
  }

  /** The value of a tag, where it has the type that is asked for. */
  #find(tag: number, type: number, read: (at: number) => number): number | undefined {
    const end = this.#offset + 2 + this.#count * 12;
    for (let entry = this.#offset + 2; entry < end; entry += 12) {
      if (this.#view.getUint16(entry, this.#isLittleEndian) !== tag) continue;
      return this.#view.getUint16(entry + 2, this.#isLittleEndian) === type ? read(entry + 8) : undefined;
    }
    return undefined;
  }
}
