/**
 * Does something with each of some things, so many at once, and answers the results in their order.
 * @template Thing, Result
 * @param {readonly Thing[]} things
 * @param {number} lanes
 * @param {(thing: Thing) => Promise<Result>} run
 * @returns {Promise<Result[]>}
 */
export async function inLanes(things, lanes, run) {
  const results = Array(things.length);
  const waiting = things.entries();
  const lane = async () => {
    for (const [index, thing] of waiting) results[index] = await run(thing);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
