import { nativeLimit } from '../core/scroll/native-limit.js';

/** By device pixel ratio and CSS zoom, which decide it: a page asks once for each. */
const known = new Map<string, number>();

/** The largest content that this engine scrolls exactly in `container`, in CSS px: probed, and within what is painted. */
export function probeNativeLimit(container: Element, devicePixelRatio: number): number {
  // Chromium since 128, Firefox since 126.
  const { currentCSSZoom = 1 } = container as Element & { readonly currentCSSZoom?: number };
  const environment = `${devicePixelRatio} ${currentCSSZoom}`;
  const limit = known.get(environment) ?? nativeLimit(devicePixelRatio, (size) => layOut(container, size));
  known.set(environment, limit);
  return limit;
}

/** How far down a block can be scrolled to and something in it stands, in a box that takes no part. */
function layOut(container: Element, size: number): number {
  const scroller = createBox(
    'position:absolute;top:0;width:1px;height:0;contain:strict;overflow:hidden;visibility:hidden',
  );
  const block = createBox(`position:relative;height:${size}px`);
  const row = createBox(`position:absolute;top:${size - 1}px;width:1px;height:1px`);
  block.append(row);
  scroller.append(block);
  container.append(scroller);
  // Not by rectangles, which tell what a page's transforms make of it.
  scroller.scrollTop = size;
  const reached = Math.min(scroller.scrollTop, row.offsetTop + 1);
  scroller.remove();
  return reached;
}

function createBox(style: string): HTMLElement {
  const box = document.createElement('div');
  box.style.cssText = style;
  return box;
}
