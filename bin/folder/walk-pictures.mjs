import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files that are tried; whether they are pictures their content says. */
const EXTENSIONS = /\.(jpe?g|png|webp|avif|gif|tiff?|svg|heic|heif|jxl|jp2)$/i;

/**
 * @typedef {object} PictureFile
 * @property {string} name Relative to the folder, with `/` between its parts on every system.
 * @property {string} file
 * @property {string} stamp Another one when the file has changed.
 */

/**
 * All pictures of a folder and those in it, in an order that is the same in every run, see `compareNames`. Only one folder
 * at a time is in memory. Hidden files are left out, and links to folders.
 * @param {string} folder
 * @param {{ except: string }} options A folder that is not looked into.
 * @returns {AsyncGenerator<PictureFile>}
 */
export async function* walkPictures(folder, { except }, prefix = '') {
  const { folders, pictures } = await look(folder, except);
  const entries = [...folders.map((name) => ({ name, isFolder: true })), ...pictures.map((name) => ({ name }))];
  entries.sort((a, b) => compare(a.name, b.name));
  for (const { name, isFolder } of entries) {
    const file = path.join(folder, name);
    if (isFolder) yield* walkPictures(file, { except }, `${prefix}${name}/`);
    else yield { name: prefix + name, file, stamp: await stampOf(file) };
  }
}

/** @param {string} folder @param {{ except: string }} options @returns {Promise<number>} */
export async function countPictures(folder, options) {
  const { folders, pictures } = await look(folder, options.except);
  let count = pictures.length;
  for (const name of folders) count += await countPictures(path.join(folder, name), options);
  return count;
}

async function look(folder, except) {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => {
    return !name.startsWith('.') && path.resolve(folder, name) !== path.resolve(except);
  });
  const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
  return {
    folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    pictures: files.filter(({ name }) => EXTENSIONS.test(name)).map(({ name }) => name),
  };
}

/** The order of the walk. */
export function compareNames(a, b) {
  const [one, other] = [a.split('/'), b.split('/')];
  for (let part = 0; part < Math.min(one.length, other.length); part++) {
    const order = compare(one[part], other[part]);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

/** A file that is gone meanwhile, or a link to nowhere, is told of when it is read. */
async function stampOf(file) {
  const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 }));
  return createHash('sha256').update(`${size} ${mtimeMs}`).digest('base64url').slice(0, 8);
}
