import { TIFF_SIGNATURES } from '../../workers/plug-in/plug-in-formats.js';
import { registerDecoder } from './decoder-registry.js';

registerDecoder({
  type: 'image/tiff',
  sniff: TIFF_SIGNATURES,
  load: () => new URL('./tiff-decoder.js', import.meta.url),
});
