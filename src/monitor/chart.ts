import { curvesOf, HEIGHT, WIDTH } from './curves.js';
import type { Panel } from './panel.js';
import type { Sample } from './samples.js';

const SVG = 'http://www.w3.org/2000/svg';

/** One small chart with its title, its legend, and in words what it shows. */
export class Chart {
  readonly element = document.createElement('figure');
  readonly #panel: Panel;
  readonly #most: number;
  readonly #svg = document.createElementNS(SVG, 'svg');
  readonly #paths: readonly SVGPathElement[];
  readonly #limit = document.createElementNS(SVG, 'path');
  readonly #words = document.createElement('p');
  readonly #top = document.createElement('span');
  readonly #entries: readonly HTMLElement[];

  /** @param most Samples that the whole width stands for */
  constructor(panel: Panel, most: number) {
    this.#panel = panel;
    this.#most = most;
    this.#paths = panel.series.map((_, i) => this.#pathOf(`series s${i} ${panel.isStacked ? 'area' : 'line'}`));
    this.#entries = panel.series.map(({ name }, i) => createEntry(name, i));
    this.#limit.setAttribute('class', 'limit');
    this.#svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    this.#svg.setAttribute('preserveAspectRatio', 'none');
    this.#svg.setAttribute('role', 'img');
    this.#svg.append(...this.#paths, this.#limit);
    this.#top.className = 'top';
    this.#top.ariaHidden = 'true';
    this.#words.className = 'words';
    this.element.append(this.#createCaption(), this.#createPlot(), this.#createLegend());
  }

  show(samples: readonly Sample[]): void {
    const last = samples.at(-1);
    if (!last) return;
    const { title, series, format, describe } = this.#panel;
    const { paths, limit, top } = curvesOf(this.#panel, samples, this.#most);
    for (const [i, path] of this.#paths.entries()) path.setAttribute('d', paths[i] ?? '');
    this.#limit.setAttribute('d', limit);
    this.#top.textContent = format(top);
    this.#words.textContent = describe(last);
    this.#svg.ariaLabel = `${title}: ${describe(last)}; at most ${format(highest(this.#panel, samples))} lately`;
    for (const [i, entry] of this.#entries.entries()) {
      // A page uses few of the kinds of memory: the others would only take up the legend.
      entry.hidden = series.length > 4 && samples.every((sample) => series[i]?.valueIn(sample) === 0);
    }
  }

  #createCaption(): HTMLElement {
    const caption = document.createElement('figcaption');
    const title = document.createElement('strong');
    title.textContent = this.#panel.title;
    caption.append(title, this.#words);
    return caption;
  }

  #createPlot(): HTMLElement {
    const plot = document.createElement('div');
    plot.className = 'plot';
    plot.append(this.#svg, this.#top);
    return plot;
  }

  #createLegend(): HTMLElement {
    const legend = document.createElement('ul');
    legend.append(...this.#entries);
    legend.hidden = this.#entries.length < 2;
    return legend;
  }

  #pathOf(className: string): SVGPathElement {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', className);
    return path;
  }
}

function createEntry(name: string, i: number): HTMLElement {
  const entry = document.createElement('li');
  const mark = document.createElement('span');
  mark.className = `mark s${i}`;
  entry.append(mark, name);
  return entry;
}

function highest({ series, isStacked }: Panel, samples: readonly Sample[]): number {
  const values = samples.map((sample) => {
    const each = series.map(({ valueIn }) => valueIn(sample));
    return isStacked ? each.reduce((sum, value) => sum + value, 0) : Math.max(...each);
  });
  return Math.max(...values);
}
