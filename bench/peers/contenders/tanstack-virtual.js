import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { pictureElement } from './picture-element.js';

/** As in the examples of its documentation; its default is 1. */
const OVERSCAN_ROWS = 5;

/**
 * Rows of a fixed size, keyed, placed by a transform, in a spacer as tall as all of them: the "fixed" example, with the
 * keyed update that a framework would do.
 * https://tanstack.com/virtual/latest/docs/framework/react/examples/fixed
 */
export function mount(container, { count, columns, pitchPx, srcOf, cellPx }) {
  container.classList.add('scroller');
  const spacer = container.appendChild(document.createElement('div'));
  spacer.style.position = 'relative';
  const rows = new Map();
  const virtualizer = new Virtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => container,
    estimateSize: () => pitchPx,
    overscan: OVERSCAN_ROWS,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: update,
  });
  virtualizer._didMount();
  virtualizer._willUpdate();
  update();
  return { jumpTo: (index) => virtualizer.scrollToIndex(Math.floor(index / columns), { align: 'start' }) };

  function update() {
    spacer.style.height = `${virtualizer.getTotalSize()}px`;
    const shown = virtualizer.getVirtualItems();
    const kept = new Set(shown.map(({ key }) => key));
    for (const [key, row] of rows) if (!kept.has(key) && rows.delete(key)) row.remove();
    for (const { key, index, start } of shown)
      if (!rows.has(key)) rows.set(key, spacer.appendChild(rowAt(index, start)));
  }

  function rowAt(index, start) {
    const row = document.createElement('div');
    row.className = 'cells row';
    row.style.transform = `translateY(${start}px)`;
    const first = index * columns;
    for (let cell = first; cell < Math.min(first + columns, count); cell++)
      row.append(pictureElement(cell, { srcOf, cellPx }));
    return row;
  }
}
