import { realpath, stat } from 'node:fs/promises';
import { CommandLineError } from '../command-line-error.mjs';
import { holdsImages } from './folder-listing.mjs';

/** @param {string} folder @returns {Promise<string>} its real path, once it is known to hold something to show */
export async function openFolder(folder) {
  const status = await stat(folder).catch((cause) => {
    const problem = cause.code === 'ENOENT' ? 'does not exist' : `cannot be opened (${cause.code})`;
    throw new CommandLineError(`The folder ${folder} ${problem}.`);
  });
  if (!status.isDirectory()) throw new CommandLineError(`${folder} is a file; give the folder that holds it.`);
  const root = await realpath(folder);
  if (!(await holdsImages(root))) throw new CommandLineError(`The folder ${folder} holds no image.`);
  return root;
}
