/** As `chunkPath()` of the element reads it: no folder holds more than this many. */
const CHUNKS_PER_FOLDER = 1000;

/** @param {number} number */
export function chunkFile(number) {
  return `${Math.floor(number / CHUNKS_PER_FOLDER)}/${number}.json`;
}
