import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandLineError } from './command-line-error.mjs';

export const DEFAULT_PORT = 8000;

export const HELP = `Usage: npm start [-- [options] [folder]]

Shows a grid of 1,000,000 images made by this server, or the images of a folder.

  --port <number>   port to listen on (default: ${DEFAULT_PORT}, or the next free one)
  --host <address>  address to listen on (default: 127.0.0.1, this machine only)
  --open, --no-open open a browser, or do not (default: where there is a display and a terminal)
  --help            show this text
`;

/** @typedef {{folder?: string, host: string, port?: number, open: boolean, help: boolean}} DemoOptions */

/** @param {string[]} args @param {NodeJS.ProcessEnv} environment @returns {DemoOptions} */
export function readOptions(args, environment) {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new CommandLineError(`Give one folder, not ${positionals.length}.`);
  const open = values['no-open'] ? false : (values.open ?? canOpenBrowser(environment));
  const folder = positionals[0] === undefined ? undefined : path.resolve(startDirectory(environment), positionals[0]);
  return { folder, host: values.host, port: readPort(values.port), open, help: values.help };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        open: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new CommandLineError(`${cause.message}\nTry npm start -- --help.`);
  }
}

function readPort(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  throw new CommandLineError(`--port takes a number from 0 to 65535, not ${text}.`);
}

/** npm runs scripts in the package's own directory; a relative folder is meant from where the user is. */
const startDirectory = (environment) =>
  (environment.npm_lifecycle_event === 'start' && environment.INIT_CWD) || process.cwd();

function canOpenBrowser(environment) {
  const display = process.platform !== 'linux' || environment.DISPLAY || environment.WAYLAND_DISPLAY;
  return Boolean(process.stdout.isTTY && display && !environment.CI && !environment.SSH_CONNECTION);
}
