/** As everywhere in this project a kB has 1,024 bytes; KiB and the like say the same. */
const UNIT_BYTES: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 2 ** 10,
  kib: 2 ** 10,
  mb: 2 ** 20,
  mib: 2 ** 20,
  gb: 2 ** 30,
  gib: 2 ** 30,
};

/**
 * Reads a number of bytes: a number, or a text such as `256MB`, `1.5 GB` or `268435456`, in upper or lower case.
 * `undefined` for what is none, and for less than one byte.
 */
export function parseByteSize(size: unknown): number | undefined {
  const bytes = typeof size === 'string' ? bytesOfText(size) : size;
  return typeof bytes === 'number' && Number.isFinite(bytes) && bytes >= 1 ? Math.floor(bytes) : undefined;
}

function bytesOfText(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
  const unitBytes = UNIT_BYTES[unit.toLowerCase()];
  return number === undefined || unitBytes === undefined ? undefined : Number(number) * unitBytes;
}
