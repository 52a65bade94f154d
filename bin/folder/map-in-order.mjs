/**
 * Maps so many values at a time, and yields the results in the order of the values.
 * @template Value, Result
 * @param {AsyncIterable<Value> | Iterable<Value>} values
 * @param {number} atOnce
 * @param {(value: Value) => Promise<Result>} map Must not reject.
 * @returns {AsyncGenerator<Result>}
 */
export async function* mapInOrder(values, atOnce, map) {
  const running = [];
  for await (const value of values) {
    running.push(map(value));
    if (running.length >= atOnce) yield await running.shift();
  }
  yield* running;
}
