import { readFileSync } from 'node:fs';
import { runCommand } from './run-command.mjs';

/** @returns {Promise<boolean>} Whether what package-lock.json asks for is installed now. */
export async function ensureDependencies() {
  if (areInstalled()) return true;
  console.log('installing dependencies …');
  // Not `npm ci`: it refuses a lock file without the optional packages of every platform, and a registry mirror need
  // not have them all. This takes the versions of the lock file too, and leaves the lock file as it is.
  return runCommand('npm', ['install', '--no-save', '--no-audit', '--no-fund']);
}

function areInstalled() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  return Object.entries(wanted)
    .filter(([folder, { optional }]) => folder !== '' && !optional)
    .every(([folder, { version }]) => installed[folder]?.version === version);
}

/** @returns {Record<string, { version: string, optional?: boolean }> | undefined} */
function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
