import { startVirtualDisplay } from '../webkit/virtual-display.mjs';
import { WebDriver } from '../webkit/webdriver.mjs';

/** A page in WebKitGTK's MiniBrowser. */
export class WebKitPage {
  #driver;
  #display;

  static async open({ executablePath, url, viewport }) {
    const display = await startVirtualDisplay();
    const driver = await WebDriver.start({ miniBrowser: executablePath, display: display.display });
    await driver.post('/timeouts', { script: 120_000, pageLoad: 60_000 });
    await driver.post('/url', { url });
    const [width, height] = await driver.evaluate('[innerWidth, innerHeight]');
    const window = await driver.get('/window/rect');
    await driver.post('/window/rect', {
      width: window.width + viewport.width - width,
      height: window.height + viewport.height - height,
    });
    return new WebKitPage(driver, display);
  }

  constructor(driver, display) {
    this.#driver = driver;
    this.#display = display;
  }

  async evaluate(expression) {
    const script = `const done = arguments[0]; Promise.resolve(${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
    const { value, error } = await this.#driver.post('/execute/async', { script, args: [] });
    if (error) throw new Error(error);
    return value;
  }

  async screenshot() {
    return Buffer.from(await this.#driver.get('/screenshot'), 'base64');
  }

  async close() {
    await this.#driver.stop();
    this.#display.stop();
  }

  kill() {
    void this.#driver.stop();
    this.#display.stop();
  }
}
