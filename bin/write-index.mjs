import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** As `chunkPath()` of the element reads it. */
const CHUNKS_PER_FOLDER = 1000;

/**
 * Writes a list of any length, of which only one chunk is ever in memory. `index.json` comes last: whoever sees it sees all
 * chunks.
 * @param {AsyncIterable<unknown>} entries
 * @param {string} folder
 * @param {number} chunkSize
 */
export async function writeIndex(entries, folder, chunkSize) {
  let chunks = 0;
  let length = 0;
  let chunk = [];
  const flush = async () => {
    await writeChunk(folder, chunks++, chunk);
    length += chunk.length;
    chunk = [];
  };
  for await (const entry of entries) if (chunk.push(entry) === chunkSize) await flush();
  if (chunk.length > 0) await flush();
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'index.json'), `${JSON.stringify({ length, chunkSize })}\n`);
  return { length, chunks };
}

async function writeChunk(folder, number, entries) {
  const place = path.join(folder, String(Math.floor(number / CHUNKS_PER_FOLDER)));
  if (number % CHUNKS_PER_FOLDER === 0) await mkdir(place, { recursive: true });
  await writeFile(path.join(place, `${number}.json`), JSON.stringify(entries));
}
