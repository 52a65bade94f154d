import type { DecodeOptions } from '../../workers/plug-in/plug-in-protocol.js';
import { jxlSize } from '../../workers/sniff/jxl-size.js';
import { importLibrary } from './import-library.js';
import { refuseTooLarge } from './refuse-too-large.js';

/** Addresses of the files of @jsquash/jxl. */
export interface JxlLibrary {
  readonly module: string;
  readonly wasm: string;
}

interface Codec {
  /** Upright, first frame, in sRGB; `null` for what it cannot decode. */
  decode(file: ArrayBuffer): ImageData | null;
}

interface CodecModule {
  default(settings: { noInitialRun: boolean; locateFile: () => string }): Promise<Codec>;
}

let codec: Promise<Codec> | undefined;

export async function decode(
  bytes: Uint8Array<ArrayBuffer>,
  { options, maxPixels }: DecodeOptions,
): Promise<ImageData> {
  const size = jxlSize(bytes);
  if (size) refuseTooLarge(size.width, size.height, maxPixels);
  codec ??= startCodec(options as JxlLibrary);
  const picture = (await codec).decode(bytes.slice().buffer);
  if (!picture) throw new Error('the file is damaged');
  return picture;
}

async function startCodec({ module, wasm }: JxlLibrary): Promise<Codec> {
  const library = await importLibrary<CodecModule>('@jsquash/jxl', module);
  return library.default({ noInitialRun: true, locateFile: () => wasm });
}
