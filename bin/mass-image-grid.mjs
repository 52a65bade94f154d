#!/usr/bin/env node
// npx mass-image-grid index LIST OUT | pack DIR OUT | sheet DIR OUT
import { parseArgs } from 'node:util';
import { indexCommand } from './commands/index-command.mjs';
import { packCommand } from './commands/pack-command.mjs';
import { sheetCommand } from './commands/sheet-command.mjs';
import { UsageError } from './usage-error.mjs';

const COMMANDS = { index: indexCommand, pack: packCommand, sheet: sheetCommand };

const USAGE = Object.values(COMMANDS)
  .map(({ usage }) => usage)
  .join('\n\n');

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
}

async function run([name, ...args]) {
  const command = COMMANDS[name];
  if (name === '--help') return console.log(USAGE);
  if (!command) throw new UsageError(`expected ${Object.keys(COMMANDS).join(', ')}, got ${name ?? 'nothing'}`, USAGE);
  const { values, positionals } = parse(args, command);
  if (values.help) return console.log(command.usage);
  await command.run(positionals, values);
}

function parse(args, { options, usage }) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { ...options, help: { type: 'boolean' } } });
  } catch (error) {
    throw new UsageError(error.message, usage);
  }
}
