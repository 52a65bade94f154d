import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { mapInOrder } from '../folder/map-in-order.mjs';
import { AT_ONCE, encode, within } from '../folder/thumbnails.mjs';
import { walkPictures } from '../folder/walk-pictures.mjs';
import { writeWhole } from '../folder/write-whole.mjs';
import { ChunkWriter } from './chunk-writer.mjs';
import { generationFolder, generationsOf, readJson } from './generations.mjs';
import { KnownThumbnails } from './known-thumbnails.mjs';

/** Says what the files are, and in which way. */
export const PACK_FORMAT = 'mass-image-grid pack 1';

/**
 * @typedef {object} PackOptions
 * @property {number} size
 * @property {string} format
 * @property {number} quality
 * @property {number} chunkSize
 */

/**
 * Writes the thumbnails of a folder as packs with an index. What earlier runs have made is taken over where a file has not
 * changed, also of a run that was stopped; index.json comes last: until then it tells of what was there before.
 * @param {typeof import('sharp')} sharp
 * @param {{ folder: string, out: string, options: PackOptions, onFile: () => void, onFailure: (name: string, error: Error) => void }} job
 */
export async function writePack(sharp, { folder, out, options, onFile, onFailure }) {
  const made = JSON.stringify(options);
  const generations = await reusable(out, made);
  const number = Math.max(0, ...(await generationsOf(out))) + 1;
  await writeWhole(path.join(out, generationFolder(number), 'made.json'), made);
  const known = new KnownThumbnails(out, generations);
  const counts = { made: 0, kept: 0, failed: 0 };
  const thumbnailOf = async ({ picture, kept }) => {
    if (kept) return counted('kept', { ...picture, ...kept });
    try {
      return counted('made', { ...picture, ...(await makeThumbnail(sharp, picture.file, options)) });
    } catch (error) {
      onFailure(picture.name, error);
      return counted('failed', undefined);
    }
  };
  const counted = (kind, thumbnail) => {
    counts[kind]++;
    onFile();
    return thumbnail;
  };
  const writer = new ChunkWriter(out, generationFolder(number));
  try {
    await writeChunks(writer, mapInOrder(withKept(folder, out, known), AT_ONCE, thumbnailOf), options.chunkSize);
  } finally {
    await known.close();
  }
  const isNew = await publish(out, number, writer, options);
  await removeUnused(out, writer.packs);
  return { ...counts, length: writer.length, packs: writer.packs.size, byteSize: writer.byteSize, isNew };
}

/** Index folders whose thumbnails were made in the same way. */
async function reusable(out, made) {
  const same = [];
  for (const generation of await generationsOf(out)) {
    const as = await readJson(path.join(out, generationFolder(generation), 'made.json'));
    if (JSON.stringify(as) === made) same.push(generation);
  }
  return same;
}

/** One by one, since what is known is found in order only. */
async function* withKept(folder, out, known) {
  for await (const picture of walkPictures(folder, { except: out })) {
    yield { picture, kept: await known.find(picture) };
  }
}

async function makeThumbnail(sharp, file, { size, format, quality }) {
  const { data, info } = await encode(within(sharp, file, size), format, quality).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

async function writeChunks(writer, thumbnails, chunkSize) {
  let chunk = [];
  for await (const thumbnail of thumbnails) {
    if (!thumbnail) continue;
    chunk.push(thumbnail);
    if (chunk.length < chunkSize) continue;
    await writer.write(chunk);
    chunk = [];
  }
  if (chunk.length > 0) await writer.write(chunk);
}

/** False where the index is as before: then what caches know of it stays. */
async function publish(out, number, { length, digest }, { chunkSize }) {
  const file = path.join(out, 'index.json');
  const before = await readJson(file);
  const isNew = before?.digest !== digest;
  const current = isNew ? generationFolder(number) : before.chunks;
  const index = { format: PACK_FORMAT, length, chunkSize, chunks: current, digest };
  if (isNew) await writeWhole(file, `${JSON.stringify(index)}\n`);
  for (const generation of await generationsOf(out)) {
    const name = generationFolder(generation);
    if (name !== current) await rm(path.join(out, name), { recursive: true, force: true });
  }
  return isNew;
}

/** Packs that the index does not name, and what a run that was stopped has left. */
async function removeUnused(out, used) {
  const folder = path.join(out, 'packs');
  for (const name of await readdir(folder).catch(() => [])) {
    for (const file of await readdir(path.join(folder, name))) {
      if (!used.has(`packs/${name}/${file}`)) await rm(path.join(folder, name, file));
    }
  }
}
