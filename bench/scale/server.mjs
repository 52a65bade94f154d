import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sharp from 'sharp';

const PICTURES = 48;

const FILES = {
  '/': { file: new URL('page.html', import.meta.url), type: 'text/html' },
  '/page.js': { file: new URL('page.js', import.meta.url), type: 'text/javascript' },
  '/mass-image-grid.js': { file: new URL('../../dist/mass-image-grid.js', import.meta.url), type: 'text/javascript' },
};

/** Serves the page, the built element and some dozen small photographs, all from memory. */
export async function startServer() {
  const files = Object.fromEntries(
    Object.entries(FILES).map(([path, { file, type }]) => [path, { body: readFileSync(file), type }]),
  );
  const pictures = await Promise.all(Array.from({ length: PICTURES }, (_, number) => picture(number)));
  const server = createServer(({ url = '/' }, response) => {
    const number = /^\/picture\/(\d+)\.jpg$/.exec(url)?.[1];
    const found = number === undefined ? files[url] : { body: pictures[Number(number) % PICTURES], type: 'image/jpeg' };
    response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
    response.end(found?.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** A gradient under noise, which is about as hard to decode as a photograph. */
function picture(number) {
  const hue = (number * 360) / PICTURES;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><defs><filter id="n">
    <feTurbulence baseFrequency="0.05" seed="${number}"/></filter></defs>
    <rect width="320" height="240" fill="hsl(${hue} 70% 50%)"/><rect width="320" height="240" filter="url(#n)" opacity="0.5"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}
