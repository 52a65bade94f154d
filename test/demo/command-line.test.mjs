import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { listen } from '../../demo/server/listen.mjs';
import { readOptions } from '../../demo/server/options.mjs';
import { isInstalled } from '../../tools/install-packages.mjs';
import { get, runDemo, temporaryFolder } from './support/running-demo.mjs';

const START = fileURLToPath(new URL('../../demo/start.mjs', import.meta.url));

async function start(...args) {
  const child = spawn(process.execPath, [START, '--no-open', ...args]);
  const [message, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { message, code };
}

test('mistakes on the command line end with code 2 and say what is wrong', async (t) => {
  const folder = await temporaryFolder(t, { 'notes.txt': '' });
  const mistakes = [
    [[path.join(folder, 'missing')], /does not exist/],
    [[folder], /holds no image/],
    [[path.join(folder, 'notes.txt')], /is a file/],
    [['--colour'], /Unknown option '--colour'/],
    [['--port', '80x'], /--port takes a number/],
    [['one', 'two'], /Give one folder/],
  ];
  const results = await Promise.all(mistakes.map(([args]) => start(...args)));
  for (const [at, { message, code }] of results.entries()) {
    assert.match(message, mistakes[at][1]);
    assert.equal(code, 2, message);
  }
});

test('a relative folder is meant from where npm was started', () => {
  const environment = { npm_lifecycle_event: 'start', INIT_CWD: path.resolve('/home/me') };
  assert.equal(readOptions(['Pictures'], environment).folder, path.resolve('/home/me/Pictures'));
});

test('the address leads to the page of the mode', async (t) => {
  const million = await runDemo(t);
  assert.equal((await get(million.url, '/')).headers.location, '/demo/');
  assert.match((await get(million.url, '/demo/')).body.toString(), /million.html/);
  const folder = await runDemo(t, { folder: await temporaryFolder(t, { 'a.jpg': '' }) });
  assert.match((await get(folder.url, '/')).headers.location, /^\/demo\/folder\.html\?name=/);
});

test('a taken port asked for is an error', async (t) => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  const server = net.createServer();
  await assert.rejects(listen(server, { host: '127.0.0.1', port: taken.address().port }), { code: 'EADDRINUSE' });
});

test('packages count as installed while they match the lockfile', async (t) => {
  const directory = await temporaryFolder(t);
  const lock = (packages) => JSON.stringify({ packages });
  await writeFile(
    path.join(directory, 'package-lock.json'),
    lock({ '': {}, a: { version: '1.0.0' }, b: { optional: true } }),
  );
  assert.equal(await isInstalled(directory), false);
  await mkdir(path.join(directory, 'node_modules'));
  const hidden = path.join(directory, 'node_modules/.package-lock.json');
  await writeFile(hidden, lock({ a: { version: '0.9.0' } }));
  assert.equal(await isInstalled(directory), false);
  await writeFile(hidden, lock({ a: { version: '1.0.0' } }));
  assert.equal(await isInstalled(directory), true);
});
