import { PuppeteerDriver } from './puppeteer-driver.mjs';

/** @type {WeakMap<import('puppeteer-core').Page, Promise<import('puppeteer-core').CDPSession>>} */
const sessions = new WeakMap();

/** What only Chromium can do: the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
export class ChromiumDriver extends PuppeteerDriver {
  async cdp({ method, params }) {
    if (!sessions.has(this.page)) sessions.set(this.page, this.page.createCDPSession());
    const session = await sessions.get(this.page);
    return session.send(method, params);
  }

  /** Not `page.emulateMediaFeatures`, which refuses forced-colors. */
  async emulateMedia({ features }) {
    const named = Object.entries(features).map(([name, value]) => ({ name, value }));
    await this.cdp({ method: 'Emulation.setEmulatedMedia', params: { features: named } });
  }
}
