import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { listingChunks } from '../../demo/server/folder/folder-listing.mjs';
import { get, listing, runDemo, temporaryFolder } from './support/running-demo.mjs';

const titles = (items) => items.map(({ title }) => title);

test('files with odd names are listed and served as they are', async (t) => {
  const names = [
    'a b.jpg',
    '100%.png',
    '#1.gif',
    'what?.webp',
    'été 北京 🌄.avif',
    `it's "q" & <b>.bmp`,
    'a+b=c;d.JPG',
  ];
  const files = Object.fromEntries(names.map((name) => [`sub dir/${name}`, `bytes of ${name}`]));
  const { url } = await runDemo(t, { folder: await temporaryFolder(t, files) });
  const items = await listing(url);
  assert.deepEqual(new Set(titles(items)), new Set(Object.keys(files)));
  for (const { src, title } of items) {
    const { status, body } = await get(url, src);
    assert.deepEqual([status, body.toString()], [200, files[title]], title);
  }
});

test('names sort naturally, a directory before its subdirectories, and other files are left out', async (t) => {
  const names = ['b/1.jpg', '10.jpg', '9.jpg', 'A1.png', 'notes.txt', '.hidden.jpg', 'a/x.tiff', 'c.HEIC', 'd.jxl'];
  const folder = await temporaryFolder(t, Object.fromEntries(names.map((name) => [name, ''])));
  const { url } = await runDemo(t, { folder });
  const expected = ['9.jpg', '10.jpg', 'A1.png', 'c.HEIC', 'd.jxl', 'a/x.tiff', 'b/1.jpg'];
  assert.deepEqual(titles(await listing(url)), expected);
});

test('nothing outside the folder can be reached', async (t) => {
  const outside = await temporaryFolder(t, { 'secret.jpg': 'secret' });
  const folder = await temporaryFolder(t, { 'open.jpg': 'open', '.private.jpg': 'private', 'notes.txt': 'notes' });
  await symlink(path.join(outside, 'secret.jpg'), path.join(folder, 'link.jpg'));
  await symlink(outside, path.join(folder, 'dir'));
  const { url } = await runDemo(t, { folder });
  const up = path.basename(outside);
  const paths = [
    `../${up}/secret.jpg`,
    `%2e%2e/${up}/secret.jpg`,
    `..%2f${up}%2fsecret.jpg`,
    `..\\${up}\\secret.jpg`,
    `..%5c${up}%5csecret.jpg`,
    'link.jpg',
    'dir/secret.jpg',
    'open.jpg%00.jpg',
    '%00.jpg',
    '%zz.jpg',
    '%ff.jpg',
    `/${outside}/secret.jpg`,
    `%2f${outside}/secret.jpg`,
    '.private.jpg',
    'notes.txt',
    '',
    '.',
    'gone.jpg',
  ];
  for (const name of paths) {
    const { status, body } = await get(url, `/folder/${name}`);
    assert.equal(status, 404, name);
    assert.doesNotMatch(body.toString(), /secret|private|notes/, name);
  }
  assert.deepEqual(titles(await listing(url)), ['open.jpg']);
});

test('links that stay inside are followed, and links in circles end', async (t) => {
  const folder = await temporaryFolder(t, { 'real/1.jpg': 'one' });
  await symlink(path.join(folder, 'real/1.jpg'), path.join(folder, 'again.jpg'));
  await symlink(folder, path.join(folder, 'real/circle'));
  await mkdir(path.join(folder, 'other'));
  await symlink('../real', path.join(folder, 'other/round'));
  await symlink('nowhere.jpg', path.join(folder, 'broken.jpg'));
  const { url } = await runDemo(t, { folder });
  const items = await listing(url);
  assert.equal(items.length, 2);
  for (const { src } of items) assert.equal((await get(url, src)).body.toString(), 'one');
});

test('ranges, conditional requests and safe headers', async (t) => {
  const folder = await temporaryFolder(t, {
    'a.jpg': '0123456789',
    'b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  const { url } = await runDemo(t, { folder });
  const whole = await get(url, '/folder/a.jpg');
  assert.equal(whole.headers['content-type'], 'image/jpeg');
  assert.equal(whole.headers['content-length'], '10');
  assert.equal(whole.headers['cache-control'], 'no-cache');
  assert.equal(whole.headers['x-content-type-options'], 'nosniff');
  const part = await get(url, '/folder/a.jpg', { headers: { Range: 'bytes=2-4' } });
  assert.deepEqual([part.status, part.headers['content-range'], String(part.body)], [206, 'bytes 2-4/10', '234']);
  assert.equal((await get(url, '/folder/a.jpg', { headers: { Range: 'bytes=20-' } })).status, 416);
  const { etag, 'last-modified': modified } = whole.headers;
  assert.equal((await get(url, '/folder/a.jpg', { headers: { 'If-None-Match': etag } })).status, 304);
  assert.equal((await get(url, '/folder/a.jpg', { headers: { 'If-Modified-Since': modified } })).status, 304);
  const svg = await get(url, '/folder/b.svg');
  assert.equal(svg.headers['content-type'], 'image/svg+xml');
  assert.match(svg.headers['content-security-policy'], /sandbox; default-src 'none'/);
});

test('a listing begins before it is complete', async (t) => {
  const names = Array.from({ length: 20_000 }, (_, index) => [`${index % 4}/${index}.jpg`, '']);
  const folder = await temporaryFolder(t, Object.fromEntries(names));
  const chunks = listingChunks(folder);
  const { value: first } = await chunks.next();
  assert.deepEqual(first.trimEnd().split('\n').map(JSON.parse), [
    { src: '/folder/0/0.jpg', title: '0/0.jpg', alt: '0' },
  ]);
  let lines = 1;
  for await (const chunk of chunks) lines += chunk.split('\n').length - 1;
  assert.equal(lines, 20_000);
});

test('other names than this machine’s own are refused', async (t) => {
  const { url } = await runDemo(t, { folder: await temporaryFolder(t, { 'a.jpg': 'a' }) });
  assert.equal((await get(url, '/folder/a.jpg', { headers: { Host: 'rebound.example' } })).status, 403);
  assert.equal((await get(url, '/folder/a.jpg', { headers: { Host: 'localhost:8000' } })).status, 200);
});
