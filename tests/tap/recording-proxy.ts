import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readTraffic, type Piece } from './traffic.js';

/** What one connection carried, byte by byte. */
export interface Line {
  readonly toServer: Buffer[];
  readonly toClient: Buffer[];
}

/** A piece of a client's traffic under the name of the moment in which its connection was opened. */
export interface Heard extends Piece {
  readonly moment: string;
}

/**
 * Stands between one client and the server and keeps every byte of both directions. One proxy, one client: what is
 * found here has reached that client.
 */
export class RecordingProxy {
  readonly #lines: { line: Line; moment: string }[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  /** Name of what is going on; connections opened from now on carry it. */
  moment = 'start';

  private target: () => number;

  private constructor(target: () => number) {
    this.target = target;
    this.#server = createServer((client) => this.#join(client));
  }

  /** @param target port of the server on 127.0.0.1, asked at every connection */
  static async open(target: () => number): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(target);
    await new Promise<void>((ready) => proxy.#server.listen(0, '127.0.0.1', ready));
    return proxy;
  }

  get port(): number {
    // A listening TCP server has an address of this kind.
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** All traffic so far, taken apart into heads, bodies and frames. */
  heard(): readonly Heard[] {
    return this.#lines.flatMap(({ line, moment }) => {
      const toServer = Buffer.concat(line.toServer);
      const toClient = Buffer.concat(line.toClient);
      return readTraffic(toServer, toClient).map((piece) => ({ ...piece, moment }));
    });
  }

  /** Bytes that have gone to the client so far. */
  get volume(): number {
    return this.#lines.reduce(
      (sum, { line }) => sum + line.toClient.reduce((bytes, chunk) => bytes + chunk.length, 0),
      0,
    );
  }

  /** Cuts all connections, as a network does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  #join(client: Socket): void {
    const line: Line = { toServer: [], toClient: [] };
    this.#lines.push({ line, moment: this.moment });
    const server = connect(this.target(), '127.0.0.1');
    const pair: [Socket, Socket, Buffer[]][] = [
      [client, server, line.toServer],
      [server, client, line.toClient],
    ];
    for (const [from, to, kept] of pair) {
      this.#sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk: Buffer) => {
        kept.push(chunk);
        to.write(chunk);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.end();
      });
    }
  }
}
