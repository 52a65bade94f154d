/** Of ES2024: Chromium 114, Firefox 122, Safari 17.4. Older engines leave it to their garbage collector. */
interface TransferableBuffer {
  transfer?(length: number): unknown;
}

/**
 * Gives memory back that nobody will look at any more, at once; the bytes are none afterwards. A collector that has a heap
 * of 1 MB to look after lets some 20 MB of buffers lie about behind it (Chromium 156). Only for buffers that were made
 * here and never given to an engine: Chromium keeps those of an `ImageData` or of a stream's piece until it collects
 * them, and no longer counts them when their bytes are gone. Does nothing to a part of a buffer.
 */
export function freeBytes({ buffer, byteLength }: Uint8Array): void {
  if (byteLength > 0 && byteLength === buffer.byteLength) (buffer as TransferableBuffer).transfer?.(0);
}
