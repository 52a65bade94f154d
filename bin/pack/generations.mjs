import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { chunkFile } from '../folder/chunk-file.mjs';

const GENERATION = /^index-(\d+)$/;

/** Index folders of a pack, the newest first: the one that index.json names, and those of runs that were stopped. */
export async function generationsOf(out) {
  const names = await readdir(out).catch(() => []);
  const numbers = names.flatMap((name) => GENERATION.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => b - a);
}

export function generationFolder(number) {
  return `index-${number}`;
}

/**
 * What the chunks of an index folder say, in order, as far as they go.
 * @param {string} out
 * @param {number} generation
 */
export async function* entriesOfGeneration(out, generation) {
  for (let number = 0; ; number++) {
    const chunk = await readJson(path.join(out, generationFolder(generation), chunkFile(number)));
    if (!chunk) return;
    let start = 0;
    for (const [place, name] of chunk.names.entries()) {
      const end = start + chunk.bytes[place];
      const [width, height] = [chunk.widths[place], chunk.heights[place]];
      yield { name, stamp: chunk.stamps[place], width, height, pack: chunk.pack, start, end };
      start = end;
    }
  }
}

/** What a file holds; `undefined` where there is none. */
export async function readJson(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
