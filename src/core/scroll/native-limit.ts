/**
 * Native block size up to which every engine is known to paint what it lays out: Firefox was reported to leave all blank
 * from 6 M on (https://github.com/6pac/SlickGrid, getMaxSupportedCssHeight), Chromium holds 2^24 physical px for positioned
 * children. No script can see that nothing is painted, so what is laid out says too much. At 4 M a 32-bit float still
 * holds quarters of a px.
 */
const MAX_PAINTED_SIZE = 4_000_000;
const MAX_PHYSICAL_SIZE = 0.9 * 2 ** 24;

/** Share of what an engine lays out that is used: near its limit it may round. */
const SAFE_SHARE = 0.9;

/** Every engine lays this out; less would be no use to scroll. */
const LEAST_SIZE = 1_000;

/**
 * The largest native content size that can be relied on: what is known to be painted, or less where this engine lays out
 * less, as one does on which nobody has tried this. `layOut` answers what becomes of a block of so many CSS px: engines
 * cut what is too much for them, or give it no size at all.
 */
export function nativeLimit(devicePixelRatio: number, layOut: (size: number) => number): number {
  const painted = Math.min(MAX_PAINTED_SIZE, Math.floor(MAX_PHYSICAL_SIZE / devicePixelRatio));
  for (let size = Math.ceil(painted / SAFE_SHARE); size > LEAST_SIZE; size = Math.floor(size / 2)) {
    const laidOut = Math.min(size, layOut(size));
    if (laidOut >= LEAST_SIZE) return Math.min(painted, Math.floor(laidOut * SAFE_SHARE));
  }
  return LEAST_SIZE;
}
