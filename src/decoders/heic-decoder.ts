import type { DecodeOptions, RawPixels } from '../../workers/plug-in/plug-in-protocol.js';
import { heifColorSpace } from './heif-color-space.js';
import { importLibrary } from './import-library.js';
import { refuseTooLarge } from './refuse-too-large.js';

/** Address of the file of libheif-js, its wasm inside. */
export interface HeicLibrary {
  readonly module: string;
}

/** What is used of libheif-js; its pictures are turned as `irot` and `imir` say. */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(target: RawPixels, done: (filled: RawPixels | null) => void): void;
  free(): void;
}

interface Heif {
  readonly HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] };
}

let heif: Promise<Heif> | undefined;

export async function decode(
  bytes: Uint8Array<ArrayBuffer>,
  { options, maxPixels }: DecodeOptions,
): Promise<RawPixels> {
  heif ??= startHeif(options as HeicLibrary);
  const { HeifDecoder } = await heif;
  const images = new HeifDecoder().decode(bytes);
  try {
    const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
    if (!image) throw new Error('it finds no picture that it knows');
    return { ...(await pixelsOf(image, maxPixels)), colorSpace: heifColorSpace(bytes) };
  } finally {
    for (const image of images) image.free();
  }
}

function pixelsOf(image: HeifImage, maxPixels: number): Promise<RawPixels> {
  const [width, height] = [image.get_width(), image.get_height()];
  refuseTooLarge(width, height, maxPixels);
  const target = { width, height, data: new Uint8ClampedArray(width * height * 4) };
  return new Promise((resolve, reject) => {
    image.display(target, (filled) => (filled ? resolve(filled) : reject(new Error('the file is damaged'))));
  });
}

async function startHeif({ module }: HeicLibrary): Promise<Heif> {
  const library = await importLibrary<{ default(): Promise<Heif> }>('libheif-js', module);
  return library.default();
}
