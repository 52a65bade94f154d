import { CELL_PX, COLUMNS, GAP_PX, PITCH_PX, VIEWPORT } from './geometry.mjs';
import { PACK_SIZE } from './packs.mjs';

const STYLE = `
  html, body { margin: 0; overflow: hidden; background: #777 }
  #container { position: absolute; inset: 0 auto auto 0; width: ${VIEWPORT.width}px; height: ${VIEWPORT.height}px }
  .scroller { overflow: hidden auto; scrollbar-width: none; background: #777 }
  #container > .scroller { display: block; width: 100%; height: 100% !important }
  .cells { display: grid; grid-template-columns: repeat(${COLUMNS}, ${CELL_PX}px); grid-auto-rows: ${CELL_PX}px; gap: ${GAP_PX}px }
  .row { position: absolute; inset: 0 auto auto 0 }
  img { display: block; object-fit: cover }`;

/** @param {string} id @param {{ count: number, attributes: Record<string, string> }} options */
export function pageMarkup(id, { count, attributes }) {
  const setUp = {
    count,
    attributes,
    columns: COLUMNS,
    cellPx: CELL_PX,
    gapPx: GAP_PX,
    pitchPx: PITCH_PX,
    packSize: PACK_SIZE,
  };
  return `<!doctype html><meta charset="utf-8"><title>${id}</title><style>${STYLE}</style>
<div id="container"></div>
<script>window.setUp = ${JSON.stringify(setUp)}</script>
<script type="module" src="/${id}/page.js"></script>`;
}
