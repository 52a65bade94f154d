/** A directory of more files than this is slow to list, to copy and to host. */
export const CHUNKS_PER_FOLDER = 1000;

/** Path of a chunk of an index, relative to the index: `0/17.json`, `1/1017.json`. */
export function chunkPath(chunk: number): string {
  return `${Math.floor(chunk / CHUNKS_PER_FOLDER)}/${chunk}.json`;
}
