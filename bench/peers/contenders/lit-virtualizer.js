import '@lit-labs/virtualizer';
import { grid } from '@lit-labs/virtualizer/layouts/grid.js';
import { html, render } from 'lit';

/**
 * The element as a scroller with its grid layout.
 * https://github.com/lit/lit/tree/main/packages/labs/virtualizer#readme
 */
export function mount(container, { count, cellPx, gapPx, srcOf }) {
  const layout = grid({
    itemSize: { width: `${cellPx}px`, height: `${cellPx}px` },
    gap: `${gapPx}px`,
    padding: '0px',
    justify: 'start',
  });
  const items = Array.from({ length: count }, (_, index) => index);
  const renderItem = (index) =>
    html`<img decoding="async" alt="" width=${cellPx} height=${cellPx} src=${srcOf(index)}>`;
  const template = html`<lit-virtualizer
    scroller class="scroller" .layout=${layout} .items=${items} .renderItem=${renderItem}></lit-virtualizer>`;
  render(template, container);
  const virtualizer = container.querySelector('lit-virtualizer');
  return { jumpTo: (index) => virtualizer.element(index).scrollIntoView({ block: 'start' }) };
}
