import { overPictures } from '../folder/over-pictures.mjs';
import { FORMATS } from '../folder/thumbnails.mjs';
import { writePack } from '../pack/write-pack.mjs';
import { oneOf, wholeNumber } from '../usage-error.mjs';

const usage = `mass-image-grid pack DIR OUT [--size 256] [--format jpeg|webp|avif] [--quality 75] [--chunk-size 1000]

Writes thumbnails of all pictures in DIR to the folder OUT, a thousand to a file, with an index, which
packItems('OUT/index.json') shows from any file server, ten million of them. Run it again when DIR has changed or when it
was stopped: what is made already is taken over. Needs sharp: npm install sharp.`;

export const packCommand = {
  usage,
  options: {
    size: { type: 'string', default: '256' },
    format: { type: 'string', default: 'jpeg' },
    quality: { type: 'string', default: '75' },
    'chunk-size': { type: 'string', default: '1000' },
  },
  async run(folders, values) {
    const options = {
      size: wholeNumber('size', values.size, usage, { to: 4096 }),
      format: oneOf('format', values.format, FORMATS, usage),
      quality: wholeNumber('quality', values.quality, usage, { to: 100 }),
      chunkSize: wholeNumber('chunk-size', values['chunk-size'], usage),
    };
    await overPictures(folders, usage, (sharp, places) => writePack(sharp, { ...places, options }), summaryOf);
  },
};

function summaryOf({ made, kept, failed, length, packs, byteSize }) {
  const megabytes = (byteSize / 2 ** 20).toFixed(1);
  return `${length} pictures in ${packs} packs of ${megabytes} MB: ${made} made, ${kept} as before, ${failed} left out`;
}
