/** @param {number[]} numbers @returns {number} */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Runs of the same shape as one: the median of each number in them, at any depth. What was not reached in most of the runs
 * is not there.
 * @template Run @param {Run[]} runs @returns {Run}
 */
export function medianRun(runs) {
  const known = runs.filter((run) => run !== undefined);
  if (known.length * 2 <= runs.length || known.length === 0) return undefined;
  if (typeof known[0] === 'number') return median(known);
  const names = new Set(known.flatMap(Object.keys));
  return Object.fromEntries([...names].map((name) => [name, medianRun(known.map((run) => run[name]))]));
}
