import { once } from 'node:events';
import { DEFAULT_PORT } from './options.mjs';

const PORTS_TO_TRY = 100;

/**
 * Listens on the port asked for, or else on the first free one from the default on.
 * @param {import('node:http').Server} server
 * @param {{host: string, port?: number}} options
 * @returns {Promise<string>} the address to open
 */
export async function listen(server, { host, port }) {
  const last = port ?? DEFAULT_PORT + PORTS_TO_TRY;
  for (let candidate = port ?? DEFAULT_PORT; ; candidate++) {
    try {
      server.listen({ host, port: candidate });
      await once(server, 'listening');
      return addressOf(server, host);
    } catch (cause) {
      if (cause.code !== 'EADDRINUSE' || candidate === last) throw cause;
    }
  }
}

function addressOf(server, host) {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${server.address().port}/`;
}
