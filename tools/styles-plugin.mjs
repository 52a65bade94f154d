import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

const STYLES = /css`([^`]*)`/g;

/**
 * Minifies the style sheets in `*-styles.ts`: to a bundler they are strings, of which it changes nothing.
 * @returns {import('esbuild').Plugin}
 */
export function stylesPlugin() {
  return {
    name: 'styles',
    setup({ onLoad }) {
      onLoad({ filter: /-styles\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const sheets = await Promise.all([...source.matchAll(STYLES)].map(([, sheet]) => minified(sheet)));
        return { contents: source.replace(STYLES, () => `css\`${sheets.shift()}\``), loader: 'ts' };
      });
    },
  };
}

/** @param {string} sheet */
async function minified(sheet) {
  // The oldest engines that the README names; without a target esbuild may choose syntax that is newer.
  const target = ['chrome114', 'firefox125', 'safari17'];
  const { code } = await transform(sheet, { loader: 'css', minify: true, target });
  return code.trim();
}
