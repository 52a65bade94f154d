/** A `data:` URL may be the whole sheet, and each of its cells is known by the name of its file. */
const LONGEST_NAME = 2000;

/** Far more than one page should have; the oldest are forgotten, and numbered anew. */
const MAX_REMEMBERED = 100;

const files = new WeakMap<Blob, number>();
const addresses = new Map<string, number>();
let next = 1;

/** Names a file within the page: an address names itself, files and addresses of great length are numbered as they come. */
export function nameOfFile(source: string | Blob): string {
  if (typeof source !== 'string') return `file ${numbered(files, source)}`;
  if (source.length <= LONGEST_NAME) return source;
  const number = numbered(addresses, source);
  const [oldest] = addresses.keys();
  if (addresses.size > MAX_REMEMBERED && oldest !== undefined) addresses.delete(oldest);
  return `file ${number}`;
}

function numbered<Key>(known: { get(key: Key): number | undefined; set(key: Key, value: number): unknown }, key: Key) {
  const number = known.get(key) ?? next++;
  known.set(key, number);
  return number;
}
