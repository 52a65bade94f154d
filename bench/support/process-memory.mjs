import { processTree, readOrNothing } from './process-tree.mjs';

/**
 * Proportional set size of a process and all it has started: shared pages are counted once, shared out among those that
 * have them. Linux only.
 * @param {number} pid @returns {number} Bytes.
 */
export function proportionalSetSize(pid) {
  return processTree(pid).reduce((sum, each) => sum + pssOf(each), 0);
}

function pssOf(pid) {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}
