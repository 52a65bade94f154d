/** Chromium refuses its sandbox to root, as which containers run. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** For tests and measurements alike: no GPU process to vary between machines, no traffic of the browser's own. */
export const CHROMIUM_FLAGS = [
  ...asRoot,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
