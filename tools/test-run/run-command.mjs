import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A command that hangs must not take the results of the others with it. */
const TIME_LIMIT_MS = 15 * 60_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, log?: string }} [options] log: file that takes what it prints.
 * @returns {Promise<boolean>} Whether it succeeded. What it prints is shown as it comes, where no log takes it.
 */
export function runCommand(command, args, { env, log } = {}) {
  const output = log === undefined ? 'inherit' : openSync(log, 'a');
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['inherit', output, output],
      timeout: TIME_LIMIT_MS,
      env: { ...process.env, ...env },
      // npm and the programs in node_modules/.bin are .cmd files there, which need a shell
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code, signal) => {
      if (signal) console.error(`${command} was ended by ${signal}`);
      resolve(code === 0);
    });
  }).finally(() => log !== undefined && closeSync(output));
}

/** @param {string} script @param {string[]} [args] @param {{ env?: Record<string, string>, log?: string }} [options] */
export function runScript(script, args = [], options = {}) {
  return runCommand(process.execPath, [script, ...args], options);
}
