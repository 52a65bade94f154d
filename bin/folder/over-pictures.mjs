import { Progress } from '../progress.mjs';
import { UsageError } from '../usage-error.mjs';
import { loadSharp } from './thumbnails.mjs';
import { countPictures } from './walk-pictures.mjs';

/**
 * What commands over a folder of pictures do alike: `DIR OUT`, a progress bar, a line for each file that is left out, and
 * in the end where the index is.
 * @template Written
 * @param {string[]} folders As the command line has them.
 * @param {string} usage
 * @param {(sharp: unknown, options: { folder: string, out: string, onFile: () => void,
 *   onFailure: (name: string, error: Error) => void }) => Promise<Written>} write
 * @param {(written: Written) => string} summaryOf
 */
export async function overPictures([folder, out], usage, write, summaryOf) {
  if (!folder || !out) throw new UsageError('expected DIR and OUT', usage);
  const sharp = await loadSharp();
  const progress = new Progress(await countPictures(folder, { except: out }));
  const written = await write(sharp, {
    folder,
    out,
    onFile: () => progress.step(),
    onFailure: (name, error) => progress.say(`left out: ${name}: ${error.message}`),
  });
  progress.clear();
  console.log(summaryOf(written));
  console.log(`${out}/index.json`);
}
