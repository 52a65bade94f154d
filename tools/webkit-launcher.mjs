import { startVirtualDisplay } from './webkit/virtual-display.mjs';
import { WebDriver } from './webkit/webdriver.mjs';

const COMMAND_LIMIT_MS = 60_000;

/**
 * Runs tests in WebKitGTK's MiniBrowser. Written here because Playwright's WebKit is a download of its own and
 * @web/test-runner-webdriver offers neither this driver's pointer actions nor its screenshots to commands.
 * @implements {import('@web/test-runner-core').BrowserLauncher}
 */
class WebKitLauncher {
  name = 'Webkit';
  type = 'webdriver';
  /** The driver has one window, and only the page in front gets frames and input. */
  concurrency = 1;

  #miniBrowser;
  #viewport;
  #hasLayers;
  #display;
  #starting;
  #activeSessions = new Set();

  constructor({ executablePath, viewport, hasLayers }) {
    this.#miniBrowser = executablePath;
    this.#hasLayers = hasLayers;
    this.#viewport = viewport;
  }

  async initialize() {}

  async startSession(id, url) {
    this.#starting ??= this.#start();
    const driver = await this.#starting;
    await this.resizeViewport(this.#viewport);
    this.#activeSessions.add(id);
    await driver.post('/url', { url });
  }

  isActive(id) {
    return this.#activeSessions.has(id);
  }

  async getBrowserUrl() {
    return (await this.driver()).get('/url');
  }

  async stopSession(id) {
    await (await this.driver()).post('/url', { url: 'about:blank' });
    this.#activeSessions.delete(id);
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKitLauncher: debugging is not supported, use BROWSERS=chromium');
  }

  async stop() {
    const driver = await this.#starting?.catch(() => undefined);
    await driver?.stop();
    this.#display?.stop();
  }

  /** @returns {Promise<WebDriver>} */
  driver() {
    return this.#starting;
  }

  /** The driver sizes windows, not viewports: the difference is the browser's own bars. */
  async resizeViewport({ width, height }) {
    const driver = await this.driver();
    const [innerWidth, innerHeight] = await driver.evaluate('[innerWidth, innerHeight]');
    if (innerWidth === width && innerHeight === height) return;
    const window = await driver.get('/window/rect');
    await driver.post('/window/rect', {
      width: window.width + width - innerWidth,
      height: window.height + height - innerHeight,
    });
  }

  async #start() {
    if (!process.env.DISPLAY) this.#display = await startVirtualDisplay();
    const display = this.#display?.display ?? process.env.DISPLAY;
    const driver = await WebDriver.start({ miniBrowser: this.#miniBrowser, display, hasLayers: this.#hasLayers });
    await driver.post('/timeouts', { script: COMMAND_LIMIT_MS, pageLoad: COMMAND_LIMIT_MS });
    return driver;
  }
}

/** @param {{ executablePath: string, viewport: { width: number, height: number }, hasLayers: boolean }} options */
export const webkitLauncher = (options) => new WebKitLauncher(options);
