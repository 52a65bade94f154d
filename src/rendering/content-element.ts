/** Space between cells and for headers, in px. */
export interface ContentSpacing {
  readonly gap: number;
  readonly headerSize: number;
}

/** The element that is scrolled and holds all rows. */
export function createContentElement(): HTMLElement {
  const content = document.createElement('div');
  content.className = 'content';
  content.id = 'grid';
  content.role = 'group';
  content.setAttribute('part', 'grid');
  return content;
}

/** Gives the element the gap that was declared, and tells what CSS makes of it and of headers: a page's own properties win. */
export function spaceContent(content: HTMLElement, gap: number): ContentSpacing {
  content.style.setProperty('--_gap', `${gap}px`);
  const { columnGap, rowGap } = getComputedStyle(content);
  const headerSize = Number.parseFloat(rowGap) || 0;
  content.style.setProperty('--_section-size', `${headerSize}px`);
  return { gap: Number.parseFloat(columnGap) || 0, headerSize };
}
