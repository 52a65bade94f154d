import type {
  BitmapCounts,
  PaintCommand,
  PainterConfig,
  PaintReport,
  SurfaceCanvas,
} from '../../../workers/protocol.js';

/** A running painter as the page sees it, in a worker or in the page itself. */
export interface PainterLink {
  readonly kind: 'worker' | 'in-page';
  post(commands: readonly PaintCommand[]): void;
  /** Turns a canvas of the page into what this painter draws on. */
  handOver(canvas: HTMLCanvasElement): SurfaceCanvas;
  /** Settles when the painter answers; never, when it is dead. */
  ping(): Promise<void>;
  /** Ends the painter and tells its final counts, the last ones reported if it does not answer. */
  close(): Promise<BitmapCounts>;
  /** Ends a painter that is not expected to answer any more. */
  terminate(): void;
}

export interface LinkHandlers {
  readonly onReport: (report: PaintReport) => void;
  /** The painter has died: what it owned is lost, what was asked of it will not be answered. */
  readonly onDeath: (reason: Error) => void;
}

export interface LinkOptions {
  readonly config: PainterConfig;
  /** Address of a worker file, for pages whose content security policy forbids blob workers. */
  readonly workerSrc: string | undefined;
  readonly handlers: LinkHandlers;
}
