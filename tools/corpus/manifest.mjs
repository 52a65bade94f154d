import { readFileSync } from 'node:fs';
import path from 'node:path';
import { groupBy } from './group-by.mjs';

/**
 * What `manifest.json` says of one file.
 * @typedef {object} CorpusFile
 * @property {string} path Relative to the folder, with `/`.
 * @property {string} kind
 * @property {number | null} width As shown.
 * @property {number | null} height
 * @property {boolean} [animated]
 * @property {string[]} [hangs] Engines whose own `<img>` never comes back from this file.
 */

/** @param {string} folder @returns {CorpusFile[]} All but the lists, which are no pictures. */
export function readManifest(folder) {
  const files = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  return files.filter(({ kind }) => kind !== 'lists');
}

/**
 * Some files of each kind, by a seeded choice, and all that is about orientation.
 * @param {CorpusFile[]} files @param {number} perKind @param {number} seed
 */
export function chooseSample(files, perKind, seed) {
  const kinds = groupBy(files, classOf);
  return [...kinds].flatMap(([kind, members]) =>
    kind === 'orientation' ? members : chooseSome(members, perKind, seed).filter(({ hangs }) => !hangs),
  );
}

/** Hostile files are of several formats; each is a class of its own. */
function classOf({ kind, path: file }) {
  return kind === 'hostile' ? `hostile ${path.extname(file)}` : kind;
}

function chooseSome(files, count, seed) {
  const ranked = files.map((file) => ({ file, rank: hash(`${seed} ${file.path}`) }));
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ file }) => file);
}

/** FNV-1a, with an avalanche at its end: https://github.com/aappleby/smhasher, fmix32. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
