import { createInterface } from 'node:readline';

/**
 * Entries of a list, read as they come: lines of JSON or bare addresses. Only a JSON array is read whole, up to what a
 * string can hold (some 500 MB).
 * @param {import('node:stream').Readable} input
 * @returns {AsyncGenerator<unknown>}
 */
export async function* entriesOfList(input) {
  let array = '';
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (array || (number === 1 && text.trimStart().startsWith('['))) array += `${text}\n`;
    else if (text.trim()) yield entryOf(text.trim(), number);
  }
  if (array) yield* JSON.parse(array);
}

/** An address needs no quotes; what begins as JSON must be JSON. */
function entryOf(text, number) {
  if (!/^["{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`line ${number} is no JSON: ${text.slice(0, 80)}`, { cause });
  }
}
