import type { TextMark } from '../../core/text-mark.js';

/** Fields of an item that is a short text, or bears one. */
export interface TextFields {
  /**
   * A short text such as `OK` or an emoji: in place of a picture where there is no `src`, as a badge on it otherwise.
   * Cut off after 64 characters; read by assistive technology where there is neither `alt` nor `title`.
   */
  readonly text?: string;
  /** Colour of the text: any CSS colour without `var()`. Default: the grid's own `color`, white on a badge. */
  readonly color?: string;
  /** Colour behind the text: the whole cell, or the badge. Default: none, translucent black for a badge. */
  readonly background?: string;
  /** The text is no badge: it is shown in place of a picture that cannot be shown. */
  readonly fallback?: 'text';
}

/** No cell has room for more, and measuring a book would keep a worker busy. */
const MAX_LENGTH = 64;

/** What a cell shows of a text, if the item has one; a value of another kind than a string is shown as one. */
export function textOf({ text, color, background }: TextFields): TextMark | undefined {
  const shown = text === undefined || text === null ? '' : String(text).slice(0, MAX_LENGTH).trim();
  if (shown === '' && !background) return undefined;
  return { text: shown.replace(/\s+/g, ' '), color: stringOf(color), background: stringOf(background) };
}

/** True for an item that shows no picture at all. */
export function isTextOnly({ src, sprite, packed }: { src?: unknown; sprite?: unknown; packed?: unknown }): boolean {
  return !src && !sprite && !packed;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
