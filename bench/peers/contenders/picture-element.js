/** What every contender but ours shows in a cell. `decoding=async` keeps decoding out of the frame, as web.dev advises. */
export function pictureElement(index, { srcOf, cellPx }) {
  const image = new Image(cellPx, cellPx);
  image.decoding = 'async';
  image.alt = '';
  image.src = srcOf(index);
  return image;
}
