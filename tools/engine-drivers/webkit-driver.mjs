/** Key values of https://w3c.github.io/webdriver/#keyboard-actions; what is not listed is its own character. */
const KEY_VALUES = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F2: '\uE032',
  Meta: '\uE03D',
};
const BUTTONS = { left: 0, middle: 1, right: 2 };

const keyDown = (key) => ({ type: 'keyDown', value: KEY_VALUES[key] ?? key });
const keyUp = (key) => ({ type: 'keyUp', value: KEY_VALUES[key] ?? key });
const move = ({ x, y }, duration = 0) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration });

/**
 * How far each browser's wheel was turned: the driver scrolls by the difference to what it was told last.
 * @type {WeakMap<object, { deltaX: number, deltaY: number }>}
 */
const wheels = new WeakMap();

/** Performs a test's commands in WebKit, through WebDriver's actions. The driver turns touch into mouse. */
export class WebKitDriver {
  #launcher;

  /** @param {ReturnType<typeof import('../webkit-launcher.mjs').webkitLauncher>} launcher */
  constructor(launcher) {
    this.#launcher = launcher;
  }

  async wheel({ x, y, deltaX, deltaY }) {
    const turned = wheels.get(this.#launcher) ?? { deltaX: 0, deltaY: 0 };
    const total = { deltaX: turned.deltaX + deltaX, deltaY: turned.deltaY + deltaY };
    wheels.set(this.#launcher, total);
    const scroll = { type: 'scroll', x: Math.round(x), y: Math.round(y), ...total, duration: 0 };
    await this.#perform({ type: 'wheel', id: 'wheel', actions: [scroll] });
  }

  async press({ keys, modifiers }) {
    await this.#holding(modifiers, () => this.#typeKeys(keys.flatMap((key) => [keyDown(key), keyUp(key)])));
  }

  async click({ x, y, button, count, modifiers }) {
    const press = { type: 'pointerDown', button: BUTTONS[button] };
    const release = { type: 'pointerUp', button: BUTTONS[button] };
    const presses = Array.from({ length: count }, () => [press, release]).flat();
    await this.#holding(modifiers, () => this.#point('mouse', [move({ x, y }), ...presses]));
  }

  async hover(point) {
    await this.#point('mouse', [move(point)]);
  }

  async drag({ from, to }) {
    const press = { type: 'pointerDown', button: 0 };
    const release = { type: 'pointerUp', button: 0 };
    await this.#point('mouse', [move(from), press, move(to, 200), release]);
  }

  async mouseDown(point) {
    await this.#point('mouse', [move(point), { type: 'pointerDown', button: 0 }]);
  }

  async mouseUp() {
    await this.#point('mouse', [{ type: 'pointerUp', button: 0 }]);
  }

  async capture() {
    const driver = await this.#launcher.driver();
    return Buffer.from(await driver.get('/screenshot'), 'base64');
  }

  async setViewport({ width, height, deviceScaleFactor }) {
    if (deviceScaleFactor !== 1) return { unsupported: true };
    await this.#launcher.resizeViewport({ width, height });
    return undefined;
  }

  async #holding(modifiers, action) {
    if (modifiers.length > 0) await this.#typeKeys(modifiers.map(keyDown));
    await action();
    if (modifiers.length > 0) await this.#typeKeys(modifiers.toReversed().map(keyUp));
  }

  #typeKeys(actions) {
    return this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  #point(pointerType, actions) {
    return this.#perform({ type: 'pointer', id: pointerType, parameters: { pointerType }, actions });
  }

  async #perform(source) {
    const driver = await this.#launcher.driver();
    await driver.post('/actions', { actions: [source] });
  }
}
