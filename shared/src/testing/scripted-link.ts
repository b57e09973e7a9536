import type { SyncTransport } from '../sync/index.js';

/** A link whose answers come when the test says so. */
export class ScriptedLink {
  connected = true;
  readonly asked: { readonly event: string; readonly answer: (answer: unknown) => void }[] = [];
  #status: (connected: boolean) => void = () => undefined;

  readonly transport = {
    request: (event: string) => new Promise((answer) => this.asked.push({ event, answer })),
    send: () => undefined,
    on: () => () => undefined,
    onStatus: (handler: (connected: boolean) => void) => {
      this.#status = handler;
      return () => undefined;
    },
  };

  turn(connected: boolean): void {
    this.connected = connected;
    this.#status(connected);
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
