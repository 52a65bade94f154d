import { fromArrayBuffer } from 'geotiff';
import UTIF from 'utif2';
import type { DecodeOptions, RawPixels } from '../../workers/plug-in/plug-in-protocol.js';
import { refuseTooLarge } from './refuse-too-large.js';
import { readSamples } from './tiff-samples.js';
import { turnPixels } from './turn-pixels.js';

/** CCITT RLE, T.4 and T.6: fax and scanned text, which geotiff does not read. */
const FAX_COMPRESSIONS = [2, 3, 4];

/** Decodes the first picture of a TIFF or BigTIFF file. */
export async function decode(bytes: Uint8Array<ArrayBuffer>, { maxPixels }: DecodeOptions): Promise<RawPixels> {
  const file = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  const image = await (await fromArrayBuffer(file)).getImage(0);
  const directory = image.fileDirectory;
  refuseTooLarge(image.getWidth(), image.getHeight(), maxPixels);
  const isFax = FAX_COMPRESSIONS.includes(directory.getValue('Compression') ?? 1);
  const pixels = isFax ? readFax(file) : await readSamples(image);
  return turnPixels(pixels, (await directory.loadValue('Orientation')) ?? 1);
}

function readFax(file: ArrayBuffer): RawPixels {
  const [first] = UTIF.decode(file);
  if (!first) throw new Error('it has no picture');
  UTIF.decodeImage(file, first);
  const { width, height } = first;
  return { width, height, data: new Uint8ClampedArray(UTIF.toRGBA8(first)) };
}
