import path from 'node:path';
import { build } from 'esbuild';

/**
 * @typedef {object} WorkerBundle
 * @property {string} module The module that starts the worker.
 * @property {string[]} inputs Absolute paths of the files that went into the worker.
 */

/**
 * @param {string} entryPoint
 * @param {import('esbuild').BuildOptions} [options]
 * @returns {Promise<WorkerBundle>}
 */
export async function bundleWorker(entryPoint, options = {}) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
    ...options,
  });
  const inputs = Object.keys(metafile.inputs).map((input) => path.resolve(input));
  return { module: startingModule(outputFiles[0].text), inputs };
}

/** @param {string} workerText */
function startingModule(workerText) {
  return `
const text = ${JSON.stringify(workerText)};
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
}
