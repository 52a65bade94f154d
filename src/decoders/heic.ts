import { HEIC_SIGNATURES } from '../../workers/plug-in/plug-in-formats.js';
import { registerDecoder } from './decoder-registry.js';
import type { HeicLibrary } from './heic-decoder.js';

const library: HeicLibrary = {
  module: new URL('../../node_modules/libheif-js/libheif-wasm/libheif-bundle.mjs', import.meta.url).href,
};

registerDecoder({
  type: 'image/heic',
  sniff: HEIC_SIGNATURES,
  load: () => new URL('./heic-decoder.js', import.meta.url),
  options: library,
});
