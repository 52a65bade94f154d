import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startDemo } from '../../../demo/server/dev-server.mjs';

/** Starts the demo on a free port and stops it after the test. */
export async function runDemo(t, options = {}) {
  const demo = await startDemo({ host: '127.0.0.1', port: 0, open: false, ...options });
  t.after(() => demo.close());
  return demo;
}

/** @param {Record<string, string | Buffer>} files by relative path */
export async function temporaryFolder(t, files = {}) {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'demo-')));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** A request whose path goes out as it is written: fetch() would resolve `..` before the server sees it. */
export async function get(url, rawPath, { headers, method } = {}) {
  const { hostname, port } = new URL(url);
  const request = http.request({ hostname, port, path: rawPath, headers, method, agent: false });
  const response = await new Promise((resolve, reject) => request.on('response', resolve).on('error', reject).end());
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

export async function listing(url) {
  const { body } = await get(url, '/folder.ndjson');
  return body
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
