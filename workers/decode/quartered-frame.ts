import type { Size } from '../../src/core/picture/fit.js';
import { averageByFour, type Plane } from './average-by-four.js';

/** Planes of one byte for each sample, and by how much the two of colour are narrower and lower than the first. */
const SUBSAMPLING = new Map<string | null, Size>([
  ['I420', { width: 2, height: 2 }],
  ['I422', { width: 2, height: 1 }],
  ['I444', { width: 1, height: 1 }],
]);

/** Rows that are copied out of the frame at once: so much of it lies on the heap. Blocks of colour are 8 rows high. */
const STRIP_ROWS = 64;

/**
 * The same picture at a quarter of its sides, each pixel the average of sixteen, where that still covers `wanted` and the
 * frame is in planes; `undefined` otherwise. Turning 12 megapixels of planes into RGB takes Chromium 40 to 60 ms before it
 * makes anything smaller (156); their bytes averaged first, 5 to 15. The frame stays open.
 */
export async function quarteredFrame(frame: VideoFrame, wanted: Size): Promise<VideoFrame | undefined> {
  const { format, visibleRect, displayWidth: width, displayHeight: height } = frame;
  const subsampling = SUBSAMPLING.get(format);
  const isWhole = visibleRect?.x === 0 && visibleRect.y === 0 && visibleRect.width === width;
  const isPlain = isWhole && visibleRect.height === height;
  const quarter = { width: Math.round(width / 4), height: Math.round(height / 4) };
  if (
    !format ||
    !subsampling ||
    !isPlain ||
    !isTold(frame.colorSpace) ||
    quarter.width < wanted.width ||
    quarter.height < wanted.height
  )
    return;
  try {
    const data = await quarteredPlanes(frame, quarter, subsampling);
    const { width: codedWidth, height: codedHeight } = quarter;
    return new VideoFrame(data, { format, codedWidth, codedHeight, timestamp: 0, colorSpace: frame.colorSpace });
  } catch {
    // Engines need not hand out the planes that they have.
    return undefined;
  }
}

/** What a frame does not say of its colours, as of those of an ICC profile, is lost with it. */
function isTold({ primaries, transfer, matrix }: VideoColorSpace): boolean {
  return primaries !== null && transfer !== null && matrix !== null;
}

async function quarteredPlanes(frame: VideoFrame, quarter: Size, subsampling: Size): Promise<Uint8Array<ArrayBuffer>> {
  const { displayWidth: width, displayHeight: height } = frame;
  const whole = { width, height };
  const [full, half] = [{ width: 1, height: 1 }, subsampling];
  const sizes = [full, half, half].map((by) => ({ from: dividedBy(whole, by), to: dividedBy(quarter, by), by }));
  const targets = sizes.map(({ to }) => new Uint8Array(to.width * to.height));
  const { strip, layout } = stripOf(sizes.map(({ from, by }) => ({ width: from.width, rows: STRIP_ROWS / by.height })));
  for (let y = 0; y < height; y += STRIP_ROWS) {
    await frame.copyTo(strip, { rect: { x: 0, y, width, height: Math.min(STRIP_ROWS, height - y) }, layout });
    for (const [index, { from, to, by }] of sizes.entries()) {
      const [at, target] = [layout[index], targets[index]];
      if (!at || !target) continue;
      const rows = Math.min(STRIP_ROWS / by.height, from.height - y / by.height);
      const plane: Plane = { bytes: strip, ...at, width: from.width, height: rows };
      averageByFour(plane, target.subarray((y / by.height / 4) * to.width), to.width);
    }
  }
  return joined(targets);
}

/** Rows begin at multiples of four bytes, so that four of them are read at once. */
function stripOf(planes: readonly { width: number; rows: number }[]) {
  let offset = 0;
  const layout = planes.map(({ width, rows }) => {
    const plane = { offset, stride: Math.ceil(width / 4) * 4 };
    offset += plane.stride * rows;
    return plane;
  });
  return { strip: new Uint8Array(offset), layout };
}

function dividedBy({ width, height }: Size, by: Size): Size {
  return { width: Math.ceil(width / by.width), height: Math.ceil(height / by.height) };
}

function joined(planes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(planes.reduce((length, plane) => length + plane.length, 0));
  let at = 0;
  for (const plane of planes) {
    bytes.set(plane, at);
    at += plane.length;
  }
  return bytes;
}
