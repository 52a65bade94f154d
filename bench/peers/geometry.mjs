/** The same for every contender: what is compared is how they come by the pictures, not how they lay them out. */
export const COLUMNS = 9;
export const CELL_PX = 128;
export const GAP_PX = 4;
export const PITCH_PX = CELL_PX + GAP_PX;
export const VIEWPORT = { width: COLUMNS * PITCH_PX - GAP_PX, height: 800 };

/** Rows that are whole in the viewport wherever it stands. */
export const WHOLE_ROWS = Math.floor((VIEWPORT.height - CELL_PX) / PITCH_PX);

/** @param {number} index */
export const rowOf = (index) => Math.floor(index / COLUMNS);
