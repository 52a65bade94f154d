import { css } from '@lit/reactive-element';

/** Rows are placed in the scrolled content, so that the compositor moves them; script only says where a row belongs. */
export const gridStyles = css`
  :host {
    --_radius: var(--mass-image-grid-radius, 0px);
    --_background: var(--mass-image-grid-background, transparent);
    --_placeholder: var(--mass-image-grid-placeholder, color-mix(in srgb, currentColor 8%, transparent));
    --_error: var(--mass-image-grid-error, color-mix(in srgb, currentColor 40%, transparent));
    --_focus-ring: var(--mass-image-grid-focus-ring, 3px solid Highlight);

    /*
     * Without the first, Chromium takes any frame of a scroll for a change of its layers (PaintArtifactCompositor::Update
     * 58 times a second instead of 15); without the second, it paints all rows anew where one has changed.
     */
    will-change: scroll-position;
    isolation: isolate;
    display: block;
    position: relative;
    writing-mode: horizontal-tb;
    box-sizing: border-box;
    block-size: 480px;
    min-block-size: 0;
    min-inline-size: 0;
    overflow: hidden auto;
    scrollbar-gutter: stable;
    overflow-anchor: none;
    background: var(--_background);
    touch-action: pan-y pinch-zoom;
  }

  :host([zoomable]) {
    touch-action: pan-y;
  }

  :host([hidden]) {
    display: none;
  }

  .content {
    position: relative;
    overflow: clip;
    contain: layout style;
    column-gap: var(--mass-image-grid-gap, var(--_gap));
  }

  .row {
    position: absolute;
    contain: strict;
  }

  /* A cell of masonry begins in one band and may end in the next ones, which draw their parts of it. */
  .bands .row {
    contain: size layout style;
  }

  .bands .row:focus-within {
    z-index: 1;
  }

  /* Stands for a cell that is drawn only. */
  .row.low {
    z-index: 2;
    contain: layout style;
  }

  .row.idle {
    visibility: hidden;
  }

  /* Above the placeholders, below the focused cell; a new row's canvas stays hidden until the old picture is gone. */
  canvas {
    position: absolute;
    inset: 0;
    z-index: 1;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
  }

  canvas.stale {
    opacity: 0;
  }

  .cell {
    position: absolute;
    border-radius: var(--_radius);
    cursor: default;
    outline: none;
    user-select: none;
  }

  /* Memory is too short for pictures. */
  .text-only .cell {
    background: var(--_placeholder);
  }

  .text-only .cell::before {
    content: attr(aria-label);
    position: absolute;
    inset: 0;
    padding: 0.25em;
    overflow: clip;
    overflow-wrap: anywhere;
    font-size: 0.75em;
    pointer-events: none;
  }

  .probe {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: clip;
    visibility: hidden;
  }

  .gauge {
    inline-size: var(--mass-image-grid-gap, 0px);
    block-size: var(--_radius);
  }

  .gauge:dir(rtl) {
    inline-size: calc(var(--mass-image-grid-gap, 0px) + 1px);
  }

  .cell[part~='placeholder'] {
    background: var(--_placeholder);
  }

  .cell[part~='error'] {
    z-index: 2;
    background:
      linear-gradient(to top right, transparent calc(50% - 0.5px), var(--_error) 0 calc(50% + 0.5px), transparent 0),
      linear-gradient(to bottom right, transparent calc(50% - 0.5px), var(--_error) 0 calc(50% + 0.5px), transparent 0);
    box-shadow: inset 0 0 0 1px var(--_error);
  }

  .cell img {
    position: absolute;
    inset: 0;
    z-index: 2;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    pointer-events: none;
  }

  .badge {
    position: absolute;
    inset: 0;
    z-index: 2;
    container-type: size;
    pointer-events: none;
  }

  .badge span {
    position: absolute;
    inset: auto min(4px, 6cqmin) min(4px, 6cqmin) auto;
    box-sizing: border-box;
    min-inline-size: 1.6em;
    max-inline-size: calc(100% - 2 * min(4px, 6cqmin));
    padding: 0 0.3em;
    overflow: clip;
    border-radius: 4px;
    color: white;
    background: rgb(0 0 0 / 65%);
    font-size: min(1em, 30cqb);
    line-height: 1.4;
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* White and black inside of the ring set it off from any picture; Highlight alone is dark on dark in some themes. */
  .by-keyboard .cell:focus {
    z-index: 3;
    box-sizing: border-box;
    border: 5px solid white;
    box-shadow: inset 0 0 0 1px black;
    outline: var(--_focus-ring);
    outline-offset: -3px;
  }

  /* Within a cell that low a ring would leave nothing to see. */
  .by-keyboard .low .cell:focus {
    border: 0;
    box-shadow:
      0 0 0 4px white,
      0 0 0 5px black;
    outline-offset: 0;
  }

  .by-keyboard .cell[part~='placeholder']:focus {
    background: none;
  }

  .tooltip {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px 8px;
    max-inline-size: min(40ch, calc(100vw - 16px));
    border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas);
    border-radius: 4px;
    background: Canvas;
    color: CanvasText;
    font: menu;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  @media (forced-colors: active) {
    .cell[part~='placeholder']:not(.by-keyboard :focus) {
      box-sizing: border-box;
      border: 1px solid GrayText;
      background: Canvas;
    }

    .by-keyboard .cell:focus {
      border-color: Canvas;
    }

    .cell[part~='error'] {
      forced-color-adjust: none;
      --_error: CanvasText;
    }
  }
`;
