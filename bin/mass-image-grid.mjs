#!/usr/bin/env node
// npx mass-image-grid index LIST OUT [--chunk-size 1000]
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { entriesOfList } from './list-entries.mjs';
import { writeIndex } from './write-index.mjs';

const USAGE = `usage: mass-image-grid index LIST OUT [--chunk-size 1000]

Writes the list to the folder OUT in chunks, which chunkedIndex('OUT/index.json') shows from any file server.
LIST is NDJSON, a file of one address per line, or a JSON array; - is standard input.`;

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof RangeError ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 1;
}

async function run(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'chunk-size': { type: 'string', default: '1000' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(USAGE);
  const [command, list, out] = positionals;
  if (command !== 'index' || !list || !out) throw new RangeError(`expected index LIST OUT, got ${args.join(' ')}`);
  const chunkSize = Number(values['chunk-size']);
  if (!Number.isSafeInteger(chunkSize) || chunkSize < 1) {
    throw new RangeError(`--chunk-size must be a whole number from 1, got ${values['chunk-size']}`);
  }
  const input = list === '-' ? process.stdin : createReadStream(list);
  const { length, chunks } = await writeIndex(entriesOfList(input), out, chunkSize);
  console.log(`${length} items in ${chunks} chunks: ${out}/index.json`);
}
