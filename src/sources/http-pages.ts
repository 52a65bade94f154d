export { type CursorPagesOptions, cursorPages, linkedPages } from './http/chained-pages.js';
export type { HttpPagesOptions } from './http/http-answer.js';
export { type OffsetPagesOptions, offsetPages } from './http/offset-pages.js';
