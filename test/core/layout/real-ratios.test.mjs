// The layouts by aspect ratio on the sizes of real collections, where they are at hand: photographs (COCO), scanned
// artworks (Tate) and camera files.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';

const LISTS = new URL('../../../shared/corpus/lists/', import.meta.url);
const NAMES = ['coco-val2017', 'tate-artworks', 'camera-exif'];
const fileOf = (name) => new URL(`${name}.csv.gz`, LISTS);
const skip = NAMES.every((name) => existsSync(fileOf(name))) ? false : 'the lists are not here';

const EVERYTHING = { before: Number.MAX_SAFE_INTEGER, after: Number.MAX_SAFE_INTEGER, isAtRest: false };
const GAP_PX = 4;
const TARGET_PX = 160;
/** Of a phone, a tablet, a window and a wide screen, in device px. */
const WIDTHS_PX = [390, 820, 1003, 2560];
const COLUMNS_PX = 170;
/** More of one list take longer and find nothing else. */
const MAX_ITEMS = 10_000;
/** Ratios are held in a byte each. */
const RATIO_ERROR = 0.03;
/** So many at the end of a block are not compared: there rows are balanced. */
const BALANCED_ROWS = 5;

const { AspectRatios, BLOCK_ITEMS, JustifiedLayout, MasonryLayout, naiveJustifiedRows } = skip ? {} : await loadCore();
const lists = skip ? [] : NAMES.map((name) => ({ name, ratios: ratiosOf(name) }));

async function loadCore() {
  const contents = `
    export * from '../../../src/core/layout/aspect-ratios.js';
    export * from '../../../src/core/layout/justified-layout.js';
    export * from '../../../src/core/layout/masonry-layout.js';
    export * from './naive-justified-rows.js';`;
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles } = await build({ stdin: { contents, resolveDir }, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Width ÷ height of every line that has both: they come before the caption, in which alone there are quotes. */
function ratiosOf(name) {
  const lines = gunzipSync(readFileSync(fileOf(name)))
    .toString('utf8')
    .split('\n')
    .slice(1);
  const ratios = lines.flatMap((line) => {
    const [, width, height] = /^[^,"]+,([\d.]+),([\d.]+),/.exec(line) ?? [];
    return Number(width) > 0 && Number(height) > 0 ? [width / height] : [];
  });
  return ratios.slice(0, MAX_ITEMS);
}

/** As layouts have them: held in a byte, and those of strips and panoramas limited. */
function shownRatios(known) {
  const all = Array.from({ length: known.blockCount }, (_, block) => [...known.ratiosOf(block)]).flat();
  return all.map((ratio) => Math.fround(Math.min(Math.max(1 / 5, ratio), 5)));
}

function laidOut(Layout, ratios, width) {
  const known = new AspectRatios({ count: ratios.length, read: (index) => ratios[index] });
  const cellSize = Layout === JustifiedLayout ? TARGET_PX : COLUMNS_PX;
  const layout = new Layout({
    ratios: known,
    inlineSize: width,
    cellSize,
    gap: GAP_PX,
    stretch: true,
    devicePixelRatio: 1,
  });
  layout.refine(0, EVERYTHING);
  return { layout, shown: shownRatios(known) };
}

function forEachList(check) {
  for (const { name, ratios } of lists) {
    for (const width of WIDTHS_PX) check(ratios, width, `${name} at ${width} px`);
  }
}

test('the lists have thousands of real sizes', { skip }, () => {
  const [coco, tate, camera] = lists.map(({ ratios }) => ratios.length);
  assert.ok(coco === 3000 && tate === MAX_ITEMS && camera > 100, `${coco}, ${tate}, ${camera}`);
});

test('justified rows of real sizes hold every item once, in order, and break where naive filling breaks them', {
  skip,
}, () => {
  forEachList((ratios, width, label) => {
    const { layout, shown } = laidOut(JustifiedLayout, ratios, width);
    const rows = layout.rowsBetween(0, layout.blockSize).map((row) => layout.itemsOf(row));
    const ends = rows.map(({ end }) => end);
    assert.deepEqual(
      rows.map(({ start }) => start),
      [0, ...ends.slice(0, -1)],
      label,
    );
    assert.equal(ends.at(-1), ratios.length, label);
    for (let first = 0; first < shown.length; first += BLOCK_ITEMS) {
      const block = shown.slice(first, first + BLOCK_ITEMS);
      const naive = naiveJustifiedRows(block, { width, targetHeight: TARGET_PX, gap: GAP_PX });
      const isLast = first + BLOCK_ITEMS >= shown.length;
      for (const row of isLast ? naive : naive.slice(0, -BALANCED_ROWS)) {
        const start = first + row[0];
        assert.deepEqual(layout.itemsOf(layout.rowOf(start)), { start, end: start + row.length }, label);
      }
    }
  });
});

test('justified rows of real sizes end exactly at the width, near the wanted height, the last one not stretched', {
  skip,
}, () => {
  forEachList((ratios, width, label) => {
    const { layout } = laidOut(JustifiedLayout, ratios, width);
    const rows = layout.rowsBetween(0, layout.blockSize);
    let bottom = -GAP_PX;
    for (const row of rows) {
      const { start, end } = layout.itemsOf(row);
      const { block, blockSize } = layout.rowRect(row);
      assert.equal(block, bottom + GAP_PX, label);
      bottom = block + blockSize;
      let edge = -GAP_PX;
      for (let index = start; index < end; index++) {
        const cell = layout.cellRect(index);
        assert.deepEqual([cell.inline, cell.block, cell.blockSize], [edge + GAP_PX, block, blockSize], label);
        edge = cell.inline + cell.inlineSize;
      }
      if (row === rows.at(-1)) assert.ok(edge <= width && blockSize <= TARGET_PX, label);
      else assert.equal(edge, width, label);
      // In a narrow row one panorama makes all the difference.
      const isWide = width > 10 * TARGET_PX;
      if (isWide)
        assert.ok(blockSize > 0.6 * TARGET_PX && blockSize < 1.6 * TARGET_PX, `${label}: ${blockSize} px high`);
    }
    assert.equal(layout.blockSize, bottom, label);
  });
});

test('cells of real sizes have the proportions of their pictures, in both layouts', { skip }, () => {
  forEachList((ratios, width, label) => {
    for (const Layout of [JustifiedLayout, MasonryLayout]) {
      const { layout } = laidOut(Layout, ratios, width);
      for (const [index, ratio] of ratios.entries()) {
        if (ratio > 5 || ratio < 1 / 5) continue;
        const { inlineSize, blockSize } = layout.cellRect(index);
        // Edges are rounded to whole px.
        const rounding = 1 / inlineSize + 1 / blockSize;
        const error = Math.abs(Math.log(inlineSize / blockSize / ratio));
        const isCropped = error > RATIO_ERROR + rounding;
        assert.ok(!isCropped, `${label}: item ${index} of ${ratio} is ${inlineSize} × ${blockSize}`);
      }
    }
  });
});

test('masonry puts every picture of real sizes into the column that is shortest', { skip }, () => {
  forEachList((ratios, width, label) => {
    const { layout, shown } = laidOut(MasonryLayout, ratios, width);
    const columns = Math.max(1, Math.floor((width + GAP_PX) / (COLUMNS_PX + GAP_PX)));
    const columnWidth = Math.floor((width - GAP_PX * (columns - 1)) / columns);
    const margin = Math.floor((width - columns * (columnWidth + GAP_PX) + GAP_PX) / 2);
    const ends = new Array(columns).fill(0);
    for (const [index, ratio] of shown.entries()) {
      const top = Math.min(...ends);
      const column = ends.indexOf(top);
      const height = Math.max(1, Math.round(columnWidth / ratio));
      const expected = { inline: margin + column * (columnWidth + GAP_PX), block: top };
      const cell = { ...expected, inlineSize: columnWidth, blockSize: height };
      assert.deepEqual(layout.cellRect(index), cell, `${label}: item ${index}`);
      ends[column] = top + height + GAP_PX;
    }
    assert.equal(layout.blockSize, Math.max(...ends) - GAP_PX, label);
  });
});
