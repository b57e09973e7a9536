import { startPostgres } from '@soulad/infra/postgres';
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
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

  /**
   * No file of the server grows beyond so many bytes, as by `ulimit -f`, now and in everything it starts; undefined takes the
   * limit away. What cannot be written is refused with EFBIG where a full disk says ENOSPC: the server does the same about both.
   */
  async limitFiles(bytes: number | undefined): Promise<void> {
    const pids = [this.running.pid, ...childrenOf(this.running.pid)].filter(lives);
    for (const pid of pids) await prlimit(pid, bytes).catch((error: unknown) => lives(pid) && Promise.reject(error));
  }

  /** Whether the server is there, ready or not. */
  get lives(): boolean {
    return lives(this.running.pid);
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

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').map(Number).filter(Boolean);
}

async function prlimit(pid: number, bytes: number | undefined): Promise<void> {
  // As the account of the server: another one may not, root in a container included.
  const { uid, gid } = statSync(`/proc/${pid}`);
  const account = uid === process.getuid?.() ? {} : { uid, gid };
  await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`], account);
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
