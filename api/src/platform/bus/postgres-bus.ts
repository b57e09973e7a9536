import pg from 'pg';
import type { ClockPort } from '../clock/clock.js';
import { log } from '../logging/log.js';
import { count } from '../metrics/measures.js';
import { Bus, type Ear, pauseAfter } from './bus.js';
import { Pulse } from './pulse.js';

/** Channel of LISTEN and NOTIFY. */
export const CHANNEL = 'soulad';

/** LISTEN and NOTIFY of the database itself: nothing else is needed. */
export class PostgresBus extends Bus {
  readonly #pulse: Pulse;
  #client: pg.Client | undefined;
  #ear: Ear | undefined;
  #retry: () => void = () => undefined;
  #tries = 0;
  #up = false;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly clock: ClockPort,
  ) {
    super();
    this.#pulse = new Pulse(
      clock,
      (word) => void this.#client?.query('select pg_notify($1, $2)', [CHANNEL, word]).catch(() => undefined),
      () => this.#client && this.lost(this.#client),
    );
  }

  get isUp(): boolean {
    return this.#up;
  }

  tell(): void {
    // NOTIFY left with the commit.
  }

  async listen(ear: Ear): Promise<void> {
    this.#ear = ear;
    const client = new pg.Client({
      connectionString: this.url,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      application_name: 'soulad-listen',
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload = '' }) => this.#pulse.heard(payload) || ear.heard(payload));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (client === this.#client) this.stands(ear);
    } catch {
      this.lost(client);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#up = false;
    this.#retry();
    this.#pulse.end();
    await this.#client?.end().catch(() => undefined);
  }

  private stands(ear: Ear): void {
    this.#up = true;
    this.#pulse.begin();
    if (this.#tries > 0) ear.back();
    this.#tries = 0;
  }

  private lost(client: pg.Client): void {
    const ear = this.#ear;
    if (this.#closed || client !== this.#client || !ear) return;
    this.#client = undefined;
    const stood = this.#up;
    this.#up = false;
    this.#pulse.end();
    client.end().catch(() => undefined);
    const wait = pauseAfter(this.#tries);
    this.#tries += 1;
    count('soulad_bus_lost_total');
    log('warn', 'The announcement channel is away; coming back.', { count: this.#tries });
    this.#retry = this.clock.after(wait, () => void this.listen(ear));
    if (stood) ear.lost();
  }
}
