/**
 * Native block size up to which every engine lays out and paints exactly: Chromium and WebKit hold 2^25 physical px
 * (half of it for positioned children in Chromium), Firefox 17.9 M, with blank rendering reported from 6 M
 * (https://github.com/6pac/SlickGrid, getMaxSupportedCssHeight). At 4 M a 32-bit float still holds quarters of a px.
 */
const MAX_NATIVE_SIZE = 4_000_000;
const MAX_PHYSICAL_SIZE = 0.9 * 2 ** 24;

export function nativeLimit(devicePixelRatio: number): number {
  return Math.min(MAX_NATIVE_SIZE, Math.floor(MAX_PHYSICAL_SIZE / devicePixelRatio));
}
