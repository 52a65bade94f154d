import { css } from '@lit/reactive-element';

/** 44 px is the touch target of WCAG 2.5.5; the rail is transparent, so that the page's own ground shows. */
export const scrubberStyles = css`
  :host {
    --_scrubber-size: var(--mass-image-grid-scrubber-size, 44px);
    --_scrubber-color: var(--mass-image-grid-scrubber-color, color-mix(in srgb, Highlight 55%, CanvasText));
  }

  .scrubber-anchor {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    block-size: 0;
  }

  .scrubber-anchor[hidden],
  .scrubber-bubble[hidden] {
    display: none;
  }

  .scrubber {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    inline-size: var(--_scrubber-size);
    color: color-mix(in srgb, currentColor 85%, transparent);
    font: 500 11px / 16px system-ui, sans-serif;
    font-variant-numeric: tabular-nums;
    outline: none;
    cursor: default;
    user-select: none;
    -webkit-user-select: none;
    touch-action: none;
    -webkit-tap-highlight-color: transparent;
  }

  .scrubber::before {
    content: '';
    position: absolute;
    inset-block: 12px;
    inset-inline-end: 5px;
    inline-size: 2px;
    border-radius: 1px;
    background: color-mix(in srgb, currentColor 30%, transparent);
  }

  .scrubber-mark,
  .scrubber-thumb,
  .scrubber-bubble {
    position: absolute;
    inset-block-start: 0;
    pointer-events: none;
  }

  .scrubber-mark {
    inset-inline: 0 11px;
    margin-block-start: -8px;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .scrubber-thumb {
    box-sizing: border-box;
    inset-inline-end: 2px;
    inline-size: 8px;
    block-size: 24px;
    margin-block-start: -12px;
    border: 1px solid Canvas;
    border-radius: 4px;
    background: var(--_scrubber-color);
  }

  .scrubber.dragged .scrubber-thumb,
  .scrubber:hover .scrubber-thumb {
    inset-inline-end: 0;
    inline-size: 12px;
    border-radius: 6px;
  }

  .scrubber:focus-visible .scrubber-thumb {
    outline: 3px solid var(--_scrubber-color);
    outline-offset: 1px;
  }

  .scrubber-bubble {
    inset-inline-end: calc(100% + 6px);
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: 240px;
    margin-block-start: -16px;
    padding: 7px 12px;
    border: 1px solid color-mix(in srgb, CanvasText 30%, Canvas);
    border-radius: 16px;
    overflow: hidden;
    background: Canvas;
    box-shadow: 0 2px 8px rgb(0 0 0 / 0.3);
    color: CanvasText;
    font-size: 14px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: no-preference) {
    .scrubber-thumb {
      transition-property: inline-size, inset-inline-end;
      transition-duration: 100ms;
    }
  }

  @media (forced-colors: active) {
    .scrubber::before {
      background: CanvasText;
    }

    .scrubber-thumb {
      border-color: Canvas;
      background: Highlight;
      forced-color-adjust: none;
    }

    .scrubber:focus-visible .scrubber-thumb {
      outline-color: Highlight;
    }
  }
`;
