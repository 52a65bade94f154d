import { expect } from 'chai';
import type { MassImageGrid, SectionToggleEvent } from '../../src/index.js';
import { violationsIn } from '../support/axe.js';
import { click, hover, press, wheel } from '../support/engine.js';
import { centerOf, focusedCell } from '../support/focus.js';
import { settled, visibleCells } from '../support/grid.js';
import { bubbleOf, pointOfRail, railOf } from '../support/scrubber.js';
import {
  buttonOf,
  createSectionedGrid,
  framesOf,
  headerOf,
  namesInView,
  topOf,
  topOfItem,
} from '../support/sections.js';
import { nextFrame, until } from '../support/until.js';

/** What has the focus: the name of an item, or the label of a header. */
const focusedName = (grid: MassImageGrid) => {
  const element = focusedCell(grid);
  return element?.querySelector('[part=section-label]')?.textContent ?? element?.ariaLabel ?? undefined;
};

async function goTo(grid: MassImageGrid, key: string, name: string): Promise<void> {
  await press(key);
  await until(
    () => focusedName(grid) === name,
    () => `${key}: ${focusedName(grid)} is not ${name}`,
  );
}

describe('sections', () => {
  it('have headers in the flow, above their own rows', async () => {
    const grid = await createSectionedGrid([6, 0, 5, 400]);
    expect([topOf(grid, '2000'), topOfItem(grid, 0), topOfItem(grid, 5)]).to.deep.equal([0, 40, 144]);
    expect([topOf(grid, '2001'), topOf(grid, '2002')]).to.deep.equal([248, 288]);
    const notes = framesOf(grid).map((frame) => frame.querySelector('[part=section-note]')?.textContent);
    expect(notes.slice(0, 4)).to.deep.equal(['6', '0', '5', '400']);
  });

  it('keep their header in view, until the next one pushes it out', async () => {
    const grid = await createSectionedGrid([40, 40, 400]);
    const end = 40 + 10 * 104;
    for (const [offset, first, second] of [
      [500, 0, end - 500],
      [end - 20, -20, 20],
      [end + 30, -40, 0],
    ] as const) {
      grid.scrollTop = offset;
      await until(() => grid.scrollOffset === offset);
      await nextFrame();
      expect(topOf(grid, '2001'), `second at ${offset}`).to.equal(second);
      if (first > -40) expect(topOf(grid, '2000'), `first at ${offset}`).to.equal(first);
    }
  });

  it('keep their header in view deep in lists that no engine can scroll natively', async () => {
    const grid = await createSectionedGrid([10_000_000, 20_000_000, 30_000_000]);
    for (const [index, label] of [
      [9_999_999, '2000'],
      [20_000_000, '2001'],
      [59_999_999, '2002'],
    ] as const) {
      grid.scrollToIndex(index, { block: 'center' });
      await settled(grid);
      expect(topOf(grid, label), label).to.equal(0);
      expect(namesInView(grid)).to.include(`Picture ${index}`);
      await wheel({ x: 200, y: 200 }, -120);
      await settled(grid);
      expect(topOf(grid, label), label).to.equal(0);
    }
    grid.scrollToIndex(10_000_000);
    await settled(grid);
    expect([topOf(grid, '2001'), topOfItem(grid, 10_000_000)]).to.deep.equal([0, 40]);
  });

  it('collapse and expand by a click, the header staying where it is', async () => {
    const grid = await createSectionedGrid([2, 40, 400]);
    const events: SectionToggleEvent[] = [];
    grid.addEventListener('section-toggle', (event) => events.push(event));
    const clicks: number[] = [];
    grid.addEventListener('item-click', ({ index }) => clicks.push(index));
    const top = topOf(grid, '2001');
    await click(centerOf(headerOf(grid, '2001').getBoundingClientRect()));
    await until(() => buttonOf(grid, '2001').ariaExpanded === 'false');
    await settled(grid);
    expect([topOf(grid, '2001'), topOf(grid, '2002')]).to.deep.equal([top, top + 40]);
    expect(topOfItem(grid, 42)).to.equal(top + 80);
    await click(centerOf(headerOf(grid, '2001').getBoundingClientRect()));
    await until(() => buttonOf(grid, '2001').ariaExpanded === 'true');
    await settled(grid);
    expect([topOf(grid, '2001'), topOfItem(grid, 2)]).to.deep.equal([top, top + 40]);
    expect(events.map(({ key, index, isCollapsed }) => [key, index, isCollapsed])).to.deep.equal([
      ['k1', 1, true],
      ['k1', 1, false],
    ]);
    expect(clicks, 'no item under the header is clicked').to.deep.equal([]);
  });

  it('stay at the start of the viewport when the header that sticks there is clicked', async () => {
    const grid = await createSectionedGrid([400, 400, 400]);
    grid.scrollToIndex(600);
    await settled(grid);
    await click({ x: 100, y: 20 });
    await until(() => buttonOf(grid, '2001').ariaExpanded === 'false');
    await settled(grid);
    expect([topOf(grid, '2001'), topOf(grid, '2002')]).to.deep.equal([0, 40]);
  });

  it('are rows of the grid, with their true places', async () => {
    const grid = await createSectionedGrid([6, 0, 5, 400]);
    const content = grid.shadowRoot?.querySelector('[role=grid]');
    expect(content?.ariaRowCount).to.equal(String(4 + 2 + 0 + 2 + 100));
    const places = framesOf(grid).map(({ role, ariaRowIndex }) => `${role} ${ariaRowIndex}`);
    expect(places.slice(0, 4)).to.deep.equal(['row 1', 'row 4', 'row 5', 'row 8']);
    expect(headerOf(grid, '2000').role).to.equal('rowheader');
    const rows = [...(grid.shadowRoot?.querySelectorAll('[role=row]:not(.idle)') ?? [])];
    const order = () => rows.map(({ ariaRowIndex }) => Number(ariaRowIndex)).filter(Boolean);
    expect(new Set(order()).size).to.equal(rows.length);
  });

  it('are met by the arrow keys, and toggled with Enter and Space', async () => {
    const grid = await createSectionedGrid([6, 40, 400]);
    await click(
      centerOf(visibleCells(grid).find(({ element }) => element.ariaLabel === 'Picture 5')?.rect ?? new DOMRect()),
    );
    await until(() => focusedName(grid) === 'Picture 5');
    await goTo(grid, 'ArrowDown', '2001');
    await press('Enter');
    await until(() => buttonOf(grid, '2001').ariaExpanded === 'false');
    expect(focusedName(grid)).to.equal('2001');
    await goTo(grid, 'ArrowDown', '2002');
    await goTo(grid, 'ArrowUp', '2001');
    await press(' ');
    await until(() => buttonOf(grid, '2001').ariaExpanded === 'true');
    // In the column that was left.
    await goTo(grid, 'ArrowDown', 'Picture 7');
    await goTo(grid, 'ArrowUp', '2001');
    await goTo(grid, 'ArrowUp', 'Picture 5');
    await goTo(grid, 'ArrowRight', 'Picture 6');
    await goTo(grid, 'ArrowRight', 'Picture 7');
  });

  it('are reached by Tab where all are collapsed', async () => {
    const grid = await createSectionedGrid([6, 40]);
    for (const key of ['k0', 'k1']) grid.toggleSection(key);
    await settledEmpty(grid);
    expect(namesInView(grid)).to.deep.equal([]);
    grid.focus();
    await until(() => focusedName(grid) === '2000');
    await goTo(grid, 'ArrowDown', '2001');
  });

  it('have headers that a page makes', async () => {
    const grid = await createSectionedGrid([6, 40], {
      renderSection: ({ label, length, index }) => {
        if (index === 1) return `${label} has ${length}`;
        const strong = document.createElement('strong');
        strong.textContent = `The year ${label}`;
        return strong;
      },
    });
    expect(headerOf(grid, 'The year 2000').querySelector('strong')).to.not.equal(null);
    expect(topOf(grid, '2001 has 40')).to.equal(248);
    for (const [offset, name] of [
      [50, 'The year 2000'],
      [500, '2001 has 40'],
    ] as const) {
      grid.scrollTop = offset;
      await until(() => grid.scrollOffset === offset && topOf(grid, name) === 0, `${name} sticks`);
    }
    expect(headerOf(grid, '2001 has 40').querySelector('button')?.ariaExpanded).to.equal('true');
  });

  it('have headers that are slots for children of the grid, and fall back to what stands in the slot', async () => {
    const grid = await createSectionedGrid([6, 40], {
      renderSection: ({ key, label }) =>
        Object.assign(document.createElement('slot'), { name: `section-${key}`, textContent: label }),
    });
    const child = Object.assign(document.createElement('b'), { slot: 'section-k0', textContent: 'The year of bees' });
    grid.append(child);
    const { top, height } = child.getBoundingClientRect();
    expect(height).to.be.greaterThan(0);
    expect(top).to.be.within(0, 40);
    expect(topOf(grid, '2001')).to.equal(248);
    grid.scrollTop = 100;
    await until(() => grid.scrollOffset === 100);
    expect(child.getBoundingClientRect().top).to.be.closeTo(top, 0.5);
  });

  it('have headers of the height that the style sheet says', async () => {
    const grid = await createSectionedGrid([6, 40]);
    grid.style.setProperty('--mass-image-grid-section-size', '60px');
    grid.refresh();
    await settled(grid);
    expect([headerOf(grid, '2000').offsetHeight, topOfItem(grid, 0)]).to.deep.equal([60, 60]);
  });

  it('mark the scrubber, and name its places', async () => {
    const grid = await createSectionedGrid([4000, 4000, 4000, 4000], { scrubber: true });
    const marks = () =>
      [...(grid.shadowRoot?.querySelectorAll('[part=scrubber-mark]') ?? [])].map((m) => m.textContent);
    expect(marks()).to.deep.equal(['2000', '2001', '2002', '2003']);
    expect(railOf(grid).ariaValueText).to.equal('2000');
    await hover(pointOfRail(grid, 0.6));
    await until(() => bubbleOf(grid) === '2002');
    railOf(grid).focus();
    await press('PageDown');
    await until(() => railOf(grid).ariaValueText === '2001');
    expect(topOf(grid, '2001')).to.equal(0);
    await press('PageUp');
    await until(() => grid.scrollOffset === 0);
  });

  it('give axe nothing to find, in either direction of text', async () => {
    const grid = await createSectionedGrid([6, 0, 40, 400], { scrubber: true });
    grid.toggleSection('k2');
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
    grid.dir = 'rtl';
    grid.scrollToIndex(300);
    await settled(grid);
    expect(await violationsIn(grid)).to.deep.equal([]);
  });
});

/** With all sections collapsed there is no cell to wait for. */
async function settledEmpty(grid: MassImageGrid): Promise<void> {
  await grid.updateComplete;
  await until(() => grid.stats.cells === 0);
}
