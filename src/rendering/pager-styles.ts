import { css } from '@lit/reactive-element';

/** Buttons of 44 px are the touch target of WCAG 2.5.5. */
export const pagerStyles = css`
  :host([mode='pages']) {
    overscroll-behavior: auto;
  }

  /*
   * Rows of the next page are painted before it is turned to. Without the margin, which makes it lay them out anew,
   * Firefox 153 leaves a row where it was that is moved while it ceases to be inert.
   */
  .row[inert] {
    opacity: 0;
    margin-block-start: 1px;
  }

  .pager {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    box-sizing: border-box;
    display: flex;
    justify-content: center;
    align-items: center;
    gap: 4px;
    min-block-size: 52px;
    padding: 4px;
    overflow: hidden;
    background: var(--mass-image-grid-pager-background, Canvas);
    color: var(--mass-image-grid-pager-color, CanvasText);
    font: 14px / 20px system-ui, sans-serif;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    touch-action: manipulation;
  }

  .pager[hidden] {
    display: none;
  }

  .pager label {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline-start: 4px;
  }

  .pager-field {
    box-sizing: border-box;
    block-size: 36px;
    padding: 0 6px;
    border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
    border-radius: 6px;
    background: transparent;
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
    text-align: center;
    appearance: textfield;
  }

  .pager-field::-webkit-inner-spin-button {
    appearance: none;
    margin: 0;
  }

  .pager-button {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: transparent;
    color: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  .pager-button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.35;
  }

  @media (hover: hover) {
    .pager-button:not([aria-disabled='true']):hover {
      background: color-mix(in srgb, currentColor 10%, transparent);
    }
  }

  .pager-button:focus-visible,
  .pager-field:focus-visible {
    outline: var(--_focus-ring);
    outline-offset: -2px;
  }

  .pager-button svg {
    display: block;
    inline-size: 22px;
    margin: auto;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .pager-button:dir(rtl) svg {
    scale: -1 1;
  }

  .pager-status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .pager-button[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }
`;
