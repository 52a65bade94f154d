import { expect } from 'chai';
import type { MassImageGrid } from '../../src/index.js';
import { patternUrl } from '../support/fixtures.js';
import { until } from '../support/until.js';

/** A page of the demo, with patterns for photos. */
class DemoPage {
  readonly #frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  static async open(path: string): Promise<DemoPage> {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'inline-size:800px;block-size:600px;border:0';
    frame.src = `/demo/${path}`;
    frames.push(frame);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    return new DemoPage(frame);
  }

  get document(): Document {
    const { contentDocument } = this.#frame;
    if (!contentDocument) throw new Error('the frame has no document');
    return contentDocument;
  }

  get address(): string {
    return this.#frame.contentWindow?.location.search ?? '';
  }

  get grid(): MassImageGrid {
    return this.find<MassImageGrid>('mass-image-grid');
  }

  find<Found extends Element = HTMLElement>(selector: string): Found {
    const found = this.document.querySelector<Found>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }

  /** Waits until the grid shows items. */
  async shown(): Promise<void> {
    await until(() => (this.grid.stats?.cells ?? 0) > 0);
  }

  async violations(): Promise<string[]> {
    const script = this.document.createElement('script');
    script.src = '/node_modules/axe-core/axe.min.js';
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve, { once: true }));
    this.document.head.append(script);
    await loaded;
    const { axe } = this.#frame.contentWindow as unknown as typeof globalThis;
    const { violations } = await axe.run(this.document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
  }
}

const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

describe('demo', () => {
  for (const path of [
    '',
    'million.html',
    'status-wall.html',
    'sheets.html',
    'pages.html',
    'own-folder.html',
    'tour.html#8',
  ]) {
    it(`gives axe nothing to find: ${path || 'start page'}`, async () => {
      const page = await DemoPage.open(path);
      if (path !== '' && path !== 'own-folder.html') await page.shown();
      expect(await page.violations()).to.deep.equal([]);
    });
  }

  it('has a form that follows what a script sets', async () => {
    const page = await DemoPage.open('million.html');
    await page.shown();
    page.grid.layout = 'masonry';
    await until(() => page.find<HTMLSelectElement>('[name=layout]').value === 'masonry');
  });

  it('has a wall whose cells change', async () => {
    const page = await DemoPage.open('status-wall.html');
    await page.shown();
    expect(page.grid.stats.items).to.equal(200_000);
    const names = () =>
      [...(page.grid.shadowRoot?.querySelectorAll('[role=gridcell]') ?? [])].map((cell) => cell.ariaLabel).join();
    const before = names();
    await until(() => before.includes('works') && names() !== before);
  });

  it('counts the requests of sheets and of single files', async () => {
    const page = await DemoPage.open('sheets.html');
    const requests = (side: string) => Number(page.find(`#${side} .count b`).textContent?.replace(',', ''));
    await until(() => requests('files') > 100);
    await until(() => requests('sheets') > 0);
    expect(requests('sheets')).to.be.below(10);
  });

  it('keeps the number of a page in the address', async () => {
    const page = await DemoPage.open('pages.html?page=3&size=24');
    await page.shown();
    expect([page.grid.page, page.grid.pageSize]).to.deep.equal([3, '24']);
    page.grid.shadowRoot?.querySelector<HTMLElement>('[part~=pager-next]')?.click();
    await until(() => page.address.includes('page=4'));
  });

  it('shows files of one’s own', async () => {
    const page = await DemoPage.open('own-folder.html');
    const blob = await fetch(patternUrl(7)).then((response) => response.blob());
    const chosen = new DataTransfer();
    for (const name of ['7.jpg', 'notes.txt']) {
      chosen.items.add(new File([blob], name, { type: name.endsWith('.jpg') ? 'image/jpeg' : 'text/plain' }));
    }
    const picker = page.find<HTMLInputElement>('#files');
    picker.files = chosen.files;
    picker.dispatchEvent(new Event('change'));
    await page.shown();
    await until(() => page.find('#position').textContent === '1 image');
  });

  it('leads through nine remedies', async () => {
    const page = await DemoPage.open('tour.html');
    for (let remedy = 1; remedy <= 9; remedy++) {
      await until(() => page.find('#title').textContent?.startsWith(`${remedy}. `));
      await page.shown();
      for (const side of ['naive', 'grid']) await until(() => page.find(`#${side}-figures`).textContent !== '');
      expect(page.find('mass-image-grid-monitor').hidden).to.equal(remedy !== 8);
      page.find('#next').click();
    }
    await until(() => page.find('#title').textContent?.startsWith('1. '));
  });
});
