import { spawnBound } from './bound-process.mjs';

/**
 * MiniBrowser has no headless mode, so it gets an X server without a screen.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startVirtualDisplay() {
  // -displayfd lets the server choose a free display number and say which, on file descriptor 3.
  const server = spawnBound('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it had a display`)));
    server.once('error', reject);
  });
  return { display: `:${number}`, stop: () => server.kill() };
}
