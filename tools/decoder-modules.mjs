// The ready-made decoders: an entry that registers, and a module that a worker loads by its address. The latter is
// bundled here for the build, the tests and the demo alike: bare imports mean nothing to a worker, not even with an
// import map (https://html.spec.whatwg.org/multipage/webappapis.html#import-maps).
import path from 'node:path';
import { build } from 'esbuild';

export const DECODERS = ['heic', 'jxl', 'tiff'];

/** Where a decoder's source finds a package of its user's, and where the published file does: side by side with ours. */
const OURS = '../../node_modules/';
const BESIDE_OURS = '../../../';

const MODULE = /^\/src\/decoders\/([\w-]+-decoder)\.js$/;

/** @param {string} name @param {import('esbuild').BuildOptions} [options] */
export function bundleDecoder(name, options) {
  return build({
    entryPoints: [`src/decoders/${name}.ts`],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
}

/** @param {string} entry Text of a built entry. */
export function pointToPeers(entry) {
  return entry.replaceAll(OURS, BESIDE_OURS);
}

/** For @web/dev-server and @web/test-runner. @returns {import('@web/dev-server-core').Plugin} */
export function devServerDecoderPlugin() {
  /** @type {Map<string, Promise<string>>} */
  const modules = new Map();
  let rootDir = process.cwd();
  const textOf = async (name) => {
    const { outputFiles } = await bundleDecoder(name, { absWorkingDir: path.resolve(rootDir), write: false });
    return outputFiles[0].text;
  };
  return {
    name: 'decoder-module',
    serverStart({ config }) {
      rootDir = config.rootDir;
    },
    async serve({ path: address }) {
      const name = MODULE.exec(address)?.[1];
      if (!name) return undefined;
      if (!modules.has(name)) modules.set(name, textOf(name));
      return { body: await modules.get(name), type: 'js', headers: { 'cache-control': 'no-store' } };
    },
  };
}
