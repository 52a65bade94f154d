import { fileURLToPath } from 'node:url';
import { installMissingPackages } from '../tools/install-packages.mjs';
import { CommandLineError } from './server/command-line-error.mjs';
import { HELP, readOptions } from './server/options.mjs';

async function main() {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) return console.log(HELP);
  await installMissingPackages(fileURLToPath(new URL('..', import.meta.url)));
  // Only now: this module needs the packages just installed.
  const { startDemo } = await import('./server/dev-server.mjs');
  const demo = await startDemo(options);
  console.log(`${options.folder ?? 'A million images'}: ${demo.url}  (Ctrl+C stops)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => demo.close().then(() => process.exit(0)));
}

main().catch((cause) => {
  const mistaken = cause instanceof CommandLineError;
  console.error(mistaken || cause.code === 'EADDRINUSE' ? `mass-image-grid: ${cause.message}` : cause);
  process.exit(mistaken ? CommandLineError.EXIT_CODE : 1);
});
