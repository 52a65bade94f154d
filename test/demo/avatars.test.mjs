import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { AVATAR_SIZE, SHEET_AVATARS, SHEET_COLUMNS } from '../../demo/server/avatars/avatar.mjs';
import { VisitCounts } from '../../demo/server/avatars/visit-counts.mjs';
import { get, runDemo } from './support/running-demo.mjs';

test('an avatar is the same in a file of its own and on its sheet', async (t) => {
  const { url } = await runDemo(t);
  const number = SHEET_AVATARS + 2 * SHEET_COLUMNS + 3;
  const place = { left: 3 * AVATAR_SIZE, top: 2 * AVATAR_SIZE, width: AVATAR_SIZE, height: AVATAR_SIZE };
  const single = await get(url, `/avatars/${number}.png`);
  const sheet = await get(url, '/avatars/sheets/1.png');
  const pixels = await sharp(single.body).raw().toBuffer();
  assert.deepEqual(pixels, await sharp(sheet.body).extract(place).raw().toBuffer());
  assert.ok(new Set(pixels).size > 1, 'something is drawn');
});

test('requests are counted by the visit that they name', async (t) => {
  const { url } = await runDemo(t);
  const { body } = await get(url, '/avatars/1.png?visit=a');
  await get(url, '/avatars/1.png?visit=a');
  await get(url, '/avatars/2.png?visit=b');
  const counts = async (visit) => JSON.parse((await get(url, `/avatars/requests?visit=${visit}`)).body.toString());
  assert.deepEqual(await counts('a'), { requests: 2, bytes: 2 * body.length });
  assert.equal((await counts('b')).requests, 1);
  assert.deepEqual(await counts('c'), { requests: 0, bytes: 0 });
});

test('visits are forgotten when there are many', () => {
  const counts = new VisitCounts();
  for (let visit = 0; visit < 1000; visit++) counts.add(`visit ${visit}`, 1);
  assert.equal(counts.read('visit 0').requests, 0);
  assert.equal(counts.read('visit 999').requests, 1);
});
