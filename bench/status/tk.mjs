import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startVirtualDisplay } from '../../tools/webkit/virtual-display.mjs';
import { proportionalSetSize } from '../support/process-memory.mjs';
import { pictureOf } from './server.mjs';

export const TK_KINDS = ['tk-text', 'tk-pictures'];

/** Beyond it a window of labels takes the machine with it: 122 kB each, 24 GB for 200,000. */
const MOST_LABELS = 20_000;
const TIME_LIMIT_MS = 100_000;

/** @returns {{ missing?: string }} What there is not, if Tk cannot be measured here. */
export function findTk() {
  if (spawnSync('python3', ['-c', 'import tkinter']).status !== 0) return { missing: 'python3-tk is not installed' };
  if (spawnSync('Xvfb', ['-help']).error) return { missing: 'Xvfb is not installed' };
  return {};
}

/**
 * A Tk window of labels. Its pictures are held twice, by the program and by the display server; both are counted.
 * @param {string} kind @param {number} count
 */
export async function measureTk(kind, count) {
  if (count > MOST_LABELS) return { note: `more than ${MOST_LABELS} are not tried` };
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-status-'));
  const files = ['up', 'down'].map((state) => path.join(folder, `${state}.png`));
  writeFileSync(files[0], await pictureOf('up'));
  writeFileSync(files[1], await pictureOf('down'));
  const { display, stop } = await startVirtualDisplay();
  const script = fileURLToPath(new URL('tk_labels.py', import.meta.url));
  const emptyBytes = proportionalSetSize(process.pid);
  const window = spawn('python3', [script, kind, String(count), ...files], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: TIME_LIMIT_MS,
  });
  try {
    const ended = once(window, 'exit').then(([code]) => {
      throw new Error(`the Tk window ended with code ${code}`);
    });
    const [line] = await Promise.race([once(createInterface(window.stdout), 'line'), ended]);
    return { ...JSON.parse(line), pssBytes: proportionalSetSize(process.pid) - emptyBytes };
  } catch (error) {
    return { note: error.message };
  } finally {
    window.kill();
    stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
