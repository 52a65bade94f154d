/**
 * What a row's canvas takes up for each byte of its pixels: its own, those that the compositor shows, and those that wait
 * to be drawn on next. Measured by PSS of all processes, canvases that a worker has drawn on in six frames, compositing in
 * software: 4.2 in Chromium 156; in Firefox 153 2.4 in view and 1.1 out of it.
 */
export const SURFACE_COPIES = 4;

const BYTES_PER_PIXEL = 4;

/** Bytes of a canvas of this size in device px. */
export function surfaceBytes(width: number, height: number): number {
  return Math.ceil(width * height * BYTES_PER_PIXEL * SURFACE_COPIES);
}
