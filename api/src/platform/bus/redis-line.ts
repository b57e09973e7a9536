import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { CHANNEL, type Holder, type Line, type LineKind } from './line.js';
import { command, RespReader, type Said } from './resp.js';

/** Publish and subscribe of Redis or Valkey. Version 3 of the protocol allows both on one connection. */
export function redisLine(url: string): LineKind {
  return { away: 'Redis is away; coming back.', make: (holder) => new RedisLine(url, holder) };
}

interface Asked {
  done(): void;
  failed(why: Refusal): void;
}

/** @param code why Redis refused, where it did */
class Refusal extends Error {
  constructor(readonly code: string | null) {
    super('Redis is over.');
  }
}

class RedisLine implements Line {
  readonly #socket: Socket;
  readonly #reader = new RespReader();
  /** Words of which Redis has not said that it has them, the oldest first. */
  readonly #unanswered: Asked[] = [];
  #opening: Asked | undefined;

  constructor(
    url: string,
    private readonly holder: Holder,
  ) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const at = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) || 6379 };
    const secure = protocol === 'rediss:';
    this.#socket = secure ? connectTls({ ...at, servername: at.host }) : connect(at);
    this.#socket.setNoDelay(true).setKeepAlive(true, 5_000);
    this.#socket.on('data', (bytes: Buffer) => this.take(bytes));
    this.#socket.on('error', () => this.end(null));
    this.#socket.on('close', () => this.end(null));
    this.#socket.once(secure ? 'secureConnect' : 'connect', () => {
      const [user, secret] = [username, password].map(decodeURIComponent);
      const account = secret ? ['AUTH', user || 'default', secret] : [];
      this.#socket.write(command('HELLO', '3', ...account));
      this.#socket.write(command('SUBSCRIBE', CHANNEL));
    });
  }

  open(): Promise<void> {
    return new Promise((done, failed) => (this.#opening = { done, failed }));
  }

  publish(word: string): Promise<void> {
    this.#socket.write(command('PUBLISH', CHANNEL, word));
    return new Promise((done, failed) => this.#unanswered.push({ done, failed }));
  }

  async close(): Promise<void> {
    this.end(null);
  }

  private take(bytes: Buffer): void {
    let found: readonly Said[];
    try {
      found = this.#reader.take(bytes);
    } catch {
      return this.end('NO_REDIS');
    }
    for (const said of found) {
      if (this.#socket.destroyed) return;
      if (said.kind === 'error') this.end(said.code);
      else if (said.kind === 'push') this.pushed(said.value);
      // How many heard it, to a word of ours; the first answer is that to HELLO.
      else if (typeof said.value === 'number') this.#unanswered.shift()?.done();
    }
  }

  private pushed([what, , third]: readonly unknown[]): void {
    if (what === 'message' && typeof third === 'string') this.holder.heard(third);
    else if (what === 'subscribe') this.#opening?.done();
  }

  private end(code: string | null): void {
    this.#socket.destroy();
    const why = new Refusal(code);
    for (const asked of [this.#opening, ...this.#unanswered.splice(0)]) asked?.failed(why);
    this.holder.over(why);
  }
}
