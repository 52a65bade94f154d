// What tests ask of the engine they run in; tools/engine-commands.mjs does it with real input, outside the page.
import { executeServerCommand } from '@web/test-runner-commands';

export type Engine = 'chromium' | 'firefox' | 'webkit';
export type MouseButton = 'left' | 'middle' | 'right';
export type Modifier = 'Shift' | 'Control' | 'Alt' | 'Meta';

/** CSS px from the viewport's top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS px from the viewport's top left corner; a DOMRect is one. */
export interface Clip extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly deviceScaleFactor: number;
}

export interface MediaFeatures {
  'prefers-color-scheme'?: 'dark' | 'light';
  'prefers-reduced-motion'?: 'reduce' | 'no-preference';
  'forced-colors'?: 'active' | 'none';
  'prefers-contrast'?: 'more' | 'no-preference';
}

export const engine: Engine = engineOf(navigator.userAgent);

let isWheelTurned = false;

/** Whether the test that runs has turned the wheel. */
export function wasWheelTurned(): boolean {
  return isWheelTurned;
}

beforeEach(() => {
  isWheelTurned = false;
});

export async function wheel(at: Point, deltaY: number, deltaX = 0): Promise<void> {
  isWheelTurned = true;
  await command('wheel', { ...pointOf(at), deltaX, deltaY });
}

/** Presses keys one after the other, named as in `KeyboardEvent.key`. */
export async function press(keys: string | readonly string[], modifiers: readonly Modifier[] = []): Promise<void> {
  await command('press', { keys: [keys].flat(), modifiers });
}

export interface ClickOptions {
  readonly button?: MouseButton;
  /** 2 for a double click. */
  readonly count?: number;
  readonly modifiers?: readonly Modifier[];
}

export async function click(at: Point, options: ClickOptions = {}): Promise<void> {
  await command('click', { ...pointOf(at), button: 'left', count: 1, modifiers: [], ...options });
}

export async function hover(at: Point): Promise<void> {
  await command('hover', pointOf(at));
}

export async function drag(from: Point, to: Point): Promise<void> {
  await command('drag', { from: pointOf(from), to: pointOf(to) });
}

/** Holds the left button at a point while `move` runs, which may `hover()` and look. */
export async function holdMouse(at: Point, move: () => Promise<void>): Promise<void> {
  await command('mouseDown', pointOf(at));
  // A button that stays down would disturb the next test.
  await move().finally(() => command('mouseUp', {}));
}

/** Touches with one finger. False where the engine's driver cannot: WebKit's sends a mouse. */
export async function tap(at: Point): Promise<boolean> {
  return isSupported(await command('tap', pointOf(at)));
}

/** What the user sees within the clip, in device pixels. */
export async function screenshot(clip: Clip): Promise<ImageData> {
  const { x, y, width, height } = clip;
  const payload = { clip: { x, y, width, height }, viewportWidth: innerWidth };
  const { base64 } = (await command('screenshot', payload)) as { base64: string };
  const png = await fetch(`data:image/png;base64,${base64}`).then((response) => response.blob());
  return pixelsOf(await createImageBitmap(png, { colorSpaceConversion: 'none' }));
}

/** A DevTools protocol call; undefined in every engine but Chromium. */
export async function cdp<Result = unknown>(method: string, params: object = {}): Promise<Result | undefined> {
  const result = await command('cdp', { method, params });
  return isSupported(result) ? (result as Result) : undefined;
}

let viewportBefore: Viewport | undefined;

/** False where the engine cannot: WebKit has one device scale factor. Undone after the test file. */
export async function setViewport(viewport: Partial<Viewport>): Promise<boolean> {
  const current = { width: innerWidth, height: innerHeight, deviceScaleFactor: devicePixelRatio };
  const result = await command('setViewport', { ...current, ...viewport });
  if (isSupported(result)) viewportBefore ??= current;
  return isSupported(result);
}

let isMediaEmulated = false;

/** Replaces what was emulated before. False where the engine cannot: all but Chromium. Undone after the test file. */
export async function emulateMedia(features: MediaFeatures): Promise<boolean> {
  isMediaEmulated = isSupported(await command('emulateMedia', { features }));
  return isMediaEmulated;
}

// The next test file gets the same page.
after(async () => {
  if (viewportBefore) await setViewport(viewportBefore);
  if (isMediaEmulated) await emulateMedia({});
});

function engineOf(userAgent: string): Engine {
  if (userAgent.includes('Firefox/')) return 'firefox';
  return userAgent.includes('Chrome/') ? 'chromium' : 'webkit';
}

function command(name: string, payload: object): Promise<unknown> {
  return executeServerCommand<unknown, object>(`engine:${name}`, payload);
}

function isSupported(result: unknown): boolean {
  return !(result && typeof result === 'object' && 'unsupported' in result);
}

/** Also of a DOMRect or a mouse event, whose values are getters and would not survive as JSON. */
function pointOf({ x, y }: Point): Point {
  return { x, y };
}

function pixelsOf(bitmap: ImageBitmap): ImageData {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context to read a screenshot with');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
