import pg from 'pg';
import { CHANNEL, type Holder, type Line, type LineKind, OPEN_MS } from './line.js';

/**
 * LISTEN and NOTIFY of the database itself: nothing else is needed. What a transaction says leaves with its commit
 * (`announce_word`) and none of it is left to be told afterwards; only the beat of the bus is published here.
 */
export function postgresLine(url: string): LineKind {
  return {
    away: 'The announcement channel is away; coming back.',
    make: (holder) => new PostgresLine(url, holder),
  };
}

class PostgresLine implements Line {
  readonly #client: pg.Client;

  constructor(url: string, holder: Holder) {
    this.#client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: OPEN_MS,
      application_name: 'soulad-listen',
    });
    this.#client.on('error', (error) => holder.over(error));
    this.#client.on('end', () => holder.over(undefined));
    this.#client.on('notification', ({ payload = '' }) => holder.heard(payload));
  }

  async open(): Promise<void> {
    await this.#client.connect();
    await this.#client.query(`listen ${CHANNEL}`);
  }

  async publish(word: string): Promise<void> {
    await this.#client.query('select pg_notify($1, $2)', [CHANNEL, word]);
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}
