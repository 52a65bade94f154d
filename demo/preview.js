const MARKUP = `
  <img alt="">
  <form method="dialog">
    <a target="_blank" rel="noopener">Open the original</a>
    <button type="submit" autofocus>Close</button>
  </form>`;

/**
 * Shows the original of an activated item (double click, or Enter) in a native dialog.
 * @param {import('../src/index.js').MassImageGrid} grid
 */
export function connectPreview(grid) {
  const dialog = document.createElement('dialog');
  dialog.innerHTML = MARKUP;
  document.body.append(dialog);
  const image = dialog.querySelector('img');
  const link = dialog.querySelector('a');

  grid.addEventListener('item-activate', ({ item }) => {
    image.src = link.href = item.src;
    image.alt = dialog.ariaLabel = item.alt ?? '';
    dialog.showModal();
  });
  // The original may be of 24 megapixels: it is held no longer than it is looked at.
  dialog.addEventListener('close', () => image.removeAttribute('src'));
}
