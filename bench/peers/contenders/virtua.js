import { createElement, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { VList } from 'virtua';

/**
 * Its `VList` in React, one row of pictures per item, the size of the rows told beforehand, everything else as it comes:
 * "the default value is recommended for most cases".
 * https://github.com/inokawa/virtua#getting-started
 */
export function mount(container, { count, columns, pitchPx, cellPx, srcOf }) {
  const list = createRef();
  const data = Array.from({ length: Math.ceil(count / columns) }, (_, row) => row);
  const renderRow = (row) => {
    const first = row * columns;
    const cells = Array.from({ length: Math.min(columns, count - first) }, (_, column) => {
      const src = srcOf(first + column);
      return createElement('img', { key: column, decoding: 'async', alt: '', width: cellPx, height: cellPx, src });
    });
    return createElement('div', { key: row, className: 'cells', style: { height: pitchPx } }, cells);
  };
  const properties = { ref: list, data, itemSize: pitchPx, className: 'scroller' };
  createRoot(container).render(createElement(VList, properties, renderRow));
  return { jumpTo: (index) => list.current.scrollToIndex(Math.floor(index / columns), { align: 'start' }) };
}
