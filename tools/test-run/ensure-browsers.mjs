import { existsSync } from 'node:fs';
import { chosenBrowser, findBrowser, findInPath, whyMissing } from '../browsers.mjs';
import { runCommand } from './run-command.mjs';

/** @typedef {import('../browsers.mjs').Engine} Engine */

const DEBIAN_PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/**
 * @param {Engine[]} engines
 * @returns {Promise<Engine[]>} Those that can be tested in here; a line is printed for each of the others.
 */
export async function ensureBrowsers(engines) {
  const missing = engines.filter((engine) => !findBrowser(engine) && !chosenBrowser(engine));
  if (missing.length > 0 && canInstall()) await install(missing.flatMap((engine) => DEBIAN_PACKAGES[engine]));
  for (const engine of engines) {
    if (!findBrowser(engine)) console.log(`${engine} is skipped: ${whyMissing(engine)}`);
  }
  return engines.filter(findBrowser);
}

function canInstall() {
  return existsSync('/etc/debian_version') && Boolean(findInPath('apt-get')) && process.getuid?.() === 0;
}

async function install(packages) {
  console.log(`installing ${packages.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env });
  await runCommand('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages], { env });
}
