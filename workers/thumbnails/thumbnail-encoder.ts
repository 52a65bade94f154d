import type { MemoryAccount } from '../../src/core/memory/memory-ledger.js';
import type { Size } from '../../src/core/picture/fit.js';

/** Cells are rarely larger; 512 × 384 px are some 40 kB, a twentieth of what they take decoded. */
const MAX_SIDE = 512;

/** JPEG takes 0.9 ms for 320 × 240 px, WebP 10.6 ms, PNG 24 ms (Chromium 156). */
const JPEG = { type: 'image/jpeg', quality: 0.85 };
/** For what JPEG cannot: transparency. */
const WEBP = { type: 'image/webp', quality: 0.85 };

export interface EncodedThumbnail {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: Size;
}

/**
 * Encodes decoded pictures, one after the other, made smaller where they are large. On one canvas for all: a hundred that
 * were dropped held 40 MB until they were collected (Chromium 156), whatever was done to their size before.
 */
export class ThumbnailEncoder {
  readonly #account: MemoryAccount;
  #canvas: OffscreenCanvas | undefined;

  /** @param account Told what its canvas takes */
  constructor(account: MemoryAccount) {
    this.#account = account;
  }

  /** Bytes that it takes to encode a picture: the canvas, and its pixels where these are looked at. */
  static peakBytes(picture: Size, isOpaque: boolean): number {
    const { width, height } = smaller(picture);
    return 4 * width * height * (isOpaque ? 1 : 2);
  }

  /**
   * `undefined` where the engine cannot: Safari encodes no WebP, and older ones nothing in a worker.
   * @param isOpaque Known to have no transparency; otherwise its pixels are looked at
   */
  async encode(bitmap: ImageBitmap, isOpaque = false): Promise<EncodedThumbnail | undefined> {
    if (typeof OffscreenCanvas === 'undefined' || !('convertToBlob' in OffscreenCanvas.prototype)) return undefined;
    const size = smaller(bitmap);
    this.#canvas ??= new OffscreenCanvas(1, 1);
    const canvas = this.#canvas;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return undefined;
    // Also clears it.
    canvas.width = size.width;
    canvas.height = size.height;
    this.#account.resize(ThumbnailEncoder.peakBytes(bitmap, isOpaque));
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    const format = isOpaque || hasNoAlpha(context.getImageData(0, 0, size.width, size.height)) ? JPEG : WEBP;
    const blob = await canvas.convertToBlob(format);
    // What an engine cannot encode it makes a PNG of.
    return blob.type === format.type ? { bytes: new Uint8Array(await blob.arrayBuffer()), size } : undefined;
  }

  /** Gives back what the canvas holds, until it encodes again. */
  rest(): void {
    if (this.#canvas) this.#canvas.width = 0;
    this.#account.resize(0);
  }

  close(): void {
    this.rest();
    this.#canvas = undefined;
  }
}

function smaller({ width, height }: Size): Size {
  const share = Math.min(1, MAX_SIDE / Math.max(width, height));
  return { width: Math.ceil(width * share), height: Math.ceil(height * share) };
}

function hasNoAlpha({ data }: ImageData): boolean {
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return false;
  return true;
}
