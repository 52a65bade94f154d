import { processKind, processTree, readOrNothing } from './process-tree.mjs';

/**
 * Proportional set size of a process and all it has started: shared pages are counted once, shared out among those that
 * have them. Linux only.
 * @param {number} pid @returns {number} Bytes.
 */
export function proportionalSetSize(pid) {
  return processTree(pid).reduce((sum, each) => sum + pssOf(each), 0);
}

/** The same, by kind of process. @param {number} pid @returns {Record<string, number>} Bytes. */
export function memoryByKind(pid) {
  const bytes = {};
  for (const each of processTree(pid)) {
    const kind = processKind(each);
    bytes[kind] = (bytes[kind] ?? 0) + pssOf(each);
  }
  return bytes;
}

function pssOf(pid) {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}
