import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import {
  block,
  nameOf,
  numberOfColour,
  run,
  start,
  temporaryFolder,
  writePicture,
  writePictures,
} from './made-pictures.mjs';

const root = temporaryFolder();

async function madeFolder(name, count) {
  const folder = path.join(root, name);
  await writePictures(folder, count);
  return { folder, out: path.join(root, `${name}-out`) };
}

const readJson = (...place) => JSON.parse(readFileSync(path.join(...place), 'utf8'));

/** What the pack shows: names, and the number that each thumbnail's colour tells. */
async function shownBy(out) {
  const { length, chunkSize, chunks } = readJson(out, 'index.json');
  const shown = [];
  for (let number = 0; number * chunkSize < length; number++) {
    const { pack, bytes, widths, heights, names } = readJson(out, chunks, '0', `${number}.json`);
    const file = readFileSync(path.join(out, pack));
    assert.equal(
      bytes.reduce((sum, size) => sum + size, 0),
      file.length,
    );
    let start = 0;
    for (const [place, name] of names.entries()) {
      const { data, info } = await sharp(file.subarray(start, start + bytes[place]))
        .raw()
        .toBuffer({ resolveWithObject: true });
      assert.deepEqual([info.width, info.height], [widths[place], heights[place]]);
      const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
      shown.push([name, numberOfColour(data.subarray(at, at + 3))]);
      start += bytes[place];
    }
  }
  assert.equal(shown.length, length);
  return shown;
}

const expected = (numbers) => numbers.map((number) => [nameOf(number), number]);
const numbersTo = (count) => Array.from({ length: count }, (_, number) => number);

/** All files below a folder, relative to it. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .sort();
}

describe('mass-image-grid pack', () => {
  it('writes thumbnails of all pictures of a folder, in order, so many to a file', async () => {
    const { folder, out } = await madeFolder('all', 25);
    const { stdout } = await run('pack', folder, out, '--chunk-size', '10', '--size', '32');
    assert.match(stdout, /25 pictures in 3 packs of .* MB: 25 made, 0 as before, 0 left out/);
    assert.deepEqual(await shownBy(out), expected(numbersTo(25)));
    const { widths, heights } = readJson(out, readJson(out, 'index.json').chunks, '0', '0.json');
    assert.deepEqual(widths.slice(0, 3), [32, 32, 32]);
    assert.deepEqual(heights.slice(0, 3), [32, 21, 16]);
  });

  it('takes over what has not changed, and changes nothing where nothing has', async () => {
    const { folder, out } = await madeFolder('same', 12);
    await run('pack', folder, out, '--chunk-size', '5');
    const before = filesOf(out);
    const index = readFileSync(path.join(out, 'index.json'), 'utf8');
    const { stdout } = await run('pack', folder, out, '--chunk-size', '5');
    assert.match(stdout, /0 made, 12 as before/);
    assert.deepEqual(filesOf(out), before);
    assert.equal(readFileSync(path.join(out, 'index.json'), 'utf8'), index);
  });

  it('makes only what is new or changed, wherever it is put in, and forgets what is gone', async () => {
    const { folder, out } = await madeFolder('changed', 30);
    await run('pack', folder, out, '--chunk-size', '7');
    await writePicture(folder, '00/000-new.png', 100);
    await writePicture(folder, nameOf(20), 120, { width: 44, height: 44 });
    rmSync(path.join(folder, nameOf(5)));
    const { stdout } = await run('pack', folder, out, '--chunk-size', '7');
    assert.match(stdout, /30 pictures .* 2 made, 28 as before, 0 left out/);
    const shown = expected(numbersTo(30).filter((number) => number !== 5)).map(([name, number]) => [
      name,
      number === 20 ? 120 : number,
    ]);
    shown.splice(0, 0, ['00/000-new.png', 100]);
    assert.deepEqual(
      await shownBy(out),
      shown.sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const packs = filesOf(out).filter((file) => file.endsWith('.pack'));
    assert.equal(packs.length, 5, 'packs that nothing names any more are gone');
  });

  it('makes all anew in another size or format', async () => {
    const { folder, out } = await madeFolder('format', 4);
    await run('pack', folder, out);
    const { stdout } = await run('pack', folder, out, '--format', 'webp');
    assert.match(stdout, /4 made, 0 as before/);
    assert.deepEqual(await shownBy(out), expected(numbersTo(4)));
  });

  it('leaves out what is no picture, and says so', async () => {
    const { folder, out } = await madeFolder('broken', 3);
    writeFileSync(path.join(folder, '00', '001-broken.jpg'), 'no picture');
    writeFileSync(path.join(folder, 'notes.txt'), 'no picture, and not meant to be one');
    const { stdout, stderr } = await run('pack', folder, out);
    assert.match(stderr, /left out: 00\/001-broken\.jpg: \S/);
    assert.match(stdout, /3 made, 0 as before, 1 left out/);
    assert.deepEqual(await shownBy(out), expected([0, 1, 2]));
  });

  it('goes on where it was killed, and shows what was there before until it is done', async () => {
    const { folder, out } = await madeFolder('killed', 60);
    rmSync(path.join(folder, '03'), { recursive: true });
    await run('pack', folder, out, '--chunk-size', '2');
    const before = await shownBy(out);
    await writePictures(folder, 60);
    rmSync(path.join(folder, nameOf(50)));
    block(path.join(folder, nameOf(50)));
    const running = start('pack', folder, out, '--chunk-size', '2');
    while (!existsSync(path.join(out, 'index-2', '0', '24.json'))) await delay(5);
    running.kill('SIGKILL');
    await once(running, 'exit');
    assert.equal(readJson(out, 'index.json').chunks, 'index-1', 'it was not done');
    assert.deepEqual(await shownBy(out), before);
    rmSync(path.join(folder, nameOf(50)));
    await writePicture(folder, nameOf(50), 50);
    const { stdout } = await run('pack', folder, out, '--chunk-size', '2');
    assert.match(stdout, /10 made, 50 as before, 0 left out/);
    assert.deepEqual(await shownBy(out), expected(numbersTo(60)));
    assert.deepEqual(
      filesOf(out).filter((file) => !/^index\.json$|^index-3|\.pack$/.test(file)),
      [],
      'nothing unfinished is left',
    );
  });

  it('does not take its own files for pictures', async () => {
    const { folder } = await madeFolder('inside', 3);
    const out = path.join(folder, 'thumbs');
    await run('pack', folder, out);
    await writePicture(out, 'stray.png', 7);
    const { stdout } = await run('pack', folder, out);
    assert.match(stdout, /0 made, 3 as before/);
  });

  it('makes an empty pack of an empty folder', async () => {
    const { folder, out } = await madeFolder('empty', 1);
    rmSync(path.join(folder, nameOf(0)));
    await run('pack', folder, out);
    assert.deepEqual(await shownBy(out), []);
  });

  it('says how it is used', async () => {
    for (const args of [
      ['pack', 'only-one'],
      ['pack', 'a', 'b', '--format', 'bmp'],
      ['pack', 'a', 'b', '--size', '0'],
      ['pack', 'a', 'b', '--colour', 'red'],
    ]) {
      await assert.rejects(
        run(...args),
        ({ code, stderr }) => code === 1 && /usage: mass-image-grid pack DIR OUT/.test(stderr),
      );
    }
  });
});
