/** Eight colours that differ in lightness, too, on light and on dark ground (after Okabe and Ito). */
export const monitorStyles = `
  :host {
    --_s0: light-dark(#0072b2, #56b4e9);
    --_s1: light-dark(#d55e00, #e69f00);
    --_s2: light-dark(#009e73, #3fd0a2);
    --_s3: light-dark(#aa3377, #ee99cc);
    --_s4: light-dark(#7a5c00, #f0e442);
    --_s5: light-dark(#555555, #bbbbbb);
    --_s6: light-dark(#332288, #aa99ff);
    --_s7: light-dark(#882255, #ff8888);
    display: block;
    container-type: inline-size;
    color-scheme: light dark;
    color: CanvasText;
    background: Canvas;
    font: 12px / 1.4 system-ui, sans-serif;
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) { display: none; }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
    gap: 12px;
    padding: 8px;
  }
  figure { margin: 0; min-inline-size: 0; }
  figcaption { display: flex; flex-direction: column; min-block-size: 4.2em; justify-content: end; }
  p { margin: 0; color: color-mix(in srgb, currentColor 75%, transparent); }
  .plot { position: relative; border-block-end: 1px solid color-mix(in srgb, currentColor 40%, transparent); }
  svg { display: block; inline-size: 100%; block-size: 72px; overflow: visible; }
  .top {
    position: absolute;
    inset: 0 auto auto 0;
    padding-inline: 2px;
    background: color-mix(in srgb, Canvas 70%, transparent);
    font-size: 10px;
  }
  .line { fill: none; stroke: var(--_c); stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
  .area { fill: var(--_c); stroke: none; }
  .limit { fill: none; stroke: currentColor; stroke-width: 1px; stroke-dasharray: 4 3; vector-effect: non-scaling-stroke; }
  ul { display: flex; flex-wrap: wrap; gap: 0 10px; margin: 0; padding: 0; list-style: none; }
  ul[hidden], li[hidden] { display: none; }
  .mark { display: inline-block; inline-size: 10px; block-size: 10px; margin-inline-end: 4px; background: var(--_c); forced-color-adjust: none; }
  svg { forced-color-adjust: none; }
  .s0 { --_c: var(--_s0); } .s1 { --_c: var(--_s1); } .s2 { --_c: var(--_s2); } .s3 { --_c: var(--_s3); }
  .s4 { --_c: var(--_s4); } .s5 { --_c: var(--_s5); } .s6 { --_c: var(--_s6); } .s7 { --_c: var(--_s7); }
`;
