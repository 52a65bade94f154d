import type { TextCells } from '../../workers/protocol.js';
import type { TextMark } from '../core/text-mark.js';
import type { TextPainting } from './row-painting.js';

/** Packs cells for the way to their painter: each look is told once. */
export function packTexts(texts: readonly TextPainting[]): TextCells {
  const marks: TextMark[] = [];
  const places = new Map<string, number>();
  const cells = new Int32Array(texts.length * 5);
  for (const [i, { x, y, width, height, mark }] of texts.entries()) {
    const look = `${mark.color}\n${mark.background}\n${mark.text}`;
    let place = places.get(look);
    if (place === undefined) {
      place = marks.push(mark) - 1;
      places.set(look, place);
    }
    cells.set([x, y, width, height, place], i * 5);
  }
  return { marks, cells };
}
