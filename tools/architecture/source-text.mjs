// What a module imports and which names it uses, read from its text: type imports count too, and esbuild's metafile
// no longer has them, nor does TypeScript 7 offer its parser to JavaScript.

const STRING = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/;
const STRING_OR_COMMENT = new RegExp(`(${STRING.source})|${COMMENT.source}`, 'g');
const STRINGS = new RegExp(STRING.source, 'g');

const IMPORT_FROM = /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g;
const IMPORT_ONLY = /\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

/**
 * @param {string} source
 * @returns {string[]} Specifiers, also of type imports, re-exports and `import()`, without a query such as `?worker`.
 */
export function importsIn(source) {
  const code = withoutComments(source);
  const matches = [...code.matchAll(IMPORT_FROM), ...code.matchAll(IMPORT_ONLY)];
  return matches.map(([, specifier]) => specifier.replace(/\?.*$/, ''));
}

/**
 * @param {string} source
 * @param {RegExp} names
 * @returns {string[]} The names that the code uses as such: not as a member of something, not as a property's key.
 */
export function namesUsedIn(source, names) {
  const code = withoutComments(source).replace(STRINGS, "''");
  const uses = code.matchAll(new RegExp(`(?<![.\\w$#])(?:${names.source})\\b(?!\\s*\\??:)`, 'g'));
  return [...new Set([...uses].map(([name]) => name))];
}

/** @param {string} source */
function withoutComments(source) {
  return source.replace(STRING_OR_COMMENT, (_match, string = ' ') => string);
}
