import type { Page } from 'playwright-core';

/** Frames that reach one page over the live channel, without the heartbeats of the transport. */
export class Wire {
  readonly #frames: (string | Buffer)[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (payload !== '2' && payload !== '3') this.#frames.push(payload);
      });
    });
  }

  get count(): number {
    return this.#frames.length;
  }

  /** What came after the first `count` frames, as text where it is text. */
  since(count: number): string[] {
    return this.#frames.slice(count).map((frame) => (typeof frame === 'string' ? frame : `<${frame.length} bytes>`));
  }
}
