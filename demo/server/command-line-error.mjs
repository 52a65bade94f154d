/** A mistake in the command line: shown as its message alone, and the process ends with code 2. */
export class CommandLineError extends Error {
  static EXIT_CODE = 2;
}
