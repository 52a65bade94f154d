import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { block, colourOf, nameOf, run, start, temporaryFolder, writePicture, writePictures } from './made-pictures.mjs';

const root = temporaryFolder();

async function madeFolder(name, count) {
  const folder = path.join(root, name);
  await writePictures(folder, count);
  return { folder, out: path.join(root, `${name}-out`) };
}

function itemsOf(out) {
  const { length } = JSON.parse(readFileSync(path.join(out, 'index.json'), 'utf8'));
  return length === 0 ? [] : JSON.parse(readFileSync(path.join(out, '0', '0.json'), 'utf8'));
}

/** Each picture's name and size, and how far its worst pixel, to its edges, is from its own colour. */
async function cutsOf(out) {
  return Promise.all(
    itemsOf(out).map(async ({ sprite: { src, x, y, width, height }, alt }) => {
      const cut = sharp(path.join(out, src)).extract({ left: x, top: y, width, height }).removeAlpha();
      const pixels = await cut.raw().toBuffer();
      const colour = Object.values(colourOf(Number(/(\d+)\.png$/.exec(alt)[1])));
      const distance = pixels.reduce((worst, value, at) => Math.max(worst, Math.abs(value - colour[at % 3])), 0);
      return { alt, width, height, distance };
    }),
  );
}

const numbersTo = (count) => Array.from({ length: count }, (_, number) => number);
const sheetsOf = (out) => readdirSync(path.join(out, 'sheets'), { recursive: true }).filter((file) => /\./.test(file));

describe('mass-image-grid sheet', () => {
  for (const format of ['jpeg', 'webp', 'avif']) {
    it(`draws pictures in cells of one size, as ${format}, with nothing of their neighbours in them`, async () => {
      const { folder, out } = await madeFolder(`cells-${format}`, 30);
      const args = ['--cell', '40', '--max-side', '256', '--format', format, '--quality', '90'];
      const { stdout } = await run('sheet', folder, out, ...args);
      const [, sheets] = /30 pictures on (\d) sheets: 30 drawn, 0 as before, 0 left out/.exec(stdout);
      assert.equal(sheetsOf(out).length, Number(sheets));
      const cuts = await cutsOf(out);
      assert.deepEqual(
        cuts.map(({ alt }) => alt),
        numbersTo(30).map(nameOf),
      );
      assert.deepEqual(
        cuts.slice(0, 3).map(({ width, height }) => [width, height]),
        [
          [40, 40],
          [40, 27],
          [40, 20],
        ],
      );
      const worst = Math.max(...cuts.map(({ distance }) => distance));
      assert.ok(worst <= 12, `off by ${worst}`);
    });
  }

  it('packs rectangles closely, none upon another', async () => {
    const { folder, out } = await madeFolder('packed', 40);
    await run('sheet', folder, out, '--layout', 'packed', '--cell', '80', '--max-side', '256', '--format', 'jpeg');
    const cuts = await cutsOf(out);
    assert.equal(cuts.length, 40);
    assert.ok(Math.max(...cuts.map(({ distance }) => distance)) <= 12);
    const cells = await madeFolder('unpacked', 40);
    await run('sheet', cells.folder, cells.out, '--cell', '80', '--max-side', '256', '--format', 'jpeg');
    assert.ok(sheetsOf(out).length < sheetsOf(cells.out).length, 'on fewer sheets than in cells of one size');
  });

  it('draws only sheets anew of which a picture has changed, and forgets those that are gone', async () => {
    const { folder, out } = await madeFolder('changed', 30);
    const args = ['--cell', '40', '--max-side', '192', '--format', 'jpeg'];
    await run('sheet', folder, out, ...args);
    const before = sheetsOf(out);
    assert.equal(before.length, 2);
    await writePicture(folder, nameOf(29), 29, { width: 33, height: 33 });
    const { stdout } = await run('sheet', folder, out, ...args);
    assert.match(stdout, /30 pictures on 2 sheets: 14 drawn, 16 as before/);
    assert.equal(sheetsOf(out).filter((sheet) => before.includes(sheet)).length, 1);
    assert.equal(sheetsOf(out).length, 2);
  });

  it('goes on where it was killed', async () => {
    const { folder, out } = await madeFolder('killed', 30);
    const args = ['--cell', '40', '--max-side', '96', '--format', 'jpeg'];
    rmSync(path.join(folder, nameOf(20)));
    block(path.join(folder, nameOf(20)));
    const running = start('sheet', folder, out, ...args);
    const parts = () =>
      existsSync(path.join(out, 'parts'))
        ? readdirSync(path.join(out, 'parts')).filter((file) => /json$/.test(file))
        : [];
    while (parts().length < 5) await delay(5);
    running.kill('SIGKILL');
    await once(running, 'exit');
    assert.ok(!existsSync(path.join(out, 'index.json')), 'it was not done');
    const times = sheetsOf(out).map((sheet) => statSync(path.join(out, 'sheets', sheet)).mtimeMs);
    assert.equal(times.length, 5);
    rmSync(path.join(folder, nameOf(20)));
    await writePicture(folder, nameOf(20), 20);
    const { stdout } = await run('sheet', folder, out, ...args);
    assert.match(stdout, /30 pictures on 8 sheets: 10 drawn, 20 as before/);
    assert.ok(Math.max(...(await cutsOf(out)).map(({ distance }) => distance)) <= 12);
  });

  it('leaves out what is no picture, and says so in every run', async () => {
    const { folder, out } = await madeFolder('broken', 3);
    writeFileSync(path.join(folder, '00', '001-broken.jpg'), 'no picture');
    for (const made of ['3 drawn, 0 as before', '0 drawn, 3 as before']) {
      const { stdout, stderr } = await run('sheet', folder, out);
      assert.match(stderr, /left out: 00\/001-broken\.jpg: \S/);
      assert.ok(stdout.includes(`3 pictures on 1 sheets: ${made}, 1 left out`), stdout);
    }
  });

  it('says how it is used', async () => {
    for (const args of [
      ['only-one'],
      ['a', 'b', '--layout', 'round'],
      ['a', 'b', '--cell', '500', '--max-side', '400'],
    ]) {
      const isUsage = ({ code, stderr }) => code === 1 && /usage: mass-image-grid sheet DIR OUT/.test(stderr);
      await assert.rejects(run('sheet', ...args), isUsage);
    }
  });
});
