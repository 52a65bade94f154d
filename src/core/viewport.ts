/** What the user sees of the content, in virtual px, and how it moves. */
export interface Viewport {
  readonly offset: number;
  readonly size: number;
  /** Signed speed in px per second; positive towards the end of the list, 0 at rest. */
  readonly velocity: number;
}
