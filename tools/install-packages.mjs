import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** npm keeps, in the hidden lockfile, what it has really installed. */
const HIDDEN_LOCKFILE = 'node_modules/.package-lock.json';

/**
 * Installs what package-lock.json names unless it is there. Not by `npm ci`: that refuses a registry mirror which does
 * not have the optional packages of every platform. This takes the same versions and leaves the lockfile as it is.
 * @param {string} directory
 */
export async function installMissingPackages(directory) {
  if (await isInstalled(directory)) return;
  console.log('Installing packages, once …');
  await runNpm(['install', '--no-save', '--no-audit', '--no-fund'], directory);
}

/** @param {string} directory @returns {Promise<boolean>} */
export async function isInstalled(directory) {
  const installed = await readPackages(path.join(directory, HIDDEN_LOCKFILE)).catch(() => undefined);
  if (!installed) return false;
  const wanted = await readPackages(path.join(directory, 'package-lock.json'));
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    // Optional packages are for other platforms as a rule: absent is right, another version is not.
    if (place === '' || (optional && !installed[place])) return true;
    return installed[place]?.version === version;
  });
}

async function readPackages(file) {
  return JSON.parse(await readFile(file, 'utf8')).packages;
}

/** Under `npm start` the running npm is known; on its own, npm is a script that Windows needs a shell for. */
async function runNpm(args, cwd) {
  const script = process.env.npm_execpath;
  const npm = script
    ? spawn(process.execPath, [script, ...args], { cwd, stdio: 'inherit' })
    : spawn('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  const [code] = await once(npm, 'close');
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed with code ${code}.`);
}
