import { spawn } from 'node:child_process';

/** A command that hangs must not take the results of the others with it. */
const TIME_LIMIT_MS = 15 * 60_000;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<boolean>} Whether it succeeded. What it prints is shown as it comes.
 */
export function runCommand(command, args, { env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
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
  });
}

/** @param {string} script @param {string[]} [args] @param {{ env?: Record<string, string> }} [options] */
export function runScript(script, args = [], options = {}) {
  return runCommand(process.execPath, [script, ...args], options);
}
