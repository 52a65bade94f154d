import type { Failure, Outcome, PaintCommand, PaintReport } from '../../../workers/protocol.js';
import { NO_BYTES } from '../../core/memory/held-bytes.js';
import { NO_BITMAPS } from '../bitmap-counts.js';
import type { LinkOptions, PainterLink } from './painter-link.js';

/** Stands in where no painter can be had at all: it answers every request, so that `<img>` shows the pictures instead. */
export function startRefusingLink({ message }: Error, { handlers }: LinkOptions): PainterLink {
  const text = `The code that decodes pictures could not be loaded (${message})`;
  const failure: Failure = { kind: 'undecodable', name: 'PainterStartError', message: text };
  return {
    kind: 'in-page',
    post: (commands) => setTimeout(() => handlers.onReport(refuse(commands, failure))),
    handOver: (canvas) => canvas,
    ping: async () => {},
    close: async () => NO_BITMAPS,
    terminate: () => {},
  };
}

function refuse(commands: readonly PaintCommand[], failure: Failure): PaintReport {
  const shown = commands.flatMap((command) => {
    return command.type === 'assign' ? [{ surface: command.surface, generation: command.generation }] : [];
  });
  const cells = commands.flatMap((command) => (command.type === 'paint' ? command.cells : []));
  const outcomes = cells.map(({ request }): Outcome => ({ request, state: 'failed', failure }));
  return {
    shown,
    outcomes,
    pictureBytes: 0,
    passingBytes: 0,
    alarms: [],
    lost: [],
    claims: [],
    returned: [],
    bitmaps: NO_BITMAPS,
    held: NO_BYTES,
    abandoned: 0,
  };
}
