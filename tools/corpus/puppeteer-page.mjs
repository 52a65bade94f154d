import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS } from '../chromium-flags.mjs';

/** The first frame of an animation is what is compared: https://source.chromium.org, ImageAnimationPolicy::kNoAnimation. */
const STILL_CHROMIUM = '--blink-settings=imageAnimationPolicy=2';
const STILL_FIREFOX = { 'image.animation_mode': 'none' };

const LAUNCH_OPTIONS = {
  chromium: { args: [...CHROMIUM_FLAGS, STILL_CHROMIUM] },
  firefox: { browser: 'firefox', extraPrefsFirefox: STILL_FIREFOX },
};

/** A page in a browser of its own, Chromium or Firefox, so that a crash takes nothing else with it. */
export class PuppeteerPage {
  #browser;
  #page;

  static async open({ engine, executablePath, url, viewport }) {
    const browser = await puppeteer.launch({ executablePath, ...LAUNCH_OPTIONS[engine] });
    const page = await browser.newPage();
    await page.setViewport(viewport);
    await page.goto(url);
    return new PuppeteerPage(browser, page);
  }

  constructor(browser, page) {
    this.#browser = browser;
    this.#page = page;
  }

  evaluate(expression) {
    return this.#page.evaluate(expression);
  }

  async screenshot() {
    return Buffer.from(await this.#page.screenshot());
  }

  async close() {
    await this.#browser.close();
  }

  /** For a browser that does not answer any more. */
  kill() {
    this.#browser.process()?.kill('SIGKILL');
  }
}
