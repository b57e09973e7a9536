import type { RedisClientType } from '@redis/client';
import { CHANNEL, type Holder, type Line, type LineKind, OPEN_MS } from './line.js';

/** Publish and subscribe of Redis or Valkey. Version 3 of the protocol allows both on one connection. */
export function redisLine(url: string): LineKind {
  return { away: 'Redis is away; coming back.', make: (holder) => new RedisLine(url, holder) };
}

class RedisLine implements Line {
  #client: RedisClientType | undefined;
  #connected = false;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly holder: Holder,
  ) {}

  async open(): Promise<void> {
    const client = await this.client();
    await client.connect();
    await client.subscribe(CHANNEL, (word) => this.holder.heard(word)).catch(refused);
  }

  async publish(word: string): Promise<void> {
    if (!this.#client) throw new Error('The line is not open.');
    await this.#client.publish(CHANNEL, word).catch(refused);
  }

  // Before it is connected the client knows no socket to end, and would come up later, ended.
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#connected) this.#client?.destroy();
  }

  // Loaded where there is a Redis and nowhere else: it takes a tenth of a second and 30 MB.
  private async client(): Promise<RedisClientType> {
    const { createClient } = await import('@redis/client');
    this.#client = createClient({
      url: this.url,
      // The bus comes back by itself, and knows what to do about words that were not handed over.
      socket: { reconnectStrategy: false, connectTimeout: OPEN_MS, keepAliveInitialDelay: 5_000 },
      disableOfflineQueue: true,
      // A line that answers nothing is found out by its beat; a timer for each word is the larger part of its price.
      commandOptions: { timeout: undefined },
      maintNotifications: 'disabled',
    });
    this.#client.on('connect', () => {
      this.#connected = true;
      if (this.#closed) this.#client?.destroy();
    });
    this.#client.on('error', (error) => this.holder.over(named(error)));
    return this.#client;
  }
}

/** Redis begins a refusal with its code, which may be logged: `WRONGPASS invalid username-password pair`. */
function named(why: unknown): unknown {
  if (!(why instanceof Error)) return why;
  const [code] = /^[A-Z]+(?= )/.exec(why.message) ?? [];
  return code === undefined ? why : Object.assign(why, { code });
}

function refused(why: unknown): never {
  throw named(why);
}
