const numbers = new WeakMap<Blob, number>();
let next = 1;

/** Names a file within the page: an address names itself, files are numbered as they come. */
export function nameOfFile(source: string | Blob): string {
  if (typeof source === 'string') return source;
  const number = numbers.get(source) ?? next++;
  numbers.set(source, number);
  return `file ${number}`;
}
