import { readFileSync } from 'node:fs';

/**
 * Files from which an engine's own `<img>` does not come back within 20 s, or by which it ends its page, each with the
 * engine's bug. There is nothing to compare with: the grid alone is shown them, and has to come through.
 * @type {{ file: string, engines: string[], reason: string }[]}
 */
const HANGS = JSON.parse(readFileSync(new URL('image-hangs.json', import.meta.url), 'utf8'));

/** @param {import('./manifest.mjs').CorpusFile} file @param {import('../browsers.mjs').Engine} engine */
export function hangsImage(file, engine) {
  return file.hangs?.includes(engine) || whyImageHangs(file, engine) !== undefined;
}

/** @param {import('./manifest.mjs').CorpusFile} corpusFile @param {import('../browsers.mjs').Engine} engine */
export function whyImageHangs({ path }, engine) {
  return HANGS.find(({ file, engines }) => file === path && engines.includes(engine))?.reason;
}
