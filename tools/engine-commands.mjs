// Lets tests use real input, real pixels and the engine's own tools: `executeServerCommand('engine:wheel', …)`.
// test/support/engine.ts is the typed other end.
import sharp from 'sharp';
import { ChromiumDriver } from './engine-drivers/chromium-driver.mjs';
import { PuppeteerDriver } from './engine-drivers/puppeteer-driver.mjs';
import { WebKitDriver } from './engine-drivers/webkit-driver.mjs';

const PREFIX = 'engine:';
const UNSUPPORTED = { unsupported: true };

const COMMANDS = new Set([
  'wheel',
  'press',
  'click',
  'hover',
  'drag',
  'mouseDown',
  'mouseUp',
  'tap',
  'setViewport',
  'emulateMedia',
  'cdp',
]);

/** @returns {import('@web/test-runner-core').TestRunnerPlugin} */
export function engineCommands() {
  return {
    name: 'engine-commands',
    async executeCommand({ command, payload, session }) {
      if (!command.startsWith(PREFIX)) return undefined;
      const name = command.slice(PREFIX.length);
      const driver = driverOf(session);
      if (name === 'screenshot') return screenshot(driver, payload);
      if (!COMMANDS.has(name)) throw new Error(`engine command must be one of ${[...COMMANDS]}, got ${name}`);
      if (!driver[name]) return UNSUPPORTED;
      // The runner takes `undefined` for "not my command".
      return (await driver[name](payload)) ?? {};
    },
  };
}

function driverOf({ browser, id }) {
  if (browser.name === 'Webkit') return new WebKitDriver(browser);
  const page = browser.getPage(id);
  return browser.name === 'Chromium' ? new ChromiumDriver(page) : new PuppeteerDriver(page);
}

/**
 * The whole viewport is captured and cropped here: WebDriver knows no clip, and Puppeteer's is in page coordinates.
 * @param {{ capture(): Promise<Buffer> }} driver
 * @param {{ clip: { x: number, y: number, width: number, height: number }, viewportWidth: number }} payload CSS px
 */
async function screenshot(driver, { clip, viewportWidth }) {
  const capture = sharp(await driver.capture());
  const { width, height } = await capture.metadata();
  const scale = width / viewportWidth;
  const left = Math.max(0, Math.round(clip.x * scale));
  const top = Math.max(0, Math.round(clip.y * scale));
  const right = Math.min(width, Math.round((clip.x + clip.width) * scale));
  const bottom = Math.min(height, Math.round((clip.y + clip.height) * scale));
  const png = await capture
    .extract({ left, top, width: right - left, height: bottom - top })
    .png()
    .toBuffer();
  return { base64: png.toString('base64') };
}
