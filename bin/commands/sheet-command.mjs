import { overPictures } from '../folder/over-pictures.mjs';
import { FORMATS } from '../folder/thumbnails.mjs';
import { slotLength } from '../sheet/place-pictures.mjs';
import { writeSheets } from '../sheet/write-sheets.mjs';
import { oneOf, wholeNumber } from '../usage-error.mjs';

const usage = `mass-image-grid sheet DIR OUT [--cell 128] [--layout cells|packed] [--format jpeg|webp|avif]
                            [--quality 80] [--max-side 2048]

Draws all pictures in DIR on sheets in the folder OUT, with an index, which chunkedIndex('OUT/index.json') shows: in cells of
one size, or packed closely where their shapes differ. Run it again when DIR has changed or when it was stopped: sheets of
which no picture has changed are left as they are. Needs sharp, and for --layout packed maxrects-packer:
npm install sharp maxrects-packer.`;

export const sheetCommand = {
  usage,
  options: {
    cell: { type: 'string', default: '128' },
    layout: { type: 'string', default: 'cells' },
    format: { type: 'string', default: 'webp' },
    quality: { type: 'string', default: '80' },
    'max-side': { type: 'string', default: '2048' },
  },
  async run(folders, values) {
    const cell = wholeNumber('cell', values.cell, usage, { to: 4096 });
    const format = oneOf('format', values.format, FORMATS, usage);
    const options = {
      cell,
      format,
      layout: oneOf('layout', values.layout, ['cells', 'packed'], usage),
      quality: wholeNumber('quality', values.quality, usage, { to: 100 }),
      // Every engine holds sheets of this size whole.
      maxSide: wholeNumber('max-side', values['max-side'], usage, { from: slotLength(cell, format), to: 4096 }),
    };
    await overPictures(folders, usage, (sharp, places) => writeSheets(sharp, { ...places, options }), summaryOf);
  },
};

function summaryOf({ length, sheets, made, kept, failed }) {
  return `${length} pictures on ${sheets} sheets: ${made} drawn, ${kept} as before, ${failed} left out`;
}
