import type { GridStats } from '../grid/grid-stats.js';
import { Chart } from './chart.js';
import { FrameMeter } from './frame-meter.js';
import { monitorStyles } from './monitor-styles.js';
import { PANELS } from './panel.js';
import { Samples } from './samples.js';

/** Often enough to see a fling, seldom enough to cost nothing. */
const SAMPLE_MS = 250;

/** Half a minute. */
const SAMPLES = 120;

/** A `<mass-image-grid>`, of which only the statistics are wanted. */
type MonitoredGrid = HTMLElement & { readonly stats: GridStats };

/**
 * Shows what a `<mass-image-grid>` holds and does, as small live charts: the memory of all grids of the page by kind and
 * their budget, bitmaps created, closed and held, what waits and what runs, requests in a second, the longest frame, and
 * the share of what is in view that is painted. It looks four times a second while it is visible.
 *
 * @tag mass-image-grid-monitor
 * @tagname mass-image-grid-monitor
 * @attr {string} for - Id of the grid, in the same document or shadow root; without it the first grid there.
 */
export class MassImageGridMonitor extends HTMLElement {
  static readonly observedAttributes = ['for'];

  readonly #charts = PANELS.map((panel) => new Chart(panel, SAMPLES));
  readonly #message = document.createElement('p');
  readonly #samples = new Samples(SAMPLES);
  readonly #frames = new FrameMeter();
  readonly #observer = new IntersectionObserver((entries) => this.#setVisible(entries.at(-1)?.isIntersecting ?? false));
  #timer: ReturnType<typeof setInterval> | undefined;
  #shown: MonitoredGrid | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = monitorStyles;
    const charts = document.createElement('div');
    charts.className = 'charts';
    charts.append(...this.#charts.map(({ element }) => element));
    root.append(style, this.#message, charts);
  }

  /** Id of the grid that is shown, in the same document or shadow root; without one it is the first grid there. */
  get htmlFor(): string {
    return this.getAttribute('for') ?? '';
  }

  set htmlFor(id: string) {
    this.setAttribute('for', id);
  }

  /** The grid that is shown, `null` while there is none. */
  get grid(): HTMLElement | null {
    const root = this.getRootNode() as Document | ShadowRoot;
    const found = this.htmlFor ? root.getElementById?.(this.htmlFor) : root.querySelector?.('mass-image-grid');
    return found && 'stats' in found ? (found as MonitoredGrid) : null;
  }

  connectedCallback(): void {
    this.role ??= 'group';
    this.ariaLabel ??= 'What the image grid holds and does';
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    this.#setVisible(false);
  }

  attributeChangedCallback(): void {
    if (this.#timer !== undefined) this.#sample();
  }

  #setVisible(isVisible: boolean): void {
    if (isVisible === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#frames.stop();
    if (!isVisible) return;
    this.#frames.start();
    this.#timer = setInterval(() => this.#sample(), SAMPLE_MS);
    this.#sample();
  }

  #sample(): void {
    const grid = this.grid as MonitoredGrid | null;
    this.#message.hidden = grid !== null;
    if (!grid) {
      this.#message.textContent = `There is no <mass-image-grid>${this.htmlFor ? ` with the id "${this.htmlFor}"` : ''} here.`;
      return;
    }
    if (grid !== this.#shown) this.#samples.clear();
    this.#shown = grid;
    this.#samples.add(grid.stats, this.#frames.takeLongestMs(), performance.now());
    for (const chart of this.#charts) chart.show(this.#samples.all);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mass-image-grid-monitor': MassImageGridMonitor;
  }
}
