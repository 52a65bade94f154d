import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { get, runDemo } from './support/running-demo.mjs';

const demo = new URL('../../demo/', import.meta.url);
const PAGES = ['index', 'million', 'own-folder', 'status-wall', 'sheets', 'pages', 'tour'].map(
  (name) => `${name}.html`,
);
const SCRIPTS = ['tour.js', 'remedies.js', 'controls.js', 'figures.js', 'preview.js'];

test('the start page leads to pages that are there', async (t) => {
  const { url } = await runDemo(t);
  const start = (await get(url, '/demo/')).body.toString();
  const links = [...start.matchAll(/href="([^"]+\.html)"/g)].map(([, link]) => link);
  assert.deepEqual(links.toSorted(), PAGES.filter((page) => page !== 'index.html').toSorted());
  for (const page of links) {
    const { status, body } = await get(url, `/demo/${page}`);
    assert.equal(status, 200, page);
    assert.match(body.toString(), /<mass-image-grid/, page);
  }
});

for (const file of [...PAGES, ...SCRIPTS]) {
  test(`${file} can be read and copied: short, and importing only what everyone can`, async () => {
    const source = await readFile(new URL(file, demo), 'utf8');
    assert.ok(source.split('\n').length < 200, 'fewer than 200 lines');
    const imports = [...source.matchAll(/^\s*import[^'"(]*['"]([^'"]+)['"]/gm)].map(([, specifier]) => specifier);
    for (const specifier of imports)
      assert.match(specifier, /^(\.\/[\w-]+\.js|\.\.\/src\/(index|monitor|(decoders|sources)\/\w+)\.ts)$/);
  });
}
