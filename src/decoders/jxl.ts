import { JXL_SIGNATURES } from '../../workers/plug-in/plug-in-formats.js';
import { registerDecoder } from './decoder-registry.js';
import type { JxlLibrary } from './jxl-decoder.js';

const library: JxlLibrary = {
  module: new URL('../../node_modules/@jsquash/jxl/codec/dec/jxl_dec.js', import.meta.url).href,
  wasm: new URL('../../node_modules/@jsquash/jxl/codec/dec/jxl_dec.wasm', import.meta.url).href,
};

registerDecoder({
  type: 'image/jxl',
  sniff: JXL_SIGNATURES,
  load: () => new URL('./jxl-decoder.js', import.meta.url),
  options: library,
});
