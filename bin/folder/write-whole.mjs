import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';

/** What a file is called while it is written. */
export const UNFINISHED = '.unfinished';

/**
 * Writes a file that is there whole or not at all, whenever the process or the machine stops.
 * @param {string} file
 * @param {string | Uint8Array | readonly Uint8Array[]} content
 */
export async function writeWhole(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}${UNFINISHED}`;
  const handle = await open(unfinished, 'w');
  try {
    for (const piece of Array.isArray(content) ? content : [content]) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}
