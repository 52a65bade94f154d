import { setTimeout } from 'node:timers/promises';

/**
 * Firefox 153 leaves one screenshot in a hundred of a page in motion unanswered for ever; the next one is answered.
 * Still under the 20 s after which the test runner gives a command up.
 */
const CAPTURE_LIMIT_MS = 4_000;
const CAPTURE_TRIES = 4;

/** Performs a test's commands in Chromium and Firefox, through the page that the launcher opened with Puppeteer. */
export class PuppeteerDriver {
  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  async wheel({ x, y, deltaX, deltaY }) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel({ deltaX, deltaY });
  }

  async press({ keys, modifiers }) {
    await this.#holding(modifiers, async () => {
      for (const key of keys) await this.page.keyboard.press(key);
    });
  }

  async click({ x, y, button, count, modifiers }) {
    await this.#holding(modifiers, () => this.page.mouse.click(x, y, { button, count }));
  }

  async hover({ x, y }) {
    await this.page.mouse.move(x, y);
  }

  async drag({ from, to }) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 10 });
    await this.page.mouse.up();
  }

  async tap({ x, y }) {
    await this.page.touchscreen.tap(x, y);
  }

  async capture() {
    for (let attempt = 1; attempt <= CAPTURE_TRIES; attempt++) {
      const png = await Promise.race([this.page.screenshot(), setTimeout(CAPTURE_LIMIT_MS)]);
      if (png) return Buffer.from(png);
      console.warn(`screenshot ${attempt} was not answered within ${CAPTURE_LIMIT_MS} ms`);
    }
    throw new Error(`no screenshot in ${CAPTURE_TRIES} tries`);
  }

  async setViewport({ width, height, deviceScaleFactor }) {
    await this.page.setViewport({ width, height, deviceScaleFactor });
  }

  async #holding(modifiers, action) {
    for (const modifier of modifiers) await this.page.keyboard.down(modifier);
    await action();
    for (const modifier of modifiers.toReversed()) await this.page.keyboard.up(modifier);
  }
}
