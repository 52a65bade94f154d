import path from 'node:path';
import { build } from 'esbuild';

/**
 * @typedef {object} WorkerBundle
 * @property {string} module The module that starts the worker.
 * @property {string[]} inputs Absolute paths of the files that went into the worker.
 */

/**
 * How the worker's code is held by the module that starts it. `text`: as a string, which survives any bundler that the
 * module goes through; the page loads the worker's modules a second time when it has to do without workers. `function`:
 * as one function, of which the worker is given the source and which the page can call; half the size, for a file that
 * nothing processes any more.
 * @typedef {'text' | 'function'} Holding
 */

/**
 * @param {string} entryPoint
 * @param {import('esbuild').BuildOptions & { holding?: Holding }} [options]
 * @returns {Promise<WorkerBundle>}
 */
export async function bundleWorker(entryPoint, { holding = 'text', ...options } = {}) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: 'exported',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
    ...options,
  });
  const inputs = Object.keys(metafile.inputs).map((input) => path.resolve(input));
  const code = outputFiles[0].text;
  return { module: (holding === 'text' ? heldAsText(code, entryPoint) : heldAsFunction(code)) + STARTING, inputs };
}

/** @param {string} code @param {string} entryPoint */
function heldAsText(code, entryPoint) {
  return `
const text = ${JSON.stringify(code)};
export const loadInPage = () => import('./${path.basename(entryPoint)}');
`;
}

/** @param {string} code */
function heldAsFunction(code) {
  return `
function run() {
${code}
return exported;
}
const text = '(' + run + ')()';
export const loadInPage = async () => run();
`;
}

const STARTING = `
let policy;

// Created on first use: where a CSP does not list the policy's name this throws, and importing must not.
// data: is refused because it is the one kind of URL a worker may start from that is neither ours nor the page's.
function trusted(url) {
  if (!globalThis.trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('mass-image-grid#worker', {
    createScriptURL(candidate) {
      if (new URL(candidate, document.baseURI).protocol !== 'data:') return candidate;
      throw new TypeError('mass-image-grid: a worker must not start from a data: URL');
    },
  });
  return policy.createScriptURL(String(url));
}

function startInlined() {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const revoke = () => URL.revokeObjectURL(url);
  try {
    const worker = new Worker(trusted(url), { name: 'mass-image-grid' });
    // The script is fetched after the constructor has returned. The specification keeps the blob alive for that fetch,
    // but engines need not have caught up with it; by the first message, or a failure, the fetch is certainly over.
    worker.addEventListener('message', revoke, { once: true });
    worker.addEventListener('error', revoke, { once: true });
    return worker;
  } catch (error) {
    revoke();
    throw error;
  }
}

export default function createWorker(url) {
  if (url === undefined) return startInlined();
  return new Worker(trusted(url), { name: 'mass-image-grid', type: 'module' });
}
`;
