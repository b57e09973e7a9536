import { startPostgres } from '@soulad/infra/postgres';
import pg from 'pg';
import { waitFor } from '../../support/wait-for.js';

type Running = Awaited<ReturnType<typeof startPostgres>>;

/** A Postgres with fsync on data of its own, to be killed, stalled and started again. */
export class FragilePostgres {
  #stalled: readonly number[] = [];

  private constructor(
    public dataDir: string,
    private running: Running,
  ) {
    // A test run that ends in the middle leaves no server behind.
    process.on('exit', this.#abandon);
  }

  readonly #abandon = (): void => signalAll([this.running.pid], 'SIGQUIT');

  static async start(dataDir: string): Promise<FragilePostgres> {
    return new FragilePostgres(dataDir, await startPostgres({ dataDir, durable: true }));
  }

  get adminUrl(): string {
    return this.running.adminUrl;
  }

  get port(): number {
    return this.running.port;
  }

  /** SIGKILL of every process of the server at once. */
  async kill(): Promise<void> {
    const pids = await this.processes();
    signalAll(pids, 'SIGKILL');
    await waitFor('no process of the database is left', () => !pids.some(lives));
  }

  /** SIGKILL of one backend of the product: Postgres ends all others and recovers by itself. */
  async killBackend(): Promise<void> {
    const [row] = await this.ask(
      `select pid from pg_stat_activity where application_name = 'soulad' order by random() limit 1`,
    );
    signalAll([Number(row?.pid)], 'SIGKILL');
  }

  /** Ends every connection of the product. */
  async terminateBackends(): Promise<void> {
    await this.ask(
      `select pg_terminate_backend(pid) as pid from pg_stat_activity where application_name like 'soulad%'`,
    );
  }

  /** Ends the connections on which announcements are heard. */
  async terminateListeners(): Promise<void> {
    await this.ask(
      `select pg_terminate_backend(pid) as pid from pg_stat_activity where application_name = 'soulad-listen'`,
    );
  }

  /** Nothing of the server moves, as on a disk that does not answer. */
  async stall(): Promise<void> {
    this.#stalled = await this.processes();
    signalAll(this.#stalled, 'SIGSTOP');
  }

  resume(): void {
    signalAll(this.#stalled, 'SIGCONT');
    this.#stalled = [];
  }

  /** SIGKILL while it is stalled: nothing that was under way is finished. */
  async killStalled(): Promise<void> {
    const pids = this.#stalled;
    signalAll(pids, 'SIGKILL');
    this.#stalled = [];
    await waitFor('no process of the database is left', () => !pids.some(lives));
  }

  /** @param dataDir other data than before, as after a restore */
  async startAgain(dataDir = this.dataDir): Promise<void> {
    this.dataDir = dataDir;
    this.running = await startPostgres({ dataDir: this.dataDir, durable: true });
  }

  async stop(): Promise<void> {
    this.resume();
    process.off('exit', this.#abandon);
    await this.running.stop();
  }

  private async processes(): Promise<readonly number[]> {
    const rows = await this.ask('select pid from pg_stat_activity');
    return [this.running.pid, ...rows.map(({ pid }) => Number(pid))];
  }

  private async ask(text: string): Promise<{ pid: unknown }[]> {
    const client = new pg.Client({ connectionString: this.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<{ pid: unknown }>(text)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      if (pid > 0) process.kill(pid, signal);
    } catch {
      // It is gone already.
    }
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
