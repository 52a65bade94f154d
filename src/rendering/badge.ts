import type { TextMark } from '../core/text-mark.js';

/** A text over an `<img>`, in the place and the look that painters give to it on pictures. */
export function createBadge({ text, color, background }: TextMark): HTMLElement {
  const box = document.createElement('div');
  box.className = 'badge';
  // The cell's name has it.
  box.ariaHidden = 'true';
  const badge = document.createElement('span');
  badge.textContent = text;
  badge.style.color = color;
  badge.style.backgroundColor = background;
  box.append(badge);
  return box;
}
