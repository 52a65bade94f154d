import { readFileSync } from 'node:fs';

/** Mean errors that the eye does not see; a picture that is decoded at a reduced scale is filtered in another way. */
const MAX_ERROR = 3;
const MAX_ERROR_REDUCED = 6;
/** Both sides snap to whole device pixels, not always to the same one. */
const MAX_BOX_OFFSET_PX = 1;
const CELL = 256;

/**
 * Exceptions that are known, each with its reason: an engine's bug with its address, or a limit that is documented.
 * @type {{ files: string, isAnimated?: boolean, engines: string[], problem: string, reason: string }[]} `files` is a
 *   regular expression.
 */
const KNOWN = JSON.parse(readFileSync(new URL('known-exceptions.json', import.meta.url), 'utf8'));

/**
 * @typedef {{ state: 'passed' }
 *   | { state: 'known', problem: string, reason: string }
 *   | { state: 'failed', problem: string, detail: string }} Verdict
 * @param {import('./run.mjs').Result} result
 * @param {import('../browsers.mjs').Engine} engine
 * @returns {Verdict}
 */
export function judge(result, engine, known = KNOWN) {
  const found = problemOf(result);
  if (!found) return { state: 'passed' };
  const match = known.find(
    ({ files, isAnimated, engines, problem }) =>
      problem === found.problem &&
      engines.includes(engine) &&
      new RegExp(files).test(result.file.path) &&
      (isAnimated === undefined || isAnimated === result.file.animated),
  );
  if (match) return { state: 'known', problem: found.problem, reason: match.reason };
  return { state: 'failed', ...found };
}

/** @param {import('./run.mjs').Result} result @returns {{ problem: string, detail: string } | undefined} */
export function problemOf(result) {
  const { state, message, isReleased, image, imageHang } = result;
  if (state === 'hang') return { problem: 'hang', detail: message };
  if (imageHang) return { problem: 'hang', detail: `by its <img>, not by the grid: ${imageHang}` };
  if (isReleased === false) return { problem: 'held', detail: 'bitmaps or workers stay after the grid is removed' };
  if (state === 'error') return problemOfError(result);
  // What a worker makes of a damaged file may be more than an <img> makes of it.
  return image && isShown(result) ? problemOfPicture(result) : undefined;
}

function problemOfError(result) {
  const { name, message, image } = result;
  const detail = `${name}: ${message}`;
  if (!name || name === 'Error' || !message) return { problem: 'unnamed', detail };
  return image && isShown(result) ? { problem: 'refused', detail } : undefined;
}

/**
 * `decode()` rejects some files of which an engine shows what there is of them. One that it shows nothing of has no size:
 * Firefox fires `load` all the same, and draws a frame.
 */
function isShown({ image, comparison }) {
  return image.isLoaded && (image.isDecoded || (image.width > 0 && comparison?.image !== undefined));
}

function problemOfPicture({ image, comparison: { grid, image: drawn, meanError } }) {
  if (isLine(grid) && (!drawn || isLine(drawn))) return undefined;
  if (!sameBox(grid, drawn)) return { problem: 'size', detail: `drawn ${sizeOf(grid)}, <img> ${sizeOf(drawn)}` };
  const isReduced = image.width > CELL || image.height > CELL;
  const limit = isReduced ? MAX_ERROR_REDUCED : MAX_ERROR;
  if (meanError <= limit) return undefined;
  return { problem: 'picture', detail: `mean error ${meanError.toFixed(1)}, limit ${limit}` };
}

function sameBox(a, b) {
  if (!a || !b) return a === b;
  return ['left', 'top', 'right', 'bottom'].every((side) => Math.abs(a[side] - b[side]) <= MAX_BOX_OFFSET_PX);
}

/** Thinner than a pixel: the grid draws it a pixel wide, engines perhaps not at all. */
function isLine(box) {
  return box !== undefined && Math.min(box.right - box.left, box.bottom - box.top) <= 1;
}

function sizeOf(box) {
  return box ? `${box.right - box.left}×${box.bottom - box.top}` : 'nothing';
}
