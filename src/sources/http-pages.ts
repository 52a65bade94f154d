export { type CursorPagesOptions, cursorPages, linkedPages } from './chained-pages.js';
export type { HttpPagesOptions } from './http-answer.js';
export { type OffsetPagesOptions, offsetPages } from './offset-pages.js';
