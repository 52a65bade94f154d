import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** Hidden names are neither listed nor served; this takes `.` and `..` out as well. */
export const isHidden = (name) => name.startsWith('.');

/**
 * Follows links and `..` to the real place, and gives it only if that lies in the folder.
 * @param {string} root a real path
 * @param {string} candidate
 * @returns {Promise<string | undefined>}
 */
export async function realPathInside(root, candidate) {
  const real = await realpath(candidate).catch(() => undefined);
  if (real === undefined) return undefined;
  const relative = path.relative(root, real);
  const outside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return outside ? undefined : real;
}
