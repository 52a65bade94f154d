import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isHidden, realPathInside } from './containment.mjs';
import { imageType } from './image-types.mjs';

const MAX_CHUNK = 65536;

/**
 * Walks the folder, images of a directory before its subdirectories. Each real directory is visited once, however many
 * links lead to it: links in circles end.
 * @param {string} root a real path
 * @param {string[]} segments of the directory below the root
 * @param {Set<string>} visited
 * @returns {AsyncGenerator<string[]>} the segments of each image's path
 */
export async function* listImages(root, segments = [], visited = new Set()) {
  const directory = await realPathInside(root, path.join(root, ...segments));
  if (directory === undefined || visited.has(directory)) return;
  visited.add(directory);
  const subdirectories = [];
  for (const entry of await sortedEntries(directory)) {
    const kind = await kindOf(root, directory, entry);
    if (kind === 'directory') subdirectories.push(entry.name);
    else if (kind === 'image') yield [...segments, entry.name];
  }
  for (const name of subdirectories) yield* listImages(root, [...segments, name], visited);
}

/** A directory that may not be read is left out; it must not take the rest of the listing with it. */
async function sortedEntries(directory) {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const keyed = entries
    .filter(({ name }) => !isHidden(name) && name.isWellFormed())
    .map((entry) => ({ entry, key: naturalKey(entry.name) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

/** Comparing padded keys sorts 200,000 names about ten times as fast as Intl.Collator with `numeric`. */
const naturalKey = (name) => name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(16, '0'));

async function kindOf(root, directory, entry) {
  const target = entry.isSymbolicLink() ? await followLink(root, path.join(directory, entry.name)) : entry;
  if (target?.isDirectory()) return 'directory';
  return target?.isFile() && imageType(entry.name) ? 'image' : undefined;
}

async function followLink(root, link) {
  const real = await realPathInside(root, link);
  return real && stat(real);
}

/** @param {string} root @returns {Promise<boolean>} */
export async function holdsImages(root) {
  const first = await listImages(root).next();
  return !first.done;
}

/**
 * The listing as NDJSON. The first line goes out at once, later ones in growing chunks: a write for each of 200,000
 * lines would take longer than reading the directory.
 * @param {string} root
 */
export async function* listingChunks(root) {
  let chunk = '';
  let limit = 1;
  for await (const segments of listImages(root)) {
    chunk += `${JSON.stringify(describe(segments))}\n`;
    if (chunk.length < limit) continue;
    yield chunk;
    chunk = '';
    limit = Math.min(limit * 2, MAX_CHUNK);
  }
  if (chunk) yield chunk;
}

function describe(segments) {
  return {
    src: `/folder/${segments.map(encodeURIComponent).join('/')}`,
    title: segments.join('/'),
    alt: path.parse(segments.at(-1)).name,
  };
}
