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

  async mouseDown({ x, y }) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
  }

  async mouseUp() {
    await this.page.mouse.up();
  }

  async tap({ x, y }) {
    await this.page.touchscreen.tap(x, y);
  }

  async capture() {
    return Buffer.from(await this.page.screenshot());
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
