import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What a link does to what passes it. */
export interface Weather {
  /** Every piece waits so long, milliseconds. */
  readonly delayMs: number;
  /** Longest piece that is handed on at once, bytes: frames arrive torn. */
  readonly pieceBytes: number;
}

/** What somebody who reads along can do to the connection. */
export interface Ends {
  /** Ends it at both sides. */
  cut(): void;
}

/** Reads along one connection. @returns of both what is handed on */
export interface Between {
  toServer(bytes: Buffer): Buffer;
  toClient(bytes: Buffer): Buffer;
}

const CALM: Weather = { delayMs: 0, pieceBytes: Number.POSITIVE_INFINITY };
const CONNECT_MS = 2_000;

/**
 * A plain TCP proxy in front of some ports, taken in turn; one that does not answer is left out for that connection. It knows
 * nothing of what passes, and can be told to delay it, to tear it, to hold it back, or to cut it off.
 */
export class TcpProxy {
  weather: Weather = CALM;
  holds = false;
  /** Who reads along, one for every connection; nobody unless said. */
  between: ((ends: Ends) => Between) | undefined;
  readonly #pairs = new Set<{ readonly inner: Socket; readonly outer: Socket }>();
  readonly #ghosts = new WeakSet<Socket>();
  #turn = 0;
  #held: 'both' | 'toClient' = 'both';
  #gate = Promise.resolve();
  #release: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    public targets: readonly number[],
  ) {
    server.on('connection', (outer) => void this.accept(outer));
  }

  static async open(targets: readonly number[]): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: false });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, targets);
  }

  get port(): number {
    // A listening TCP server has an address of this kind.
    return (this.server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  calm(): void {
    this.weather = CALM;
  }

  /**
   * Everything stays connected and nothing passes: a link that is gone without a word.
   * @param way `toClient`: what clients send passes, they read nothing
   */
  hold(way: 'both' | 'toClient' = 'both'): void {
    if (this.holds) return;
    this.#held = way;
    this.#gate = new Promise((done) => {
      this.#release = done;
    });
    this.holds = true;
  }

  release(): void {
    this.holds = false;
    this.#release();
    this.#gate = Promise.resolve();
  }

  /** Ends every connection at both sides. */
  cut(): void {
    for (const { inner, outer } of this.#pairs) {
      inner.destroy();
      outer.destroy();
    }
  }

  /** Ends every connection at the side of the client alone: the server goes on believing in it. */
  forgetClients(): void {
    for (const { inner, outer } of this.#pairs) {
      this.#ghosts.add(inner);
      outer.destroy();
    }
  }

  async close(): Promise<void> {
    this.release();
    this.cut();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private async accept(outer: Socket): Promise<void> {
    outer.on('error', () => undefined);
    const inner = await this.reach();
    if (!inner) return void outer.destroy();
    const pair = { inner, outer };
    this.#pairs.add(pair);
    inner.on('close', () => {
      this.#pairs.delete(pair);
      outer.destroy();
    });
    outer.on('close', () => this.#ghosts.has(inner) || inner.destroy());
    const reader = this.between?.({ cut: () => [inner, outer].forEach((end) => end.destroy()) });
    void this.carry(outer, inner, 'toServer', reader && ((bytes) => reader.toServer(bytes)));
    void this.carry(inner, outer, 'toClient', reader && ((bytes) => reader.toClient(bytes)));
  }

  private async reach(): Promise<Socket | undefined> {
    for (let tries = 0; tries < this.targets.length; tries += 1) {
      const target = this.targets[this.#turn++ % this.targets.length];
      const socket = target === undefined ? undefined : await reached(target);
      if (socket) return socket;
    }
    return undefined;
  }

  private async carry(
    from: Socket,
    to: Socket,
    way: 'toServer' | 'toClient',
    read = (bytes: Buffer): Buffer => bytes,
  ): Promise<void> {
    try {
      // Decoder: sockets without an encoding give bytes.
      for await (const came of from as AsyncIterable<Buffer>) {
        const bytes = read(came);
        const { delayMs, pieceBytes } = this.weather;
        if (delayMs > 0) await pause(delayMs);
        if (this.#held === 'both' || this.#held === way) await this.#gate;
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          if (to.destroyed) return;
          if (!to.write(bytes.subarray(at, at + pieceBytes))) await once(to, 'drain');
        }
      }
      if (!this.#ghosts.has(to)) to.end();
    } catch {
      if (!this.#ghosts.has(to)) to.destroy();
    }
  }
}

async function reached(port: number): Promise<Socket | undefined> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('late')));
  try {
    await once(socket, 'connect');
    socket.setTimeout(0);
    socket.on('error', () => undefined);
    return socket;
  } catch {
    return undefined;
  }
}
