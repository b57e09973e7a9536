import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { command, RespReader, type Said } from './resp.js';

const CONNECT_MS = 5_000;

/** What becomes of one connection. */
export interface LineEvents {
  /** Signed in and subscribed. */
  ready(): void;
  message(text: string): void;
  /** Over, once, for whatever reason. @param code why Redis refused, where it did */
  ended(code: string | null): void;
}

/** One connection to Redis: signs in, subscribes to one channel, publishes to it. Version 3 of the protocol allows both at once. */
export class RedisLine {
  readonly #socket: Socket;
  readonly #reader = new RespReader();
  readonly #timer: NodeJS.Timeout;
  #unanswered = 0;
  #over = false;

  constructor(
    url: string,
    private readonly channel: string,
    private readonly events: LineEvents,
  ) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const at = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) || 6379 };
    const secure = protocol === 'rediss:';
    this.#socket = secure ? connectTls({ ...at, servername: at.host }) : connect(at);
    this.#socket.setNoDelay(true).setKeepAlive(true, 5_000);
    this.#timer = setTimeout(() => this.end(null), CONNECT_MS);
    this.#socket.on('data', (bytes: Buffer) => this.take(bytes));
    this.#socket.on('error', () => this.end(null));
    this.#socket.on('close', () => this.end(null));
    this.#socket.once(secure ? 'secureConnect' : 'connect', () => {
      const [user, secret] = [username, password].map(decodeURIComponent);
      const account = secret ? ['AUTH', user || 'default', secret] : [];
      this.#socket.write(command('HELLO', '3', ...account));
      this.#socket.write(command('SUBSCRIBE', this.channel));
    });
  }

  /** Words on their way of which Redis has not said that it has them. */
  get unanswered(): number {
    return this.#unanswered;
  }

  publish(text: string): void {
    this.#unanswered += 1;
    this.#socket.write(command('PUBLISH', this.channel, text));
  }

  close(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket.destroy();
  }

  private take(bytes: Buffer): void {
    let found: readonly Said[];
    try {
      found = this.#reader.take(bytes);
    } catch {
      return this.end('NO_REDIS');
    }
    for (const said of found) {
      if (this.#over) return;
      if (said.kind === 'error') this.end(said.code);
      else if (said.kind === 'push') this.pushed(said.value);
      // How many heard it, to a word of ours; the first answer is that to HELLO.
      else if (typeof said.value === 'number') this.#unanswered -= 1;
    }
  }

  private pushed([what, , third]: readonly unknown[]): void {
    if (what === 'message' && typeof third === 'string') return this.events.message(third);
    if (what !== 'subscribe') return;
    clearTimeout(this.#timer);
    this.events.ready();
  }

  private end(code: string | null): void {
    if (this.#over) return;
    this.close();
    this.events.ended(code);
  }
}
