/**
 * Mulberry32 (Tommy Ettinger, public domain): one 32-bit word of state and the same numbers on every machine.
 * @param {number} seed
 * @returns {() => number} the next number in [0, 1)
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {() => number} random */
export const between = (random, low, high) => low + (high - low) * random();

/** @template T @param {() => number} random @param {readonly T[]} list @returns {T} */
export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** Fisher–Yates. @param {() => number} random @param {number} length @returns {number[]} 0 … length - 1, shuffled */
export function shuffledIndexes(random, length) {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}
