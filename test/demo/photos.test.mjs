import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import sharp from 'sharp';
import { PhotoPool } from '../../demo/server/photos/photo-pool.mjs';
import { get, runDemo } from './support/running-demo.mjs';

test('photos are JPEGs of 640 by 480, and cost what photographs cost', async (t) => {
  const { url } = await runDemo(t);
  const { status, headers, body } = await get(url, '/photos/1000000.jpg');
  const { format, width, height } = await sharp(body).metadata();
  assert.deepEqual([status, headers['content-type'], format, width, height], [200, 'image/jpeg', 'jpeg', 640, 480]);
  assert.equal(Number(headers['content-length']), body.length);
  assert.ok(body.length > 40_000 && body.length < 130_000, `${body.length} bytes`);
});

test('a number always gives the same photo, and another number another one', async (t) => {
  const [first, second] = [new PhotoPool(1), new PhotoPool(1)];
  t.after(() => Promise.all([first.close(), second.close()]));
  const { signal } = new AbortController();
  const numbers = [1, 2, 3, 19, 999_999];
  const photos = await Promise.all(numbers.map((number) => first.develop(number, signal)));
  assert.equal(new Set(photos.map((photo) => Buffer.from(photo).toString('base64'))).size, numbers.length);
  assert.deepEqual(await second.develop(19, signal), photos[3]);
});

test('a cached photo is confirmed without being made again', async (t) => {
  const { url, pool } = await runDemo(t);
  const { headers } = await get(url, '/photos/7.jpg', { method: 'HEAD' });
  assert.match(headers['cache-control'], /immutable/);
  const { status, body } = await get(url, '/photos/7.jpg', { headers: { 'If-None-Match': headers.etag } });
  assert.deepEqual([status, body.length, pool.developed], [304, 0, 0]);
});

test('only photos from 0 to 1,000,000 exist', async (t) => {
  const { url } = await runDemo(t);
  for (const name of ['1000001.jpg', '-1.jpg', '007.jpg', '1.png', '1e3.jpg']) {
    assert.equal((await get(url, `/photos/${name}`)).status, 404, name);
  }
});

test('a photo given up while it waits its turn is never made', async (t) => {
  const pool = new PhotoPool(1);
  t.after(() => pool.close());
  const [kept, abandoned] = [new AbortController(), new AbortController()];
  const wanted = [1, 2, 3].map((number) => pool.develop(number, kept.signal));
  const given = [4, 5].map((number) => pool.develop(number, abandoned.signal));
  abandoned.abort();
  await Promise.all(given.map((photo) => assert.rejects(photo, { name: 'AbortError' })));
  await Promise.all(wanted);
  await pool.develop(6, kept.signal);
  assert.equal(pool.developed, 4);
});

test('a closed connection gives its photo up, and the server goes on', async (t) => {
  const { url, pool } = await runDemo(t);
  const abandoned = new Promise((resolve) => {
    const { develop } = pool;
    pool.develop = (number, signal) => {
      signal.addEventListener('abort', resolve, { once: true });
      request.destroy();
      pool.develop = develop;
      return develop.call(pool, number, signal);
    };
  });
  const request = http.get(new URL('/photos/8.jpg', url)).on('error', () => {});
  await abandoned;
  assert.equal((await get(url, '/photos/9.jpg')).status, 200);
});
