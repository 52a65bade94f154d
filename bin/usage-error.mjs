/** A mistake in the command line: shown as its message, with how it is done. */
export class UsageError extends Error {
  constructor(message, usage) {
    super(`${message}\n\nusage: ${usage}`);
  }
}

/** @param {string} name @param {string} text @param {string} usage */
export function wholeNumber(name, text, usage, { from = 1, to = Number.MAX_SAFE_INTEGER } = {}) {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= from && value <= to) return value;
  const range = to === Number.MAX_SAFE_INTEGER ? `from ${from}` : `from ${from} to ${to}`;
  throw new UsageError(`--${name} must be a whole number ${range}, got ${text}`, usage);
}

/** @param {string} name @param {string} text @param {readonly string[]} choices @param {string} usage */
export function oneOf(name, text, choices, usage) {
  if (choices.includes(text)) return text;
  throw new UsageError(`--${name} must be ${choices.join(', ')}, got ${text}`, usage);
}
