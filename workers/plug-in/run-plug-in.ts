import type { FailureCause } from '../protocol.js';
import type { DecoderModule, PlugInJob, PlugInOutcome } from './plug-in-protocol.js';

/** Imports a decoder's module, once for each thread. */
export async function loadPlugIn(module: string): Promise<DecoderModule['decode']> {
  const { decode } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ module)) as Partial<DecoderModule>;
  if (typeof decode === 'function') return decode;
  throw new TypeError(`it has no export named "decode" that is a function, but exports ${typeof decode}`);
}

/** Decodes one file in the calling thread; never rejects. */
export async function runPlugIn(job: PlugInJob, signal: AbortSignal): Promise<PlugInOutcome> {
  const { module, type, bytes, wanted, maxPixels, options } = job;
  const { width, height } = wanted ?? {};
  try {
    const decode = await loadPlugIn(module);
    const picture: unknown = await decode(bytes, { type, width, height, maxPixels, options, signal });
    try {
      return checked(picture, type, maxPixels);
    } finally {
      if (picture instanceof ImageBitmap) picture.close();
    }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name === 'ImageTooLargeError') return failed('too-large', name, message);
    return failed('undecodable', 'DecodeError', `The decoder of ${type} failed: ${message}`);
  }
}

/** A decoder is somebody else's code: what does not fit together is refused. */
function checked(picture: unknown, type: string, maxPixels: number): PlugInOutcome {
  const { width, height, data, colorSpace } = (picture ?? {}) as Partial<ImageData>;
  if (!isSide(width) || !isSide(height)) return nonsense(type, `a picture of ${width}×${height}`);
  const pixels = width * height;
  if (pixels > maxPixels) return failed('too-large', 'ImageTooLargeError', tooLarge(width, height, maxPixels));
  const bytes = picture instanceof ImageBitmap ? pixelsOf(picture) : bytesOf(data);
  if (bytes?.length !== pixels * 4) {
    return nonsense(
      type,
      `${bytes ? `${bytes.length} bytes` : 'no bytes'} for ${width}×${height} pixels of four bytes`,
    );
  }
  return { state: 'decoded', pixels: { width, height, data: bytes, colorSpace: colorSpace ?? 'srgb' } };
}

/**
 * Read back rather than handed over: what is posted to a thread that has ended meanwhile would stay open, and a bitmap
 * that went through two threads was seen to show the picture of another once in WebKitGTK 2.50.
 */
function pixelsOf(bitmap: ImageBitmap): Uint8ClampedArray<ArrayBuffer> | undefined {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  return context?.getImageData(0, 0, width, height).data as Uint8ClampedArray<ArrayBuffer> | undefined;
}

/** The sentence that every refusal for size uses, with a decoder's own among them. */
function tooLarge(width: number, height: number, maxPixels: number): string {
  return `${width}×${height} is ${Math.round((width * height) / 1e6)} MP, limit ${Math.round(maxPixels / 1e6)} MP`;
}

function isSide(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

/** As what `ImageData` takes, and in a buffer of its own: a view on a wasm memory can be neither. */
function bytesOf(data: unknown): Uint8ClampedArray<ArrayBuffer> | undefined {
  if (!ArrayBuffer.isView(data)) return undefined;
  const { buffer, byteOffset, byteLength } = data;
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) return new Uint8ClampedArray(buffer);
  return new Uint8ClampedArray(new Uint8Array(buffer, byteOffset, byteLength));
}

function nonsense(type: string, got: string): PlugInOutcome {
  return failed('undecodable', 'DecodeError', `The decoder of ${type} gave ${got}`);
}

function failed(kind: FailureCause['kind'], name: string, message: string): PlugInOutcome {
  return { state: 'failed', failure: { kind, name, message } };
}
