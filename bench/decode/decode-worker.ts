import { DEFAULT_LIMITS } from '../../src/core/picture/picture-limits.js';
import { probeScaledDecoding } from '../../workers/decode/capabilities.js';
import { decode, planDecode } from '../../workers/decode/decode.js';
import { readImageHeader } from '../../workers/sniff/image-header.js';

interface Task {
  readonly id: number;
  readonly bytes: ArrayBuffer;
  readonly way: string;
  /** Longer side, in px. */
  readonly target: number;
}

/** As much as the grid looks at of most files, before the rest is there. */
const HEAD_BYTES = 2 ** 16;

const scaled = await probeScaledDecoding();
const never = new AbortController().signal;

const ways: Record<string, (bytes: Uint8Array<ArrayBuffer>, width: number, height: number) => Promise<ImageBitmap>> = {
  pipeline: async (bytes, width, height) => {
    const header = readImageHeader(bytes.subarray(0, HEAD_BYTES));
    if (!header) throw new Error('the picture has no header');
    const plan = planDecode(header, { wantedSize: () => ({ width, height }), scaled, limits: DEFAULT_LIMITS });
    return (await decode(bytes, plan, never)).bitmap;
  },
  bitmap: (bytes) => createImageBitmap(new Blob([bytes])),
  'resized bitmap': (bytes, width, height) =>
    createImageBitmap(new Blob([bytes]), { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' }),
};

addEventListener('message', async ({ data: { id, bytes, way, target } }: MessageEvent<Task>) => {
  const start = performance.now();
  const size = { width: target, height: Math.round((target * 3) / 4) };
  const bitmap = await ways[way]?.(new Uint8Array(bytes), size.width, size.height);
  if (!bitmap) throw new RangeError(`way must be one of ${Object.keys(ways)}, got ${way}`);
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0, size.width, size.height);
  // Drawing is put off until somebody looks.
  context?.getImageData(0, 0, 1, 1);
  bitmap.close();
  postMessage({ id, durationMs: performance.now() - start });
});
postMessage({ id: 0 });
