import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeIndex } from '../commands/write-index.mjs';
import { mapInOrder } from '../folder/map-in-order.mjs';
import { AT_ONCE, encode, within } from '../folder/thumbnails.mjs';
import { walkPictures } from '../folder/walk-pictures.mjs';
import { writeWhole } from '../folder/write-whole.mjs';
import { readJson } from '../pack/generations.mjs';
import { drawSheet } from './draw-sheet.mjs';
import { placeClosely, placeInCells, slotLength } from './place-pictures.mjs';

/** Sheets that are packed together: only the last of them has room left. */
const SHEETS_AT_ONCE = 4;

const INDEX_CHUNK = 1000;

/**
 * @typedef {object} SheetOptions
 * @property {number} cell
 * @property {'cells' | 'packed'} layout
 * @property {string} format
 * @property {number} quality
 * @property {number} maxSide
 */

/**
 * Writes the pictures of a folder on sheets, with an index as `chunkedIndex()` reads it. Pictures are taken in batches; one
 * of which no file has changed is left as it is, also of a run that was stopped.
 * @param {typeof import('sharp')} sharp
 * @param {{ folder: string, out: string, options: SheetOptions, onFile: () => void, onFailure: (name: string, error: Error) => void }} job
 */
export async function writeSheets(sharp, { folder, out, options, onFile, onFailure }) {
  const counts = { sheets: 0, made: 0, kept: 0, failed: 0 };
  const used = new Set();
  const itemsOf = async function* () {
    for await (const batch of batchesOf(walkPictures(folder, { except: out }), batchSize(options))) {
      const name = nameOf(batch, options);
      const part = path.join(out, 'parts', `${name}.json`);
      const known = await readJson(part);
      const { sheets, items, failed } = known ?? (await makeBatch(sharp, { batch, name, out, options, onFailure }));
      if (!known) await writeWhole(part, JSON.stringify({ sheets, items, failed }));
      for (const file of [...sheets, `parts/${name}.json`]) used.add(file);
      counts[known ? 'kept' : 'made'] += items.length;
      counts.failed += failed.length;
      counts.sheets += sheets.length;
      if (known) for (const { name: file, message } of failed) onFailure(file, new Error(message));
      for (const _ of batch) onFile();
      yield* items;
    }
  };
  const { length } = await writeIndex(itemsOf(), out, INDEX_CHUNK);
  await removeUnused(out, used);
  return { ...counts, length };
}

/** As many as fill a sheet in cells of one size, or some sheets packed. */
function batchSize({ cell, maxSide, format, layout }) {
  const columns = Math.floor(maxSide / slotLength(cell, format));
  return columns ** 2 * (layout === 'packed' ? SHEETS_AT_ONCE : 1);
}

async function* batchesOf(files, size) {
  let batch = [];
  for await (const file of files) {
    batch.push(file);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** For all that a batch depends on, so that no name ever has other content. */
function nameOf(batch, options) {
  const content = JSON.stringify([options, batch.map(({ name, stamp }) => [name, stamp])]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

async function makeBatch(sharp, { batch, name, out, options, onFailure }) {
  const pictures = [];
  const failed = [];
  const read = (file) => pixelsOf(sharp, file, options.cell);
  for await (const picture of mapInOrder(batch, AT_ONCE, read)) {
    if (!picture.error) {
      pictures.push(picture);
      continue;
    }
    failed.push({ name: picture.name, message: picture.error.message });
    onFailure(picture.name, picture.error);
  }
  const placing = options.layout === 'packed' ? placeClosely : placeInCells;
  const placed = pictures.length > 0 ? await placing(pictures, options) : [];
  const items = new Array(pictures.length);
  const sheets = [];
  for (const [number, slots] of placed.entries()) {
    const src = `sheets/${name.slice(0, 2)}/${name}-${number}.${options.format}`;
    const image = encode(drawSheet(sharp, slots, pictures), options.format, options.quality, { isSheet: true });
    await writeWhole(path.join(out, src), await image.toBuffer());
    sheets.push(src);
    for (const { place, x, y } of slots) {
      const { name: alt, width, height } = pictures[place];
      items[place] = { sprite: { src, x, y, width, height }, alt, key: alt };
    }
  }
  return { sheets, items, failed };
}

async function pixelsOf(sharp, { name, file }, cell) {
  try {
    const image = within(sharp, file, cell).toColourspace('srgb').ensureAlpha();
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    return { name, pixels: data, width: info.width, height: info.height };
  } catch (error) {
    return { name, error };
  }
}

/** Sheets that the index does not name any more, and what a run that was stopped has left. */
async function removeUnused(out, used) {
  for (const folder of ['sheets', 'parts']) {
    const entries = await readdir(path.join(out, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const place = path.relative(out, file).split(path.sep).join('/');
      if (entry.isFile() && !used.has(place)) await rm(file);
    }
  }
}
