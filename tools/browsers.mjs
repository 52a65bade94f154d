// Where the engines live on this machine. Only node built-ins: this also runs before dependencies are installed.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** @type {readonly Engine[]} */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

const { env, platform } = process;

const USUAL_PLACES = {
  chromium: {
    linux: inPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
    darwin: inApplications('Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'),
    win32: inProgramFolders('Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'),
  },
  firefox: {
    linux: inPath('firefox', 'firefox-esr'),
    darwin: inApplications('Firefox.app/Contents/MacOS/firefox'),
    win32: inProgramFolders('Mozilla Firefox/firefox.exe'),
  },
};

/** @param {Engine} engine @returns {string | undefined} The browser's executable. */
export function findBrowser(engine) {
  if (engine === 'webkit') return findMiniBrowser();
  const chosen = chosenBrowser(engine);
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  return USUAL_PLACES[engine][platform]?.find((file) => existsSync(file));
}

/** @param {Engine} engine @returns {string | undefined} What the environment names, whether or not it exists. */
export function chosenBrowser(engine) {
  return { chromium: env.CHROME_PATH, firefox: env.FIREFOX_PATH }[engine];
}

/** @param {Engine} engine @returns {string} Why `findBrowser` found nothing, and what would change that. */
export function whyMissing(engine) {
  if (engine === 'webkit' && platform !== 'linux') return 'its driver, WebKitWebDriver, exists on Linux only';
  if (engine === 'webkit') return 'needs MiniBrowser, WebKitWebDriver and Xvfb (Debian: webkit2gtk-driver, xvfb)';
  const variable = engine === 'chromium' ? 'CHROME_PATH' : 'FIREFOX_PATH';
  if (chosenBrowser(engine)) return `${variable} names ${chosenBrowser(engine)}, which does not exist`;
  return `not installed in a usual place, and ${variable} is not set`;
}

/** WebKit is tested in WebKitGTK's MiniBrowser: the only WebKit whose driver a Linux distribution packages. */
function findMiniBrowser() {
  if (!findInPath('WebKitWebDriver') || !(env.DISPLAY || findInPath('Xvfb'))) return undefined;
  const libraries = ['/usr/libexec', '/usr/lib', '/usr/lib64', ...foldersIn('/usr/lib')];
  const versions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  return libraries
    .flatMap((library) => versions.map((version) => path.join(library, version, 'MiniBrowser')))
    .find((file) => existsSync(file));
}

/** @param {string} command */
export function findInPath(command) {
  return inPath(command).find((file) => existsSync(file));
}

/** @param {string[]} commands */
function inPath(...commands) {
  return inFolders((env.PATH ?? '').split(path.delimiter), commands);
}

/** @param {string[]} executables */
function inApplications(...executables) {
  return inFolders(['/Applications', path.join(env.HOME ?? '', 'Applications')], executables);
}

/** @param {string[]} executables */
function inProgramFolders(...executables) {
  return inFolders([env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean), executables);
}

/** @param {string[]} folders @param {string[]} files */
function inFolders(folders, files) {
  return files.flatMap((file) => folders.map((folder) => path.join(folder, file)));
}

/** @param {string} folder */
function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
}
