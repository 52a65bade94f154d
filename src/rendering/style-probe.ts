/**
 * Follows by its size what a page says of a grid by CSS alone: gap, radius and writing direction. No event tells when
 * these change; an observer of sizes does.
 */
export class StyleProbe {
  /** Goes into the grid, where it takes no place. */
  readonly element = document.createElement('div');
  /** Is to be observed. */
  readonly gauge = document.createElement('div');

  constructor() {
    this.element.className = 'probe';
    this.gauge.className = 'gauge';
    this.element.append(this.gauge);
  }
}
