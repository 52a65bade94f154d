import { createReadStream } from 'node:fs';
import { UsageError, wholeNumber } from '../usage-error.mjs';
import { entriesOfList } from './list-entries.mjs';
import { writeIndex } from './write-index.mjs';

const usage = `mass-image-grid index LIST OUT [--chunk-size 1000]

Writes the list to the folder OUT in chunks, which chunkedIndex('OUT/index.json') shows from any file server.
LIST is NDJSON, a file of one address per line, or a JSON array; - is standard input.`;

export const indexCommand = {
  usage,
  options: { 'chunk-size': { type: 'string', default: '1000' } },
  async run([list, out], values) {
    if (!list || !out) throw new UsageError('expected LIST and OUT', usage);
    const chunkSize = wholeNumber('chunk-size', values['chunk-size'], usage);
    const input = list === '-' ? process.stdin : createReadStream(list);
    const { length, chunks } = await writeIndex(entriesOfList(input), out, chunkSize);
    console.log(`${length} items in ${chunks} chunks: ${out}/index.json`);
  },
};
