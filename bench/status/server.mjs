import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sharp from 'sharp';

const SIZE = 128;

const FILES = {
  '/': { file: new URL('page.html', import.meta.url), type: 'text/html' },
  '/page.js': { file: new URL('page.js', import.meta.url), type: 'text/javascript' },
  '/mass-image-grid.js': { file: new URL('../../dist/mass-image-grid.js', import.meta.url), type: 'text/javascript' },
};

const LOOKS = {
  up: { color: '#060', path: 'M30 66 56 92 100 38' },
  down: { color: '#900', path: 'M36 36 92 92M92 36 36 92' },
};

/** Serves the page, the built element, two status pictures under as many addresses as are asked for, and a sheet of both. */
export async function startServer() {
  const files = Object.fromEntries(
    Object.entries(FILES).map(([path, { file, type }]) => [path, { body: readFileSync(file), type }]),
  );
  const pictures = { up: await pictureOf('up'), down: await pictureOf('down') };
  files['/sheet.png'] = { body: await sheetOf([pictures.up, pictures.down]), type: 'image/png' };
  const server = createServer(({ url = '/' }, response) => {
    const [, state] = /^\/status\/\d+\.png\?(up|down)$/.exec(url) ?? [];
    const found = state ? { body: pictures[state], type: 'image/png' } : files[url];
    response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
    response.end(found?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** @param {'up' | 'down'} state @returns {Promise<Buffer>} A PNG. */
export function pictureOf(state) {
  const { color, path } = LOOKS[state];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}">
    <circle cx="64" cy="64" r="60" fill="${color}" fill-opacity="0.2"/>
    <path d="${path}" fill="none" stroke="${color}" stroke-width="14"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

function sheetOf(pictures) {
  const channels = 4;
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  const sheet = sharp({ create: { width: SIZE * pictures.length, height: SIZE, channels, background } });
  return sheet
    .composite(pictures.map((input, place) => ({ input, left: place * SIZE, top: 0 })))
    .png()
    .toBuffer();
}
