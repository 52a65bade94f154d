const CHANNELS = 4;

/**
 * Draws pictures on a sheet that is just large enough, and fills the rest of each slot with the picture's own edge.
 * @param {typeof import('sharp')} sharp
 * @param {readonly import('./place-pictures.mjs').Placed[]} placed
 * @param {readonly { width: number, height: number, pixels: Uint8Array }[]} pictures RGBA
 */
export function drawSheet(sharp, placed, pictures) {
  const width = Math.max(...placed.map(({ x, margin, slotWidth }) => x - margin + slotWidth));
  const height = Math.max(...placed.map(({ y, margin, slotHeight }) => y - margin + slotHeight));
  const sheet = Buffer.alloc(width * height * CHANNELS);
  for (const slot of placed) fillSlot(sheet, width, slot, pictures[slot.place]);
  return sharp(sheet, { raw: { width, height, channels: CHANNELS } });
}

function fillSlot(sheet, sheetWidth, { x, y, margin, slotWidth, slotHeight }, { width, height, pixels }) {
  for (let row = 0; row < slotHeight; row++) {
    const from = Math.max(0, Math.min(row - margin, height - 1)) * width * CHANNELS;
    const line = pixels.subarray(from, from + width * CHANNELS);
    const to = ((y - margin + row) * sheetWidth + x) * CHANNELS;
    const [first, last] = [line.subarray(0, CHANNELS), line.subarray(-CHANNELS)];
    for (let column = -margin; column < 0; column++) sheet.set(first, to + column * CHANNELS);
    sheet.set(line, to);
    for (let column = width; column < slotWidth - margin; column++) sheet.set(last, to + column * CHANNELS);
  }
}
