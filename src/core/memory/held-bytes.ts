/** What memory is held for. */
export const MEMORY_KINDS = [
  /** Canvases of the rows, with the copies that a compositor makes of them. */
  'surfaces',
  /** Decoded pictures: kept for scrolling back, or waiting for the frame that draws them. */
  'decoded',
  /** Small pictures, encoded again. */
  'thumbnails',
  /** Files as they came, and parts of packs, kept to be decoded once more. */
  'encoded',
  /** Files that are being read, until their decode has ended. */
  'inFlight',
  /** What decoders are expected to need at most for what they are at, and what they keep to use it once more. */
  'decoding',
  /** Sheets that hold many pictures. */
  'sheets',
  /** Text that is drawn already. */
  'glyphs',
] as const;

export type MemoryKind = (typeof MEMORY_KINDS)[number];

export type HeldBytes = Readonly<Record<MemoryKind, number>>;

export const NO_BYTES: HeldBytes = Object.freeze(heldBytesOf(() => 0));

export function heldBytesOf(bytesOf: (kind: MemoryKind) => number): HeldBytes {
  return Object.fromEntries(MEMORY_KINDS.map((kind) => [kind, bytesOf(kind)])) as HeldBytes;
}

export function sumHeldBytes(parts: Iterable<HeldBytes>): HeldBytes {
  const all = [...parts];
  return heldBytesOf((kind) => all.reduce((sum, part) => sum + part[kind], 0));
}

export function totalBytes(held: HeldBytes): number {
  return MEMORY_KINDS.reduce((sum, kind) => sum + held[kind], 0);
}
