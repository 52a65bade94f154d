import { spawn } from 'node:child_process';
import { findInPath } from '../browsers.mjs';

/**
 * Starts a process that ends with this one, even when this one is killed outright: otherwise an aborted test run
 * leaves an X server, a driver and a browser behind. setpriv belongs to util-linux.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function spawnBound(command, args, options = {}) {
  const bound = findInPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', command, ...args] : [command, ...args];
  return spawn(bound[0], bound.slice(1), { stdio: 'ignore', ...options });
}
