import { createServer } from 'node:net';
import { spawnBound } from './bound-process.mjs';

const START_LIMIT_MS = 10_000;

/**
 * Without a GPU WebKitGTK 2.50 rasters through a software GL whose images do not survive being handed from worker to
 * page to compositor: it crashed in one run of three. Skia's CPU backend has no such images.
 */
const HEADLESS_ENVIRONMENT = { GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1' };

/** Without a way to hand frames to its window WebKitGTK puts no layers together, which llvmpipe does at great cost. */
const LAYERLESS_ENVIRONMENT = { WEBKIT_DISABLE_DMABUF_RENDERER: '1' };

/** A session of the WebDriver protocol (https://w3c.github.io/webdriver/) with WebKitWebDriver, over plain fetch. */
export class WebDriver {
  #driver;
  #session;

  /**
   * @param {{ miniBrowser: string, display: string, hasLayers?: boolean }} options
   * @returns {Promise<WebDriver>}
   */
  static async start({ miniBrowser, display, hasLayers = true }) {
    const port = await freePort();
    const driver = spawnBound('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      env: { ...process.env, ...HEADLESS_ENVIRONMENT, ...(hasLayers ? {} : LAYERLESS_ENVIRONMENT), DISPLAY: display },
    });
    const root = `http://127.0.0.1:${port}`;
    await answering(`${root}/status`);
    const browserOptions = { binary: miniBrowser, args: ['--automation'] };
    const { sessionId } = await request(`${root}/session`, 'POST', {
      capabilities: { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': browserOptions } },
    });
    return new WebDriver(driver, `${root}/session/${sessionId}`);
  }

  constructor(driver, session) {
    this.#driver = driver;
    this.#session = session;
  }

  get(path) {
    return request(this.#session + path, 'GET');
  }

  post(path, body = {}) {
    return request(this.#session + path, 'POST', body);
  }

  evaluate(script) {
    return this.post('/execute/sync', { script: `return ${script}`, args: [] });
  }

  async stop() {
    await request(this.#session, 'DELETE').catch(() => undefined);
    this.#driver.kill();
  }
}

async function request(url, method, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (response.ok) return value;
  throw new Error(`WebDriver ${method} ${new URL(url).pathname}: ${value?.error}: ${value?.message}`);
}

async function answering(url) {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const answer = await fetch(url).catch((error) => error);
    if (answer instanceof Response) return;
    if (Date.now() > deadline) throw new Error('WebKitWebDriver does not answer', { cause: answer });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });
}
