// Pictures and misbehaviour on demand, under /fixtures/ of the test server. test/support/fixtures.ts makes the URLs.
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { avatarRoutes } from '../../demo/server/avatars/avatar-routes.mjs';
import { blockFont } from './fixtures/block-font.mjs';
import { cameraJpeg } from './fixtures/camera-jpeg.mjs';
import { CSP_PAGE, CSP_PAGE_SCRIPT } from './fixtures/csp-page.mjs';
import { madePackFile } from './fixtures/made-pack.mjs';
import { cursorPage, libraryChunk, libraryIndex, linkedPage, offsetPage } from './fixtures/pages.mjs';
import { PATTERN_FORMATS, patternImage, patternSheet, patternTiff } from './fixtures/pattern-image.mjs';
import { patternPackEnds, servePatternPack, serveRange } from './fixtures/pattern-pack.mjs';
import { patternSvg } from './fixtures/pattern-svg.mjs';
import { displayP3Avif, impossibleApng, longLinePng, PICTURE_CLASSES } from './fixtures/picture-classes.mjs';
import { RequestLedger } from './fixtures/request-ledger.mjs';
import {
  halfTransparentPng,
  halfTransparentTiff,
  orientedJpeg,
  orientedTiff,
  twoFrameGif,
} from './fixtures/special-images.mjs';
import { breakOff, inPieces, withoutEnd } from './fixtures/streams.mjs';

const DEFAULT_SIZE = 256;

const ledger = new RequestLedger();

/** @type {{ path: RegExp, answer: (context: import('koa').Context, ...matches: string[]) => unknown }[]} */
const resources = [
  { path: new RegExp(`^pattern/(\\d+)\\.(${PATTERN_FORMATS.join('|')})$`), answer: servePattern },
  { path: new RegExp(`^sheet/(\\d+)\\.(${PATTERN_FORMATS.join('|')})$`), answer: serveSheet },
  { path: /^pack\/(\d+)$/, answer: servePatternPack },
  { path: /^svg\/(\d+)\.svg$/, answer: serveSvg },
  { path: /^slow\/(\d+)\.jpg$/, answer: neverAnswer },
  { path: /^status\/(\d{3})$/, answer: serveStatus },
  // Without an extension, for which the test runner would have its answers cached.
  { path: /^flaky\/(\d{3})\/(\d+)\/(\d+)$/, answer: serveFlaky },
  { path: /^empty\.jpg$/, answer: (context) => serve(context, 'jpg', '') },
  { path: /^not-an-image\.jpg$/, answer: (context) => serve(context, 'jpg', '<!doctype html><title>no image</title>') },
  {
    path: /^orientation\/([1-8])\.jpg$/,
    answer: async (context, n) => serve(context, 'jpg', await orientedJpeg(Number(n))),
  },
  { path: /^tiff\/(\w+)\/(\d+)\.tiff$/, answer: serveTiff },
  {
    path: /^orientation\/([1-8])\.tiff$/,
    answer: async (context, n) => serve(context, 'tiff', await orientedTiff(Number(n))),
  },
  { path: /^alpha\.tiff$/, answer: async (context) => serve(context, 'tiff', await halfTransparentTiff()) },
  { path: /^class\/([\w.-]+)$/, answer: servePictureClass },
  { path: /^display-p3\.avif$/, answer: async (context) => serve(context, 'avif', await displayP3Avif()) },
  { path: /^impossible-animation\.png$/, answer: async (context) => serve(context, 'png', await impossibleApng()) },
  { path: /^blocks\.ttf$/, answer: (context) => serve(context, 'ttf', blockFont()) },
  { path: /^long-line\.png$/, answer: async (context) => serve(context, 'png', await longLinePng()) },
  { path: /^alpha\.png$/, answer: async (context) => serve(context, 'png', await halfTransparentPng()) },
  { path: /^animated\.gif$/, answer: async (context) => serve(context, 'gif', await twoFrameGif()) },
  { path: /^chunks$/, answer: serveChunks },
  { path: /^endless$/, answer: serveEndless },
  { path: /^broken-off$/, answer: serveBrokenOff },
  { path: /^redirect$/, answer: serveRedirect },
  { path: /^camera\/(\d+)\.jpg$/, answer: serveCameraJpeg },
  { path: /^stalled$/, answer: serveStalled },
  { path: /^pages\/offset$/, answer: offsetPage },
  { path: /^pages\/cursor$/, answer: cursorPage },
  { path: /^pages\/linked$/, answer: linkedPage },
  { path: /^pages\/index\.json$/, answer: libraryIndex },
  { path: /^pages\/(\d+)\/(\d+)\.json$/, answer: libraryChunk },
];

const pages = [
  { path: /^requests$/, answer: serveLedger },
  { path: /^pack\/(\d+)\/ends$/, answer: servePackEnds },
  { path: /^made-pack\/([\w-]+)\/(.+)$/, answer: serveMadePack },
  { path: /^fuzz-options$/, answer: serveFuzzOptions },
  { path: /^csp-page$/, answer: serveCspPage },
  { path: /^long-run$/, answer: (context) => serve(context, 'txt', process.env.LONG_RUN ?? '') },
  { path: /^csp-page\.js$/, answer: (context) => serve(context, 'js', CSP_PAGE_SCRIPT) },
];

/** The demo's photos are patterns here, a few of them. */
function fixtureOf(path) {
  const photo = /^\/photos\/(\d+)\.jpg$/.exec(path)?.[1];
  if (photo !== undefined) return `pattern/${Number(photo) % 20}.jpg`;
  return path.startsWith('/fixtures/') ? path.slice('/fixtures/'.length) : undefined;
}

/** @returns {import('koa').Middleware} */
export function fixtureServer() {
  const demoAvatars = avatarRoutes();
  return async (context, next) => {
    const path = fixtureOf(context.path);
    if (path === undefined) return demoAvatars(context, next);
    // The test runner replaces `no-store` by a year for whatever looks like a file; what varies by `*` is never reused.
    context.set({ 'cache-control': 'no-store', vary: '*' });
    const page = matching(pages, path);
    if (page) return page.answer(context, ...page.matches);
    const resource = matching(resources, path);
    if (!resource) return context.throw(404, `no such fixture: ${path}`);
    return serveResource(context, resource);
  };
}

function matching(routes, path) {
  for (const { path: pattern, answer } of routes) {
    const match = pattern.exec(path);
    if (match) return { answer, matches: match.slice(1) };
  }
  return undefined;
}

async function serveResource(context, { answer, matches }) {
  const { cors, delayMs, ledger: name = '', answers, cacheControl, etag } = context.query;
  ledger.record(name, context.res);
  if (answers && ledger.read(name).started > Number(answers)) return neverAnswer(context);
  if (cors !== undefined) context.set('access-control-allow-origin', '*');
  if (cacheControl) context.set('cache-control', cacheControl);
  if (etag) context.set('etag', etag);
  if (delayMs) await delay(Number(delayMs));
  await answer(context, ...matches);
}

function serve(context, type, body) {
  context.type = type;
  context.body = body;
}

async function servePattern(context, index, format) {
  serve(context, format, await patternImage(Number(index), { format, ...sizeOf(context.query) }));
}

/** Patterns in a regular grid; sheet n goes on where sheet n − 1 ends. */
async function serveSheet(context, number, format) {
  const { columns = 10, rows = 10, cell = 60 } = context.query;
  const shape = { columns: Number(columns), rows: Number(rows), cell: Number(cell) };
  serve(context, format, await patternSheet(Number(number), { format, ...shape }));
}

async function servePackEnds(context, count) {
  context.body = await patternPackEnds(Number(count));
}

/** What the command writes, with its packs in a ledger that the path names. */
async function serveMadePack(context, name, place) {
  const bytes = await madePackFile(place);
  if (!bytes) return context.throw(404);
  if (!place.endsWith('.pack')) return serve(context, 'json', bytes);
  ledger.record(name, context.res);
  return serveRange(context, bytes);
}

async function serveTiff(context, kind, index) {
  serve(context, 'tiff', await patternTiff(Number(index), kind, sizeOf(context.query)));
}

async function servePictureClass(context, name) {
  const make = PICTURE_CLASSES[name] ?? context.throw(404, `no such class of pictures: ${name}`);
  serve(context, name.split('.').at(-1), await make());
}

function serveSvg(context, index) {
  serve(context, 'svg', patternSvg(Number(index), sizeOf(context.query)));
}

function sizeOf({ size = DEFAULT_SIZE, width = size, height = size }) {
  return { width: Number(width), height: Number(height) };
}

async function neverAnswer(context) {
  context.status = 200;
  context.respond = false;
  await once(context.res, 'close');
}

function serveStatus(context, status) {
  context.status = Number(status);
  context.body = `status ${status}`;
}

/** Fails so often under its ledger, by status 000 in the middle of the answer, before it serves the picture. */
async function serveFlaky(context, status, failures, index) {
  if (ledger.read(context.query.ledger ?? '').started > Number(failures)) return servePattern(context, index, 'jpg');
  if (context.query.retryAfter) context.set('retry-after', context.query.retryAfter);
  if (status !== '000') return serveStatus(context, status);
  return serveBrokenOff(context);
}

function serveChunks(context) {
  const { text = '', lines = 0, size } = context.query;
  const names = Array.from({ length: Number(lines) }, (_, index) => `"${index}.jpg"\n`);
  serve(context, 'txt', inPieces(text + names.join(''), Number(size)));
}

function serveEndless(context) {
  context.type = 'jpg';
  context.body = withoutEnd();
  if (context.query.length) context.length = Number(context.query.length);
}

function serveBrokenOff(context) {
  context.respond = false;
  breakOff(context.res);
}

function serveRedirect(context) {
  context.status = 302;
  context.set('location', context.query.to);
}

/** A large picture with another one as its preview, so that it is seen which of them is shown. It never ends. */
async function serveCameraJpeg(context, index) {
  context.respond = false;
  const { preview, orientation = 1 } = context.query;
  const picture = await patternImage(Number(index), { format: 'jpg', width: 1600, height: 1200 });
  const thumbnail = await patternImage(Number(preview), { format: 'jpg', width: 160, height: 120 });
  context.res.writeHead(200, { 'content-type': 'image/jpeg' });
  context.res.write(cameraJpeg(picture, thumbnail, Number(orientation)));
  context.res.write(Buffer.alloc(2 ** 17));
  await once(context.res, 'close');
}

/** Sends the bytes that are asked for, and then nothing more without ever ending. */
async function serveStalled(context) {
  context.respond = false;
  context.res.writeHead(200, { 'content-type': 'image/jpeg' });
  context.res.write(Buffer.from(String(context.query.base64), 'base64'));
  await once(context.res, 'close');
}

function serveLedger(context) {
  const { ledger: name = '', reset } = context.query;
  if (reset !== undefined) ledger.reset(name);
  context.body = ledger.read(name);
}

/** Set by tools/fuzz.mjs for a longer run. */
function serveFuzzOptions(context) {
  const { FUZZ_CASES = '192', FUZZ_SEED = '1' } = process.env;
  context.body = { cases: Number(FUZZ_CASES), seed: Number(FUZZ_SEED) };
}

function serveCspPage(context) {
  if (context.query.policy) context.set('content-security-policy', context.query.policy);
  serve(context, 'html', CSP_PAGE);
}
