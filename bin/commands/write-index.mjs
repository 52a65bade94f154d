import path from 'node:path';
import { chunkFile } from '../folder/chunk-file.mjs';
import { writeWhole } from '../folder/write-whole.mjs';

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
    await writeWhole(path.join(folder, chunkFile(chunks++)), JSON.stringify(chunk));
    length += chunk.length;
    chunk = [];
  };
  for await (const entry of entries) if (chunk.push(entry) === chunkSize) await flush();
  if (chunk.length > 0) await flush();
  await writeWhole(path.join(folder, 'index.json'), `${JSON.stringify({ length, chunkSize })}\n`);
  return { length, chunks };
}
