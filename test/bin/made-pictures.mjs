// Folders of pictures to work on, made here and taken away after the tests.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';

const COMMAND = fileURLToPath(new URL('../../bin/mass-image-grid.mjs', import.meta.url));

/** A folder that is there for one test file. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mass-image-grid-'));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The picture of a number: its colour tells which it is, its shape changes. */
export function pictureOf(number, { width = 40 + (number % 3) * 20, height = 40 } = {}) {
  return sharp({ create: { width, height, channels: 3, background: colourOf(number) } });
}

/** Far enough apart for lossy formats. */
export function colourOf(number) {
  return { r: (number % 6) * 50, g: (Math.floor(number / 6) % 6) * 50, b: (Math.floor(number / 36) % 6) * 50 };
}

/** Which picture pixels of a colour are of. */
export function numberOfColour([r, g, b]) {
  return Math.round(r / 50) + 6 * Math.round(g / 50) + 36 * Math.round(b / 50);
}

export async function writePicture(folder, name, number, size) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await pictureOf(number, size).png().toBuffer());
}

/** Numbered pictures, in folders of ten. */
export async function writePictures(folder, count) {
  for (let number = 0; number < count; number++) await writePicture(folder, nameOf(number), number);
}

export function nameOf(number) {
  return `${String(Math.floor(number / 10)).padStart(2, '0')}/${String(number).padStart(3, '0')}.png`;
}

/** Runs the command to its end, and gives what it printed. */
export async function run(...args) {
  return promisify(execFile)(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
}

/** Starts the command, to be killed. */
export function start(...args) {
  return spawn(process.execPath, [COMMAND, ...args], { stdio: 'ignore' });
}

/** Puts a file in place that is read for ever: a link to a pipe that nobody writes to. */
export function block(file) {
  const pipe = path.join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  symlinkSync(pipe, file);
}
