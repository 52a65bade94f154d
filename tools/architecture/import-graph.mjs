import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importsIn } from './source-text.mjs';

const MODULE = /(?<!\.d)\.(?:ts|mjs|js|html)$/;

/**
 * @typedef {object} Module
 * @property {string} source
 * @property {string[]} files The files it imports, relative to the root.
 * @property {string[]} packages The packages it imports.
 */

/**
 * @param {string} root
 * @param {string[]} folders
 * @returns {Map<string, Module>} By path relative to the root, with `/` on every platform.
 */
export function readImportGraph(root, folders) {
  const files = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => filesIn(root, folder));
  return new Map(files.map((file) => [file, readModule(root, file)]));
}

function filesIn(root, folder) {
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return entries.filter((entry) => MODULE.test(entry)).map((entry) => path.join(folder, entry).replaceAll('\\', '/'));
}

function readModule(root, file) {
  const source = readFileSync(path.join(root, file), 'utf8');
  const specifiers = [...new Set(importsIn(source))];
  const isFile = (specifier) => /^[./]/.test(specifier);
  return {
    source,
    files: specifiers.filter(isFile).map((specifier) => resolveFile(root, file, specifier)),
    packages: specifiers.filter((specifier) => !isFile(specifier)).map(packageOf),
  };
}

/** Specifiers say `.js` where the file is `.ts`; a page's absolute ones start at the root that the server serves. */
function resolveFile(root, importer, specifier) {
  const file = specifier.startsWith('/')
    ? specifier.slice(1)
    : path.posix.join(path.posix.dirname(importer), specifier);
  const typescript = file.replace(/\.js$/, '.ts');
  return existsSync(path.join(root, typescript)) ? typescript : file;
}

/** `lit/directives/map.js` → `lit`, `@scope/name/x.js` → `@scope/name`. */
function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
