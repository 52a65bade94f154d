/** One end of a paint path. */
export interface PaintPort<Sent, Received> {
  /** What is in `transfer` goes over to the other thread and is of no use here any more. */
  post(message: Sent, transfer?: Transferable[]): void;
  /** Messages that come in before are kept where the path crosses threads. */
  listen(handler: (message: Received) => void): void;
  close(): void;
}

/** The end of a paint path between threads. */
export function wrapMessagePort<Sent, Received>(port: MessagePort): PaintPort<Sent, Received> {
  return {
    post: (message, transfer = []) => port.postMessage(message, transfer),
    listen: (handler) => {
      port.onmessage = ({ data }: MessageEvent<Received>) => handler(data);
      // In a worker an exception that nobody catches is told to the page, which replaces the worker.
      port.onmessageerror = () => {
        throw new Error('A message could not be read');
      };
    },
    close: () => port.close(),
  };
}

/**
 * Both ends of a paint path within one thread. Messages go by reference, so that canvases that cannot be transferred
 * can be sent, each in a task of its own, so that the page stays responsive between them.
 */
export function createInPagePorts<A, B>(): [PaintPort<A, B>, PaintPort<B, A>] {
  const first = new InPagePort<A, B>();
  const second = new InPagePort<B, A>();
  first.peer = second;
  second.peer = first;
  return [first, second];
}

class InPagePort<Sent, Received> implements PaintPort<Sent, Received> {
  peer: InPagePort<Received, Sent> | undefined;
  #handler: ((message: Received) => void) | undefined;

  post(message: Sent): void {
    const { peer } = this;
    setTimeout(() => peer?.receive(message));
  }

  receive(message: Received): void {
    this.#handler?.(message);
  }

  listen(handler: (message: Received) => void): void {
    this.#handler = handler;
  }

  close(): void {
    this.#handler = undefined;
    this.peer = undefined;
  }
}
