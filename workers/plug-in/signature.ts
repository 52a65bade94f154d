/** Bytes by which a file tells its format, at a fixed place. */
export interface Signature {
  /** Place of the first byte in the file; 0 unless told. */
  readonly offset?: number;
  /** Values of the bytes, or ASCII text such as `ftypheic`. */
  readonly bytes: string | readonly number[];
}

/** One alternative, or several of which one suffices. */
export type Signatures = Signature | readonly Signature[];

export function hasSignature(file: Uint8Array, signatures: Signatures): boolean {
  return [signatures].flat().some(({ offset = 0, bytes }) => {
    const wanted = typeof bytes === 'string' ? Array.from(bytes, (letter) => letter.charCodeAt(0)) : bytes;
    return wanted.every((value, i) => file[offset + i] === value);
  });
}
