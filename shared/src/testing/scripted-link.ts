import type { SyncTransport } from '../sync/index.js';

/** A link whose answers come when the test says so. */
export class ScriptedLink {
  connected = true;
  readonly asked: { readonly event: string; readonly answer: (answer: unknown) => void }[] = [];
  readonly #handlers = new Map<string, (message: unknown) => void>();
  #status: (connected: boolean) => void = () => undefined;

  readonly transport = {
    request: (event: string) => new Promise((answer) => this.asked.push({ event, answer })),
    send: () => undefined,
    on: (event: string, handler: (message: unknown) => void) => {
      this.#handlers.set(event, handler);
      return () => void this.#handlers.delete(event);
    },
    onStatus: (handler: (connected: boolean) => void) => {
      this.#status = handler;
      return () => undefined;
    },
  };

  turn(connected: boolean): void {
    this.connected = connected;
    this.#status(connected);
  }

  /** The server says something by itself. */
  say(event: string, message: unknown): void {
    this.#handlers.get(event)?.(message);
  }

  port(): SyncTransport {
    // A test's own transport: what it answers is said in the test.
    return Object.defineProperty(this.transport, 'connected', {
      get: () => this.connected,
    }) as unknown as SyncTransport;
  }
}

/** Lets everything run that waits for an answer. */
export const settle = async (): Promise<void> => {
  for (let at = 0; at < 10; at += 1) await Promise.resolve();
};
