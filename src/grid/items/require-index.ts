/**
 * Takes what a method was given for the index of an item.
 * @throws {TypeError} when it is no whole number
 * @throws {RangeError} when there is no such item
 */
export function requireIndex(index: number, length: number): void {
  if (!Number.isInteger(index)) throw new TypeError(`index must be a whole number, got ${String(index)}`);
  if (length === 0) throw new RangeError(`there are no items, got index ${index}`);
  if (index < 0 || index >= length) throw new RangeError(`index must be from 0 to ${length - 1}, got ${index}`);
}
