import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM_FLAGS } from '../../tools/chromium-flags.mjs';

/**
 * Chromium over a bare DevTools pipe. Puppeteer and Playwright switch on the Network domain, which keeps every response body
 * in the renderer: its memory would be measured, not the page's.
 */
export class Chromium {
  #process;
  #profile = mkdtempSync(path.join(tmpdir(), 'bench-profile-'));
  #pending = new Map();
  #listeners = new Set();
  #nextId = 1;
  #rest = '';

  /** @param {string} executable @param {{ width: number, height: number }} window */
  constructor(executable, { width, height }) {
    const flags = [
      ...CHROMIUM_FLAGS,
      '--headless=new',
      '--remote-debugging-pipe',
      `--user-data-dir=${this.#profile}`,
      `--window-size=${width},${height}`,
      '--enable-precise-memory-info',
      'about:blank',
    ];
    this.#process = spawn(executable, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.#process.stdio[4].setEncoding('utf8').on('data', (text) => this.#read(text));
    this.#process.once('exit', () => this.#fail(new Error('Chromium has ended')));
  }

  get pid() {
    return this.#process.pid;
  }

  /** @param {string} method @param {object} [params] @param {string} [sessionId] */
  send(method, params = {}, sessionId = undefined) {
    const id = this.#nextId++;
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#pending.set(id, { method, resolve, reject }));
  }

  /** @param {string} method @param {string} sessionId */
  once(method, sessionId) {
    return new Promise((resolve) => {
      const stop = this.on(method, sessionId, (params) => {
        stop();
        resolve(params);
      });
    });
  }

  /** @param {string} method @param {string} sessionId @param {(params: object) => void} take @returns {() => void} Ends it. */
  on(method, sessionId, take) {
    const listener = (message) => {
      if (message.method === method && message.sessionId === sessionId) take(message.params);
    };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.send('Browser.close').catch(() => {});
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #read(text) {
    const messages = (this.#rest + text).split('\0');
    this.#rest = messages.pop() ?? '';
    for (const message of messages) this.#take(JSON.parse(message));
  }

  #take(message) {
    const waiting = this.#pending.get(message.id);
    if (!waiting) {
      for (const listener of this.#listeners) listener(message);
      return;
    }
    this.#pending.delete(message.id);
    if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting.resolve(message.result);
  }

  #fail(error) {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

/** One page of it. */
export class Page {
  #browser;
  #sessionId;
  #targetId;

  /** @param {Chromium} browser @param {string} url @returns {Promise<Page>} Loaded. */
  static async open(browser, url) {
    const page = await Page.empty(browser);
    await page.navigate(url);
    return page;
  }

  /** @param {Chromium} browser @returns {Promise<Page>} */
  static async empty(browser) {
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(browser, sessionId, targetId);
    await page.send('Page.enable');
    return page;
  }

  constructor(browser, sessionId, targetId) {
    this.#browser = browser;
    this.#sessionId = sessionId;
    this.#targetId = targetId;
  }

  /** @param {string} url @returns {Promise<void>} When it is loaded. */
  async navigate(url) {
    const loaded = this.#browser.once('Page.loadEventFired', this.#sessionId);
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** What is attached to this page by itself: a worker. @param {string} sessionId */
  attached(sessionId) {
    return new Page(this.#browser, sessionId, undefined);
  }

  /** @param {string} method @param {(params: object) => void} take @returns {() => void} Ends it. */
  on(method, take) {
    return this.#browser.on(method, this.#sessionId, take);
  }

  async close() {
    await this.#browser.send('Target.closeTarget', { targetId: this.#targetId });
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#sessionId);
  }

  /** @param {string} expression Whose value, or that of the promise it is, is answered as JSON. */
  async evaluate(expression) {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Bytes of the JS heap after a garbage collection. */
  async heapSize() {
    await this.send('HeapProfiler.collectGarbage');
    return (await this.send('Runtime.getHeapUsage')).usedSize;
  }

  /** One notch, as a real wheel gives it. */
  wheel({ x, y, deltaY }) {
    return this.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY });
  }
}
