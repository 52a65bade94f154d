import { readdirSync } from 'node:fs';
import path from 'node:path';

/** @param {string} folder @param {string} ending */
export function testFilesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file));
}
