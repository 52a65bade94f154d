import type { TextMark } from '../../core/text-mark.js';
import type { TextPainting } from '../../painting/row-painting.js';
import { textOf } from '../../sources/item/text-item.js';
import type { DescribedCell, RowDescription } from './row-description.js';
import { placeholderColorOf } from './row-placeholders.js';

/**
 * The same row without pictures, for want of memory: nothing to fetch, and no canvas, since its cells show their names. Cells
 * that are only drawn, since they are too low for names, are drawn as their colour or a letter.
 */
export function withoutPictures(description: RowDescription): RowDescription {
  const { painting } = description;
  const nothing = { ...painting, cells: [], placeholders: [] };
  if (description.content.cells.length > 0)
    return { ...description, places: [], painting: { ...nothing, width: 1, height: 1, texts: [] } };
  return {
    ...description,
    places: [],
    painting: { ...nothing, texts: [...painting.texts, ...lettersOf(description)] },
  };
}

function lettersOf({ painting, cells }: RowDescription): TextPainting[] {
  return painting.cells.flatMap(({ x, y, width, height, column }) => {
    const cell = cells[column];
    return cell ? [{ x, y, width, height, column, mark: markOf(cell) }] : [];
  });
}

/** The item's own text, where it has one. */
function markOf({ item, name }: DescribedCell): TextMark {
  const background = placeholderColorOf(item);
  const [letter = ''] = name;
  return (item && textOf(item)) ?? { text: background ? '' : letter, color: '', background: background ?? '' };
}
