import { readdirSync, readFileSync } from 'node:fs';

/** @param {number} root @returns {number[]} A process and all it has started. Linux only. */
export function processTree(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    parents.set(Number(name), Number(statFields(readOrNothing(`/proc/${name}/stat`))[1]));
  }
  const isOfTree = (pid) => pid === root || (parents.has(pid) && isOfTree(parents.get(pid)));
  return [...parents.keys()].filter(isOfTree);
}

/** What a process of Chromium is for: `browser`, `renderer`, `gpu-process`, `network`, … @param {number} pid */
export function processKind(pid) {
  const command = readOrNothing(`/proc/${pid}/cmdline`);
  const isNetwork = command.includes('--utility-sub-type=network.');
  return isNetwork ? 'network' : (/--type=([\w-]+)/.exec(command)?.[1] ?? 'browser');
}

/** Fields after the command, which is in brackets and may hold anything: state, parent, … @param {string} stat */
export function statFields(stat) {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** A process may end while it is looked at. @param {string} file */
export function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
