// Fails where a published file, with the files of ours that it imports, is larger over the wire than its budget.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Not `import()`: what is only loaded when it is needed costs nobody else anything. */
const STATIC_IMPORT = /(?:from|import)\s*["'](\.[^"']+)["']/g;

const dist = fileURLToPath(new URL('../dist', import.meta.url));
/** Bytes after gzip. */
const budgets = JSON.parse(readFileSync(new URL('size-budgets.json', import.meta.url), 'utf8'));

for (const [file, budget] of Object.entries(budgets)) {
  const size = gzippedSize(path.join(dist, file));
  const verdict = size > budget ? `exceeds its budget of ${kilobytes(budget)}` : `of ${kilobytes(budget)}`;
  console.log(`${file}: ${kilobytes(size)} gzip, ${verdict}`);
  if (size > budget) process.exitCode = 1;
}

/** @param {string} file */
function gzippedSize(file, seen = new Set()) {
  if (seen.has(file)) return 0;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const own = [...source.matchAll(STATIC_IMPORT)].map(([, specifier]) => specifier);
  const imported = own.map((specifier) => gzippedSize(path.resolve(path.dirname(file), specifier), seen));
  return imported.reduce((sum, size) => sum + size, gzipSync(source, { level: 9 }).length);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
