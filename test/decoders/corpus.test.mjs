// The ready-made decoders on real files, where the corpus is at hand: sizes as in its manifest, TIFF as libvips reads it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import sharp from 'sharp';
import { bundleDecoder } from '../../tools/decoder-modules.mjs';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const MODULES = new URL('../../node_modules/', import.meta.url);
const skip = existsSync(new URL('manifest.json', CORPUS)) ? false : 'the corpus is not here';
const MAX_PIXELS = 50e6;

/** Mean error, of 255. */
const MAX_ERROR = 3;

/** What these packages do not read. */
const NOT_READ = [
  ['lzma', /compression method identifier: 34925/],
  ['1af8e95246f4cfa4e5e58f67d6428ea3', /old style JPEG/],
  ['m1-b127f0fb89daedea07abb50b9db2dfd9', /compression method identifier/],
  ['m2-42c19f8e79e582bef107f372f18a074b', /Invalid field type/],
  ['m7-f0d7bcb90496c323c880a9773dfe93ff', /codeLength mismatch/],
  ['uncompressed', /no picture that it knows/],
];

/** Files of which the reference gives nothing to compare with, or something else, and why. */
const NOT_COMPARED = new Map([
  ['16bit.r', 'bits in reverse order (FillOrder 2), which geotiff leaves as they are'],
  ['ycbcr_lzw_bt709', 'libvips shows the luma and chroma as colours'],
  ['planar_16bit_RGBa', 'libvips rounds premultiplied colours to 8 bits first'],
  ['12bit', 'libvips does not read it'],
  ['lab-green', 'libvips does not read it'],
]);

/** Sizes that the manifest has as stored, or not at all. */
const OTHER_SIZES = new Map([
  ['g4_orientation_8', [590, 88]],
  ['lightning_mini', [256, 256]],
]);

const filesIn = (kind) =>
  JSON.parse(readFileSync(new URL('manifest.json', CORPUS))).filter((file) => file.kind === kind);

const entryFor = (path, entries) => [...entries].find(([name]) => path.includes(name))?.[1];

async function loadDecoder(format, options) {
  const { outputFiles } = await bundleDecoder(`${format}-decoder`, { write: false });
  const { decode } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
  return (path) => decode(new Uint8Array(readFileSync(new URL(path, CORPUS))), { maxPixels: MAX_PIXELS, options });
}

async function meanError(path, { data }) {
  const image = sharp(readFileSync(new URL(path, CORPUS)), { failOn: 'none' })
    .autoOrient()
    .ensureAlpha();
  const expected = await image.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer();
  assert.equal(data.length, expected.length, path);
  let sum = 0;
  for (let at = 0; at < expected.length; at++) sum += Math.abs(expected[at] - data[at]);
  return sum / expected.length;
}

async function checkAll(kind, decode, check = () => {}) {
  let shown = 0;
  for (const { path, width, height } of filesIn(kind)) {
    const notRead = entryFor(path, NOT_READ);
    if (notRead) {
      await assert.rejects(decode(path), notRead, path);
      continue;
    }
    const pixels = await decode(path);
    assert.deepEqual([pixels.width, pixels.height], entryFor(path, OTHER_SIZES) ?? [width, height], path);
    await check(path, pixels);
    shown++;
  }
  assert.ok(shown > 0);
}

test('TIFF files look as libvips shows them', { skip }, async () => {
  await checkAll('tiff', await loadDecoder('tiff'), async (path, pixels) => {
    if (entryFor(path, NOT_COMPARED)) return;
    const error = await meanError(path, pixels);
    assert.ok(error <= MAX_ERROR, `${path}: mean error ${error}`);
  });
});

test('HEIC files have the size of the manifest', { skip }, async () => {
  const module = new URL('libheif-js/libheif-wasm/libheif-bundle.mjs', MODULES).href;
  await checkAll('heic', await loadDecoder('heic', { module }));
});
