import { css } from '@lit/reactive-element';

export const sectionStyles = css`
  :host {
    --_section-background: var(--mass-image-grid-section-background, Canvas);
    --_section-color: var(--mass-image-grid-section-color, CanvasText);
  }

  /* Read by script, as the gap is: a length in whatever unit, in px. */
  .content {
    row-gap: var(--mass-image-grid-section-size, 40px);
  }

  .section-frame {
    position: absolute;
    inset-inline: 0;
    z-index: 1;
    pointer-events: none;
  }

  .section-frame.idle {
    display: none;
  }

  .section {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: stretch;
    box-sizing: border-box;
    block-size: var(--_section-size);
    overflow: hidden;
    background: var(--_section-background);
    color: var(--_section-color);
    pointer-events: auto;
  }

  .section button {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0 10px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }

  .section button:focus-visible {
    outline: 3px solid color-mix(in srgb, Highlight 55%, CanvasText);
    outline-offset: -3px;
  }

  .section [part='section-label'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .section [part='section-note'] {
    flex: none;
    color: color-mix(in srgb, currentColor 75%, transparent);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .chevron {
    flex: none;
    box-sizing: border-box;
    inline-size: 8px;
    block-size: 8px;
    margin: -4px 4px 0;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }

  [aria-expanded='false'] .chevron {
    margin-block-start: 0;
    rotate: -45deg;
  }

  [aria-expanded='false'] .chevron:dir(rtl) {
    rotate: 135deg;
  }

  @media (prefers-reduced-motion: no-preference) {
    .chevron {
      transition: rotate 120ms;
    }
  }

  @media (forced-colors: active) {
    .section {
      border-block-end: 1px solid CanvasText;
    }

    .section button:focus-visible {
      outline-color: Highlight;
    }
  }
`;
