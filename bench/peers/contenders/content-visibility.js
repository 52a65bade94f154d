/** Rows in a block that is skipped while it is off the screen: what web.dev recommends is a section of a page. */
const ROWS_PER_BLOCK = 10;

/**
 * Lazy images in blocks with `content-visibility: auto` and their size told beforehand.
 * https://web.dev/articles/content-visibility
 */
export function mount(container, { count, columns, pitchPx, cellPx, srcOf }) {
  container.classList.add('scroller');
  const perBlock = columns * ROWS_PER_BLOCK;
  const blocks = Array.from({ length: Math.ceil(count / perBlock) }, (_, block) => {
    const start = block * perBlock;
    return blockMarkup(start, Math.min(start + perBlock, count), { columns, pitchPx, cellPx, srcOf });
  });
  container.innerHTML = blocks.join('');
  const cellOf = (index) => container.children[Math.floor(index / perBlock)].children[index % perBlock];
  return { jumpTo: (index) => cellOf(index).scrollIntoView({ block: 'start' }) };
}

function blockMarkup(start, end, { columns, pitchPx, cellPx, srcOf }) {
  const height = Math.ceil((end - start) / columns) * pitchPx;
  const cells = Array.from(
    { length: end - start },
    (_, place) =>
      `<img loading="lazy" decoding="async" alt="" width="${cellPx}" height="${cellPx}" src="${srcOf(start + place)}">`,
  );
  const style = `content-visibility: auto; contain-intrinsic-size: auto ${height}px; padding-block-end: ${pitchPx - cellPx}px`;
  return `<div class="cells" style="${style}">${cells.join('')}</div>`;
}
