import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/mass-image-grid.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'chunked-index-'));
after(() => rmSync(folder, { recursive: true }));

function index(name, list, ...options) {
  const out = path.join(folder, name);
  const args = [COMMAND, 'index', '-', out, ...options];
  const printed = execFileSync(process.execPath, args, { input: list, encoding: 'utf8' });
  return { out, printed, read: (file) => JSON.parse(readFileSync(path.join(out, file), 'utf8')) };
}

describe('mass-image-grid index', () => {
  it('writes lines of JSON and bare addresses in chunks', () => {
    const list = '\ufeff"a.jpg"\r\n{"src":"b.jpg","alt":"B, \u6f22"}\n\nc d.jpg\n';
    const { read, printed } = index('lines', list, '--chunk-size', '2');
    assert.deepEqual(read('index.json'), { length: 3, chunkSize: 2 });
    assert.deepEqual(read('0/0.json'), ['a.jpg', { src: 'b.jpg', alt: 'B, \u6f22' }]);
    assert.deepEqual(read('0/1.json'), ['c d.jpg']);
    assert.match(printed, /3 items in 2 chunks/);
  });

  it('reads an array, on one line or many', () => {
    for (const [name, space] of [
      ['one', 0],
      ['many', 2],
    ]) {
      const entries = ['a.jpg', { src: 'b.jpg' }];
      assert.deepEqual(index(name, JSON.stringify(entries, undefined, space)).read('0/0.json'), entries);
    }
  });

  it('puts a thousand chunks in a folder', () => {
    const list = Array.from({ length: 2100 }, (_, n) => `${n}.jpg`).join('\n');
    const { out, read } = index('folders', list, '--chunk-size', '1');
    assert.deepEqual(readdirSync(out).sort(), ['0', '1', '2', 'index.json']);
    assert.equal(readdirSync(path.join(out, '1')).length, 1000);
    assert.deepEqual(read('2/2099.json'), ['2099.jpg']);
  });

  it('makes an empty index of an empty list', () => {
    assert.deepEqual(index('empty', '').read('index.json'), { length: 0, chunkSize: 1000 });
  });

  it('says what is wrong, and writes no index', () => {
    const list = path.join(folder, 'broken.ndjson');
    writeFileSync(list, '"a.jpg"\n{"src":\n');
    const broken = spawnSync(process.execPath, [COMMAND, 'index', list, path.join(folder, 'broken')], {
      encoding: 'utf8',
    });
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /line 2 is no JSON/);
    assert.throws(() => readFileSync(path.join(folder, 'broken', 'index.json')));
    const wrong = spawnSync(process.execPath, [COMMAND, 'index', list, 'out', '--chunk-size', '0'], {
      encoding: 'utf8',
    });
    assert.match(wrong.stderr, /--chunk-size must be a whole number from 1, got 0\n\nusage/);
  });
});
