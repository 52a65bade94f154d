import { readdirSync, readFileSync } from 'node:fs';

/**
 * Proportional set size of a process and all it has started: shared pages are counted once, shared out among those that
 * have them. Linux only.
 * @param {number} pid @returns {number} Bytes.
 */
export function proportionalSetSize(pid) {
  return treeOf(pid).reduce((sum, each) => sum + pssOf(each), 0);
}

function treeOf(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readOrNothing(`/proc/${name}/stat`);
    // The command in brackets may hold anything; the parent is the second field after it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(name), parent);
  }
  const isOfTree = (pid) => pid === root || (parents.has(pid) && isOfTree(parents.get(pid)));
  return [...parents.keys()].filter(isOfTree);
}

function pssOf(pid) {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** A process may end while it is looked at. */
function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
